package org.careeralmanac.roles.source;

import jakarta.annotation.security.RolesAllowed;
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
import java.sql.SQLException;
import org.careeralmanac.defaults.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Withdraws releases; errata happen. */
@Path("/api/v1/admin/roles/releases/{release}/withdrawal")
@Tag(name = "Stewardship", description = "Writes of data stewards; they need a bearer token with the role steward")
public class WithdrawalResource {

    private final Withdrawal withdrawal;

    public WithdrawalResource(Withdrawal withdrawal) {
        this.withdrawal = withdrawal;
    }

    @Schema(name = "WithdrawalReason", description = "Why the release is withdrawn; it stays readable")
    public record WithdrawalReason(
            @NotBlank @Size(max = 1000) @Schema(examples = "The publisher issued an erratum.", required = true)
            String reason) {}

    @Schema(name = "ReleaseWithdrawn", description = "The release is left out at every day from now on")
    public record ReleaseWithdrawn(
            @Schema(required = true) String release,
            @Schema(required = true) String reason,

            @Schema(description = "Position of the change in the feed", required = true)
            long position) {}

    @POST
    @RolesAllowed("steward")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "token")
    @Operation(
            operationId = "withdrawRelease",
            summary = "Withdraws a release",
            description = "It is left out at every day, past ones too, and stays listed with the reason.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = ReleaseWithdrawn.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_BODY",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "UNAUTHENTICATED",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "FORBIDDEN",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "RELEASE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "RELEASE_STATE",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ReleaseWithdrawn withdraw(
            @Parameter(example = "onet:all:excerpt-skills:2024-08-31") @PathParam("release") String release,
            @Valid @NotNull WithdrawalReason reason)
            throws SQLException {
        return new ReleaseWithdrawn(release, reason.reason(), withdrawal.withdraw(release, reason.reason()));
    }
}
