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
@Tag(name = "Stewardship", description = "Writes of data stewards; they need a bearer token with the role steward")
@SecurityRequirement(name = "token")
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A JWT, verified as RFC8725 recommends: a signature with an asymmetric key, expiry, and the"
                + " issuer where one is set. The role (editor or steward) is in the claim groups")
public class SalaryImports extends ImportsResource {

    SalaryImports(Imports imports) {
        super(imports);
    }
}
