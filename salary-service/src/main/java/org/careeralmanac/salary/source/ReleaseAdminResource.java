package org.careeralmanac.salary.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What data stewards do with releases. */
@Path("/api/v1/admin/salary/releases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Administration", description = "For data stewards; needs a bearer token")
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A token with the role steward")
public class ReleaseAdminResource {

    private final DataSource database;
    private final Releases releases;
    private final ChangeFeed feed;

    ReleaseAdminResource(DataSource database, Releases releases, ChangeFeed feed) {
        this.database = database;
        this.releases = releases;
        this.feed = feed;
    }

    public record Withdrawal(
            @Schema(description = "Why; it stays readable", examples = "The publisher issued an erratum")
            @NotBlank(message = "say why; the reason stays readable")
            @Size(max = 1000, message = "at most 1,000 characters")
            String reason) {}

    public record Withdrawn(
            @Schema(examples = "bls-oews:2023-05:excerpt:2024-04-03")
            String release,

            Release.Status status,
            String reason,

            @Schema(description = "Position of the change in this service's feed")
            long position) {}

    @POST
    @Path("{release}/withdrawal")
    @RolesAllowed("steward")
    @Transactional
    @Operation(summary = "Withdraws a release: left out at every day, past ones too, and listed with the reason")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "200", description = "Withdrawn")
    @APIResponse(
            responseCode = "404",
            description = "RELEASE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "RELEASE_STATE: it is not published",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Withdrawn withdraw(
            @PathParam("release") String release, @NotNull(message = "send {\"reason\": …}") @Valid Withdrawal body)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            releases.withdraw(connection, release, body.reason());
            long position = feed.append(
                    connection, "release", Change.Op.delete, release, null, Touched.by(connection, release));
            return new Withdrawn(release, Release.Status.withdrawn, body.reason(), position);
        }
    }
}
