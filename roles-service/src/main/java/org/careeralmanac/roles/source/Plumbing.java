package org.careeralmanac.roles.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.release.Releases;

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
}
