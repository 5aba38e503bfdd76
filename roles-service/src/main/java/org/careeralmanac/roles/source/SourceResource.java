package org.careeralmanac.roles.source;

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

/** Who says what this service knows, and what changed when. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources and changes", description = "Who says it, in which releases, and what changed when")
public class SourceResource {

    private final Releases releases;
    private final ChangeFeed feed;

    public SourceResource(Releases releases, ChangeFeed feed) {
        this.releases = releases;
        this.feed = feed;
    }

    @Schema(name = "SourceList", description = "Every source of this service, by id")
    public record SourceList(@Schema(required = true) List<Source> items) {}

    @Schema(name = "ReleaseList", description = "The releases of a source, newest first")
    public record ReleaseList(@Schema(required = true) List<Release> items) {}

    @Schema(name = "ChangeList", description = "Changes after a position, oldest first")
    public record ChangeList(
            @Schema(required = true) List<Change> items,

            @Schema(description = "The newest position of the feed", required = true)
            long position) {}

    @GET
    @Path("/sources")
    @Operation(operationId = "listSources", summary = "Every source of this service")
    public SourceList sources() throws SQLException {
        return new SourceList(releases.sources());
    }

    @GET
    @Path("/sources/{id}/releases")
    @Operation(operationId = "listReleases", summary = "The releases of a source, withdrawn ones with their reason")
    @APIResponse(
            responseCode = "200",
            description = "The releases, newest first",
            content = @Content(schema = @Schema(implementation = ReleaseList.class)))
    @APIResponse(
            responseCode = "404",
            description = "SOURCE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ReleaseList releases(@Parameter(example = "onet") @PathParam("id") String id) throws SQLException {
        return new ReleaseList(releases.of(id));
    }

    @GET
    @Path("/changes")
    @Operation(
            operationId = "listChanges",
            summary = "The change feed",
            description = "With fewer items than the limit, position is where to go on: nothing before it is missing.")
    @APIResponse(
            responseCode = "200",
            description = "The changes, oldest first",
            content = @Content(schema = @Schema(implementation = ChangeList.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ChangeList changes(
            @Parameter(
                            description = "Position after which to start, default 0",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("after")
                    String after,
            @Parameter(
                            description = "How many changes, 1 to 100, default 20",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    String limit)
            throws SQLException {
        long start = Parameters.position("after", after);
        int most = Parameters.limit(limit);
        // The position first: whatever it covers is then among the items, so that a reader may go on from it.
        long position = feed.position();
        List<Change> changes = feed.after(start, most);
        return new ChangeList(
                changes,
                changes.isEmpty()
                        ? position
                        : Math.max(position, changes.getLast().position()));
    }
}
