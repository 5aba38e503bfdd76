package org.careeralmanac.roles.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.imports.Imports;
import org.careeralmanac.defaults.imports.ReleaseContents;
import org.careeralmanac.defaults.imports.ReleaseLife;
import org.careeralmanac.defaults.release.Releases;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The shared plumbing, set up for this service's database. */
public class Plumbing {

    @Produces
    @Singleton
    ChangeFeed changeFeed(DataSource database, ObjectMapper json, Clock clock) {
        return new ChangeFeed(database, json, "roles-service", clock);
    }

    @Produces
    @Singleton
    Releases releases(DataSource database, Clock clock) {
        return new Releases(database, clock);
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
}
