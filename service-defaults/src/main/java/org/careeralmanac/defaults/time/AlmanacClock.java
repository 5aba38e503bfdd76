package org.careeralmanac.defaults.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one clock of a service, UTC. {@code almanac.clock.offset} (an ISO 8601 duration such as {@code P400D}) shows what
 * readers will see at a later time, which pages with an expiry need to be rehearsed.
 */
public class AlmanacClock {

    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "almanac.clock.offset", defaultValue = "PT0S") Duration offset) {
        return Clock.offset(Clock.systemUTC(), offset);
    }
}
