package org.careeralmanac.gateway.career;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.careeralmanac.defaults.http.Parameters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The change feed of the whole almanac. */
@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes")
public class ChangeResource {

    private final AlmanacChanges changes;

    ChangeResource(AlmanacChanges changes) {
        this.changes = changes;
    }

    @GET
    @Operation(
            operationId = "listChanges",
            summary = "What changed after a cursor",
            description =
                    "Begin without `after`, then pass on `nextCursor` each time, also when there was nothing new. "
                            + "Order holds within a service. While `partial` is true a service is away; its changes "
                            + "come later with the same cursor, none is skipped.")
    @APIResponse(
            responseCode = "200",
            description = "The changes, oldest first",
            content =
                    @Content(
                            schema = @Schema(ref = "ChangeList"),
                            examples = @ExampleObject(name = "changes", ref = "changeList")))
    @APIResponse(responseCode = "400", ref = "Problem")
    public Uni<Response> changes(
            @Parameter(description = "nextCursor of the answer before") @QueryParam("after") String after,
            @Parameter(
                            description = "How many items",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @QueryParam("limit")
                    String limit,
            @Context UriInfo uri) {
        Query.allows(uri, "after", "limit");
        int items = Parameters.limit(limit);
        return Uni.createFrom()
                .completionStage(() -> changes.after(after, items))
                .map(page -> {
                    Response.ResponseBuilder answer =
                            Response.ok(page.json()).header(HttpHeaders.CACHE_CONTROL, "no-store");
                    return (page.complete() ? answer : answer.header(PageHeaders.COMPLETENESS, "partial")).build();
                });
    }
}
