package org.careeralmanac.salary.source;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who says what this service knows. */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources", description = "Who says it, and since when")
public class SourceResource {

    private final Releases releases;

    SourceResource(Releases releases) {
        this.releases = releases;
    }

    @Schema(name = "SourceList")
    public record Sources(List<Source> items) {}

    @Schema(name = "ReleaseList")
    public record ReleasesOfSource(List<Release> items) {}

    @GET
    @Operation(summary = "Every source of pay figures, by id")
    public Sources sources() throws SQLException {
        return new Sources(releases.sources());
    }

    @GET
    @Path("{id}/releases")
    @Operation(summary = "The releases of a source, newest first, withdrawn ones with their reason")
    @APIResponse(responseCode = "200", description = "The releases")
    @APIResponse(
            responseCode = "404",
            description = "SOURCE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ReleasesOfSource releases(@PathParam("id") String id) throws SQLException {
        return new ReleasesOfSource(releases.of(id));
    }
}
