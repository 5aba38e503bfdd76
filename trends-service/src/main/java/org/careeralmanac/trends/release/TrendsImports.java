package org.careeralmanac.trends.release;

import jakarta.ws.rs.Path;
import org.careeralmanac.defaults.imports.Imports;
import org.careeralmanac.defaults.imports.ImportsResource;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files that this service takes. */
@Path("/api/v1/admin/trends/imports")
@Tag(name = "Stewardship")
@SecurityRequirement(name = "token")
public class TrendsImports extends ImportsResource {

    TrendsImports(Imports imports) {
        super(imports);
    }
}
