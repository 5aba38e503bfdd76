package org.careeralmanac.trends.release;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.release.Releases;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes releases out of every answer, today's and past ones. */
@Path("/api/v1/admin/trends/releases")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "admin")
@SecurityRequirement(name = "bearer")
public class WithdrawalResource {

    private final DataSource database;
    private final Releases releases;
    private final ChangeFeed feed;
    private final Clock clock;

    WithdrawalResource(DataSource database, Releases releases, ChangeFeed feed, Clock clock) {
        this.database = database;
        this.releases = releases;
        this.feed = feed;
        this.clock = clock;
    }

    @Schema(description = "Why a release is withdrawn")
    public record Withdrawal(
            @NotBlank @Schema(examples = "Erratum of the publisher")
            String reason) {}

    @Schema(description = "A release that was withdrawn")
    public record Withdrawn(String release, String reason, String withdrawnAt, long position) {}

    @POST
    @Path("/{release}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("steward")
    @Transactional
    @Operation(operationId = "withdraw", summary = "Withdraw a release: it is left out at every day and stays listed")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = Withdrawn.class)))
    @APIResponse(
            responseCode = "404",
            description = "RELEASE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "RELEASE_STATE",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Withdrawn withdraw(@PathParam("release") String release, @NotNull @Valid Withdrawal withdrawal)
            throws SQLException {
        // Inside the transaction of this call the pool hands out the transaction's own connection.
        try (Connection connection = database.getConnection()) {
            releases.withdraw(connection, release, withdrawal.reason());
            long position =
                    feed.append(connection, "release", Change.Op.delete, release, null, Change.Touches.everything());
            return new Withdrawn(
                    release,
                    withdrawal.reason(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                    position);
        }
    }
}
