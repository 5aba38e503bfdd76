package org.careeralmanac.roles.source;

import jakarta.ws.rs.Path;
import org.careeralmanac.defaults.imports.Imports;
import org.careeralmanac.defaults.imports.ImportsResource;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files that this service takes. */
@Path("/api/v1/admin/roles/imports")
@Tag(name = "Stewardship", description = "Writes of data stewards; they need a bearer token with the role steward")
@SecurityRequirement(name = "token")
public class RolesImports extends ImportsResource {

    public RolesImports(Imports imports) {
        super(imports);
    }
}
