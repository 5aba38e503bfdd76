package org.careeralmanac.gateway.edge;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A route below JAX-RS with a defect. */
@ApplicationScoped
class BrokenRoute {

    static final String PATH = "/test/broken-route";

    void route(@Observes Router router) {
        router.get(PATH).order(1).handler(context -> {
            throw new IllegalStateException("secret of the inside");
        });
    }
}
