package org.careeralmanac.salary.source;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.careeralmanac.defaults.answer.StoredAnswers;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.imports.Imports;
import org.careeralmanac.defaults.imports.ReleaseContents;
import org.careeralmanac.defaults.imports.ReleaseLife;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.salary.SalaryProblem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives this service its own releases and feed, and its way of writing JSON. */
public class Plumbing {

    /** Times go out in whole milliseconds, so that is what they are stored in. */
    private static final Duration PRECISION = Duration.ofMillis(1);

    @Produces
    @Singleton
    Releases releases(DataSource database, Clock clock) {
        return new Releases(database, Clock.tick(clock, PRECISION));
    }

    @Produces
    @Singleton
    ChangeFeed feed(DataSource database, ObjectMapper json, Clock clock) {
        return new ChangeFeed(database, json, "salary-service", Clock.tick(clock, PRECISION));
    }

    @Produces
    @Singleton
    StoredAnswers storedAnswers(DataSource database) {
        return new StoredAnswers(database, SalaryProblem.class);
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

    /** Money is written as plain decimals, never as 2.3E+5. */
    @Singleton
    static class PlainDecimals implements ObjectMapperCustomizer {
        @Override
        public void customize(ObjectMapper json) {
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        }
    }
}
