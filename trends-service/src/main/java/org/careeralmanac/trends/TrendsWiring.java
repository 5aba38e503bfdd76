package org.careeralmanac.trends;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.careeralmanac.defaults.answer.StoredAnswers;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.imports.Imports;
import org.careeralmanac.defaults.imports.ReleaseContents;
import org.careeralmanac.defaults.imports.ReleaseLife;
import org.careeralmanac.defaults.release.Releases;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Constructs the plumbing of the suite for this service. */
class TrendsWiring {

    @Produces
    @Singleton
    ChangeFeed feed(DataSource database, ObjectMapper json, Clock clock) {
        return new ChangeFeed(database, json, "trends-service", clock);
    }

    @Produces
    @Singleton
    Releases releases(DataSource database, Clock clock) {
        return new Releases(database, clock);
    }

    @Produces
    @Singleton
    StoredAnswers storedAnswers(DataSource database) {
        return new StoredAnswers(database, TrendsWiring.class);
    }

    @Produces
    @Singleton
    ReleaseLife life(DataSource database, Releases releases, ChangeFeed feed, ReleaseContents contents, Clock clock) {
        return new ReleaseLife(database, releases, feed, contents, clock);
    }

    @Produces
    @Singleton
    Imports imports(
            DataSource database,
            ObjectMapper json,
            Clock clock,
            Releases releases,
            ReleaseLife life,
            @All List<Importer> importers,
            @ConfigProperty(name = "almanac.imports.folder") Path folder) {
        return new Imports(database, json, clock, releases, life, importers, folder);
    }

    /** Numbers are plain decimals: 1000000, never 1E+6. */
    @Singleton
    static class PlainNumbers implements ObjectMapperCustomizer {
        @Override
        public void customize(ObjectMapper mapper) {
            mapper.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        }
    }
}
