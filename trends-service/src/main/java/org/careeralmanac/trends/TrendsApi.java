package org.careeralmanac.trends;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the description of this API says of the whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Career Almanac trends-service",
                        version = "1",
                        description = "Where careers are heading: trends, outlooks, series, each with its source."),
        tags = {
            @Tag(name = "owner", description = "What the gateway composes pages of"),
            @Tag(name = "trends", description = "Trends and their history"),
            @Tag(name = "series", description = "Measured series, and the sectors that they are of"),
            @Tag(name = "sources", description = "What the service knows, from whom, and how that changes"),
            @Tag(name = "Authoring", description = "Writes of editors; they need a bearer token with the role editor"),
            @Tag(
                    name = "Stewardship",
                    description = "Writes of data stewards; they need a bearer token with the role steward")
        })
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A JWT, verified as RFC8725 recommends: a signature with an asymmetric key, expiry, and the"
                + " issuer where one is set. The role (editor or steward) is in the claim groups")
public class TrendsApi extends Application {}
