package org.careeralmanac.gateway.career;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the almanac knows and from whom. */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources")
public class SourceResource {

    private final AlmanacSources sources;

    SourceResource(AlmanacSources sources) {
        this.sources = sources;
    }

    @GET
    @Operation(operationId = "listSources", summary = "Every source, with the services that hold data of it")
    @APIResponse(
            responseCode = "200",
            description = "All sources by id",
            content =
                    @Content(
                            schema = @Schema(ref = "SourceList"),
                            examples = @ExampleObject(name = "sources", ref = "sourceList")))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> sources(@Context UriInfo uri, @Context HttpHeaders headers) {
        Query.allows(uri);
        return Uni.createFrom().completionStage(sources::all).map(all -> all.response(headers));
    }

    @GET
    @Path("{id}/releases")
    @Operation(operationId = "listReleases", summary = "The releases of a source, newest first")
    @APIResponse(
            responseCode = "200",
            description = "The releases",
            content =
                    @Content(
                            schema = @Schema(ref = "ReleaseList"),
                            examples = @ExampleObject(name = "releases", ref = "releaseList")))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> releases(
            @Parameter(description = "The source's id", example = "bls-oews") @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Query.allows(uri);
        return Uni.createFrom().completionStage(() -> sources.releases(id)).map(releases -> releases.response(headers));
    }
}
