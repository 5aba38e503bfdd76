package org.careeralmanac.roles.role;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
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

/** Changes a role's address. */
@Path("/api/v1/admin/roles")
@Tag(name = "Authoring")
public class SlugResource {

    private final Renaming renaming;

    public SlugResource(Renaming renaming) {
        this.renaming = renaming;
    }

    @Schema(name = "SlugChange", description = "The new address of a career")
    public record SlugChange(
            @NotNull @Schema(examples = "principal-ml-engineer", required = true)
            String slug) {}

    @Schema(name = "SlugChanged", description = "The address is in force")
    public record SlugChanged(
            @Schema(required = true) String id,
            @Schema(required = true) String slug,

            @Schema(description = "Position of the change in the feed", required = true)
            long position) {}

    @PUT
    @Path("{id}/slug")
    @RolesAllowed("editor")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "token")
    @Operation(
            operationId = "changeSlug",
            summary = "Gives a role another address",
            description = "The old one answers 308 from now on and is never given to another role.")
    @APIResponse(
            responseCode = "200",
            description = "Done",
            content = @Content(schema = @Schema(implementation = SlugChanged.class)))
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
            description = "ROLE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "SLUG_TAKEN, SLUG_RESERVED, ROLE_MERGED or ROLE_NOT_PUBLISHED",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public SlugChanged change(
            @Parameter(example = "principal-ai-ml-engineer") @PathParam("id") String id,
            @Valid @NotNull SlugChange change)
            throws SQLException {
        return new SlugChanged(id, change.slug(), renaming.rename(id, change.slug()));
    }
}
