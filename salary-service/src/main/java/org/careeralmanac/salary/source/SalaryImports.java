package org.careeralmanac.salary.source;

import jakarta.ws.rs.Path;
import org.careeralmanac.defaults.imports.Imports;
import org.careeralmanac.defaults.imports.ImportsResource;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files that this service takes. */
@Path("/api/v1/admin/salary/imports")
@Tag(name = "Administration", description = "For data stewards; needs a bearer token")
@SecurityRequirement(name = "bearer")
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A token with the role steward")
public class SalaryImports extends ImportsResource {

    SalaryImports(Imports imports) {
        super(imports);
    }
}
