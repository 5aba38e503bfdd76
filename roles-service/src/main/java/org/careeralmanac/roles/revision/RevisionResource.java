package org.careeralmanac.roles.revision;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
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
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes what an editor wrote. */
@Path("/api/v1/admin/roles")
@Tag(name = "Authoring", description = "Writes of editors; they need a bearer token with the role editor")
public class RevisionResource {

    private final Publishing publishing;
    private final SecurityIdentity identity;

    public RevisionResource(Publishing publishing, SecurityIdentity identity) {
        this.publishing = publishing;
        this.identity = identity;
    }

    @Schema(name = "RevisionDraft", description = "The sections to publish, each whole, and why")
    public record RevisionDraft(
            @NotBlank @Size(max = 1000) @Schema(description = "Why", examples = "Clearer summary", required = true)
            String note,

            @NotNull
            @Schema(
                    description =
                            "Content by section key, as the starter catalogue's files hold it: without what the "
                                    + "service works out by itself (contradictions, rated skills, titles and skills of related "
                                    + "careers). A typed field that is left out shows the starter's. profile is title, family, "
                                    + "seniority, alternateTitles and skills. An empty part takes back what editors said of it.",
                    required = true)
            Map<String, JsonNode> sections) {}

    @Schema(name = "RevisionPublished", description = "The revision is published and the pages show it")
    public record RevisionPublished(
            @Schema(required = true, examples = "principal-ai-ml-engineer")
            String role,

            @Schema(required = true, examples = "1") int number,
            @Schema(required = true) Instant publishedAt,

            @Schema(description = "Keys of the sections that changed", required = true)
            List<String> sections,

            @Schema(description = "Position of the change in the feed", required = true)
            long position) {}

    @POST
    @Path("{id}/revisions")
    @RolesAllowed("editor")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "token")
    @Operation(
            operationId = "publishRevision",
            summary = "Publishes sections of a role",
            description =
                    "Only sections that differ from the editors' newest are stored. The revision, the pages that it "
                            + "touches and the entry of the change feed are one transaction.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = RevisionDraft.class),
                            examples =
                                    @ExampleObject(
                                            name = "summary",
                                            summary = "A new summary; the other fields stay the starter's",
                                            value =
                                                    "{\"note\": \"Clearer summary\", \"sections\": {\"overview\": {\"summary\": \"Leads machine learning work from idea to production.\"}}}")))
    @APIResponse(
            responseCode = "201",
            description = "Published",
            content = @Content(schema = @Schema(implementation = RevisionPublished.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_BODY with a JSON Pointer for each fault",
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
            description = "ROLE_MERGED, ROLE_NOT_PUBLISHED or NOTHING_CHANGED",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response publish(
            @Parameter(example = "principal-ai-ml-engineer") @PathParam("id") String id,
            @Valid @NotNull RevisionDraft draft)
            throws SQLException {
        Publishing.Published done =
                publishing.publish(id, identity.getPrincipal().getName(), draft.note(), draft.sections());
        return Response.status(Response.Status.CREATED)
                .entity(new RevisionPublished(
                        done.role(),
                        done.number(),
                        done.publishedAt(),
                        done.sections().stream().map(Part::key).toList(),
                        done.position()))
                .build();
    }
}
