package org.careeralmanac.trends.release;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sources, their releases and the change feed. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "sources")
public class ReleaseResource {

    private final Releases releases;
    private final ChangeFeed feed;

    ReleaseResource(Releases releases, ChangeFeed feed) {
        this.releases = releases;
        this.feed = feed;
    }

    @Schema(description = "Every source")
    public record SourceList(List<Source> items) {}

    @Schema(description = "The releases of one source, newest first")
    public record ReleaseList(List<Release> items) {}

    @Schema(description = "Changes, oldest first")
    public record ChangeList(
            List<Change> items,

            @Schema(description = "The newest position of the feed")
            long position) {}

    @GET
    @Path("/sources")
    @Operation(operationId = "sources", summary = "Every source that this service loaded")
    public SourceList sources() throws SQLException {
        return new SourceList(releases.sources());
    }

    @GET
    @Path("/sources/{id}/releases")
    @Operation(operationId = "releases", summary = "The releases of a source, withdrawn ones with their reason")
    @APIResponse(
            responseCode = "200",
            description = "Newest first",
            content = @Content(schema = @Schema(implementation = ReleaseList.class)))
    @APIResponse(
            responseCode = "404",
            description = "SOURCE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ReleaseList releases(@PathParam("id") String id) throws SQLException {
        return new ReleaseList(releases.of(id));
    }

    @GET
    @Path("/changes")
    @Operation(operationId = "changes", summary = "The change feed")
    @APIResponse(
            responseCode = "200",
            description = "The changes after a position",
            content = @Content(schema = @Schema(implementation = ChangeList.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ChangeList changes(
            @Parameter(
                            description = "Position of the last change already seen; absent: from the start",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("after")
                    String after,
            @Parameter(description = "1 to 100, default 20", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    String limit)
            throws SQLException {
        List<Change> changes = feed.after(Parameters.position("after", after), Parameters.limit(limit));
        // Read after the items, so that a client never takes a position for newest that is behind them.
        return new ChangeList(changes, feed.position());
    }
}
