package org.careeralmanac.salary.source;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.http.Parameters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What changed here, in order. */
@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes", description = "What changed, in order, so that caches can follow")
public class ChangesResource {

    private final ChangeFeed feed;

    ChangesResource(ChangeFeed feed) {
        this.feed = feed;
    }

    @Schema(name = "ChangeList")
    public record Changes(
            List<Change> items,

            @Schema(description = "The newest position of the feed")
            long position) {}

    @GET
    @Operation(summary = "The changes after a position, oldest first")
    public Changes after(
            @RestQuery @Parameter(description = "A feed position; absent: from the beginning") String after,
            @RestQuery @Parameter(description = "1 to 100, default 20") String limit)
            throws SQLException {
        long from = Parameters.position("after", after);
        int most = Parameters.limit(limit);
        // The position first: a change that comes in between is then among the items, never skipped.
        long position = feed.position();
        return new Changes(feed.after(from, most), position);
    }
}
