package org.careeralmanac.salary.catalogue;

import org.eclipse.microprofile.health.Readiness;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets no request through to a schema that does not stand yet. */
public class SchemaFilter {

    private final CatalogueAtStart start;

    SchemaFilter(@Readiness CatalogueAtStart start) {
        this.start = start;
    }

    @ServerRequestFilter
    public void schemaStands() {
        start.schema().require();
    }
}
