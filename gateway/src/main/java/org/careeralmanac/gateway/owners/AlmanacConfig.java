package org.careeralmanac.gateway.owners;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;

/** What an operator may set. */
@ConfigMapping(prefix = "almanac")
public interface AlmanacConfig {

    Owners owners();

    Page page();

    Feeds feeds();

    Cache cache();

    Admin admin();

    Clock clock();

    Limits limits();

    interface Owners {

        Target roles();

        Target salary();

        Target trends();

        /**
         * How long one call to an owner may last, to the last byte. A page stops waiting sooner; the call goes on to
         * here so that its answer serves the next page.
         */
        @WithDefault("2s")
        Duration callTimeout();

        /** Time for opening a connection. */
        @WithDefault("500ms")
        Duration connectTimeout();

        /** The largest answer taken. */
        @WithDefault("4M")
        MemorySize maxAnswer();

        /**
         * Connections to each owner, and calls to it at the same time: one more call fails at once. One more connection
         * is for its feed.
         */
        @WithDefault("64")
        @Min(1)
        @Max(10_000)
        int connections();

        default Target of(Owner owner) {
            return switch (owner) {
                case ROLES -> roles();
                case SALARY -> salary();
                case TRENDS -> trends();
            };
        }
    }

    interface Target {
        URI url();

        /** How long a page waits for this owner, never beyond the page's own deadline. */
        @WithDefault("700ms")
        Duration deadline();
    }

    interface Page {

        /** Within this time a page is answered, whatever its owners do. */
        @WithDefault("800ms")
        Duration deadline();

        /** What of the deadline is kept for writing the page. */
        @WithDefault("30ms")
        Duration reserve();

        /** What {@code Retry-After} and {@code retryAfterSeconds} say; whole seconds. */
        @WithDefault("2s")
        Duration retryAfter();
    }

    interface Feeds {

        /** Time between two readings of an owner's change feed. */
        @WithDefault("1s")
        Duration every();

        /** For how long after a reading kept answers count as live without asking. */
        @WithDefault("5s")
        Duration trustedFor();
    }

    interface Cache {

        /** Bytes of owners' answers kept. */
        @WithDefault("32M")
        MemorySize answers();

        /** Bytes of finished pages kept. */
        @WithDefault("32M")
        MemorySize pages();

        /** Careers whose highlights are kept. */
        @WithDefault("20000")
        @Min(1)
        int highlights();
    }

    interface Admin {

        /** After this time without a byte in either direction a forwarded call is given up. */
        @WithDefault("60s")
        Duration idleTimeout();
    }

    interface Clock {

        /** Read by the clock of service-defaults; named here because the keys of this prefix are checked. */
        @WithDefault("PT0S")
        Duration offset();
    }

    /** Read by the limit on bodies of service-defaults; named here because the keys of this prefix are checked. */
    interface Limits {

        @WithDefault("1M")
        MemorySize body();

        @WithDefault("4G")
        MemorySize upload();
    }
}
