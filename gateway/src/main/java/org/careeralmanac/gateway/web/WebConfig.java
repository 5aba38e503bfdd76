package org.careeralmanac.gateway.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How the HTML pages are made. */
@ConfigMapping(prefix = "almanac.web")
interface WebConfig {

    /** The address under which people reach this almanac, without a slash at its end; canonical links start with it. */
    Optional<String> publicUrl();

    /** How many bytes of rendered pages are kept; the least recently used go first. */
    @WithDefault("16000000")
    int keptBytes();
}
