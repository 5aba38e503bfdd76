package org.careeralmanac.roles;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the contract says beside its calls. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Career Almanac roles-service",
                        version = "1",
                        description = "The owner of role profiles: revisions, titles, skills, progression, relations, "
                                + "occupation codes and crosswalks. Reads are open. Errors are application/problem+json with a "
                                + "stable code. Clients ignore unknown fields and enum values."))
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A JWT, verified as RFC8725 recommends: a signature with an asymmetric key, expiry, and the"
                + " issuer where one is set. The role (editor or steward) is in the claim groups")
public class ApiDescription extends Application {}
