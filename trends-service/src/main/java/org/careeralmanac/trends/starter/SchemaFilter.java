package org.careeralmanac.trends.starter;

import org.eclipse.microprofile.health.Readiness;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets no request through to a schema that does not stand yet. */
public class SchemaFilter {

    private final Starter starter;

    SchemaFilter(@Readiness Starter starter) {
        this.starter = starter;
    }

    @ServerRequestFilter
    public void schemaStands() {
        starter.schema().require();
    }
}
