package org.careeralmanac.trends;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.release.Releases;

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

    /** Numbers are plain decimals: 1000000, never 1E+6. */
    @Singleton
    static class PlainNumbers implements ObjectMapperCustomizer {
        @Override
        public void customize(ObjectMapper mapper) {
            mapper.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        }
    }
}
