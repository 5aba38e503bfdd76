package org.careeralmanac.gateway.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/** How the gateway protects itself and its owners from too much. */
@ConfigMapping(prefix = "almanac.edge")
interface EdgeConfig {

    /** Requests a second that one client may send in the long run. */
    @WithDefault("100")
    @Min(1)
    @Max(1_000_000)
    int rate();

    /** Requests that one client may send at once after a quiet time. */
    @WithDefault("1000")
    @Min(1)
    @Max(1_000_000)
    int burst();

    /** Clients whose use is remembered; the least recently seen are forgotten first. */
    @WithDefault("20000")
    @Min(1)
    int clients();

    /**
     * Networks, as in {@code 10.0.0.0/8}, of the proxies in front of the gateway. What others say in {@code
     * X-Forwarded-For} is not believed.
     */
    Optional<List<String>> trustedProxies();

    /** Requests at work at the same time that no finished page answers; one more is sent away. */
    @WithDefault("128")
    @Min(1)
    int uncached();
}
