package org.careeralmanac.trends.trend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.trends.TrendsProblem;
import org.careeralmanac.trends.store.Rows;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The history of trends, and their revision by editors. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TrendResource {

    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

    private final DataSource database;
    private final ChangeFeed feed;
    private final Clock clock;
    private final ObjectMapper json;
    private final SecurityIdentity identity;
    private final Schema schema = TrendDraft.schema();

    TrendResource(DataSource database, ChangeFeed feed, Clock clock, ObjectMapper json, SecurityIdentity identity) {
        this.database = database;
        this.feed = feed;
        this.clock = clock;
        this.json = json;
        this.identity = identity;
    }

    @org.eclipse.microprofile.openapi.annotations.media.Schema(description = "A revision to publish")
    public record TrendRevisionDraft(
            @NotBlank
            @org.eclipse.microprofile.openapi.annotations.media.Schema(
                    description = "Why it is revised",
                    examples = "Reviewed for 2027")
            String note,

            @NotNull @org.eclipse.microprofile.openapi.annotations.media.Schema(implementation = TrendDraft.class)
            JsonNode trend) {}

    @org.eclipse.microprofile.openapi.annotations.media.Schema(description = "A revision that was published")
    public record PublishedTrendRevision(
            String trend,
            String lang,
            int number,

            @org.eclipse.microprofile.openapi.annotations.media.Schema(format = "date-time")
            String publishedAt,

            @org.eclipse.microprofile.openapi.annotations.media.Schema(description = "Its place in the change feed")
            long position) {}

    @org.eclipse.microprofile.openapi.annotations.media.Schema(description = "One revision of a trend")
    public record TrendRevision(
            String lang,
            int number,
            String title,

            @org.eclipse.microprofile.openapi.annotations.media.Schema(
                    description = "The editor, null for a catalogue's revision")
            String author,

            @org.eclipse.microprofile.openapi.annotations.media.Schema(
                    description = "The release of the catalogue that brought it, null for an editor's")
            String broughtBy,

            String note,

            @org.eclipse.microprofile.openapi.annotations.media.Schema(format = "date-time")
            String publishedAt,

            @org.eclipse.microprofile.openapi.annotations.media.Schema(description = "Whose statement it is")
            String release) {}

    @org.eclipse.microprofile.openapi.annotations.media.Schema(description = "The revisions of a trend, newest first")
    public record TrendRevisionList(List<TrendRevision> items) {}

    @org.eclipse.microprofile.openapi.annotations.media.Schema(description = "A revision to go back to")
    public record TrendRestoration(
            @org.eclipse.microprofile.openapi.annotations.media.Schema(
                    description = "The number of the revision whose content is published again",
                    examples = "1")
            @NotNull
            @Positive
            Integer number,

            @NotBlank
            @org.eclipse.microprofile.openapi.annotations.media.Schema(
                    description = "Why",
                    examples = "The revision of May was a mistake")
            String note) {}

    @GET
    @Path("/trends/{id}/revisions")
    @Tag(name = "trends")
    @Operation(operationId = "trendRevisions", summary = "The revisions of a trend, newest first")
    @APIResponse(
            responseCode = "200",
            description = "Every revision",
            content =
                    @Content(
                            schema =
                                    @org.eclipse.microprofile.openapi.annotations.media.Schema(
                                            implementation = TrendRevisionList.class)))
    @APIResponse(
            responseCode = "404",
            description = "TREND_NOT_FOUND",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema =
                                    @org.eclipse.microprofile.openapi.annotations.media.Schema(
                                            implementation = Problem.class)))
    public TrendRevisionList revisions(@PathParam("id") String id) {
        if (TrendEntity.findById(id) == null) {
            throw new ProblemException(TrendsProblem.TREND_NOT_FOUND, "There is no trend '%s'.".formatted(id));
        }
        return new TrendRevisionList(TrendRevisionEntity.history(id).stream()
                .map(r -> new TrendRevision(
                        r.key.lang(),
                        r.key.number(),
                        r.title,
                        r.author,
                        r.broughtBy,
                        r.note,
                        r.publishedAt.truncatedTo(ChronoUnit.MILLIS).toString(),
                        r.release))
                .toList());
    }

    @POST
    @Path("/admin/trends/{id}/revisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("editor")
    @Transactional
    @Tag(name = "Authoring")
    @SecurityRequirement(name = "token")
    @Operation(
            operationId = "publishTrendRevision",
            summary = "Publish a revision of a trend",
            description = "Makes the trend where there is none of that id. A revision is never changed.")
    @APIResponse(
            responseCode = "201",
            description = "Published",
            content =
                    @Content(
                            schema =
                                    @org.eclipse.microprofile.openapi.annotations.media.Schema(
                                            implementation = PublishedTrendRevision.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_BODY",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema =
                                    @org.eclipse.microprofile.openapi.annotations.media.Schema(
                                            implementation = Problem.class)))
    public Response publish(@PathParam("id") String id, @NotNull @Valid TrendRevisionDraft revision)
            throws SQLException, JsonProcessingException {
        if (!id.matches(ID)) {
            throw ProblemException.badParameter("id", id, "an id of lower-case letters, digits and hyphens");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // Inside the transaction of this call the pool hands out the transaction's own connection.
        try (Connection connection = database.getConnection()) {
            TrendDraft draft = draft(connection, id, revision.trend());
            return add(connection, draft, release(connection, draft.source()), revision.note(), now);
        }
    }

    @POST
    @Path("/admin/trends/{id}/restorations")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("editor")
    @Transactional
    @Tag(name = "Authoring")
    @SecurityRequirement(name = "token")
    @Operation(
            operationId = "restoreTrendRevision",
            summary = "Publish the content of an earlier revision again, as a new one")
    @APIResponse(
            responseCode = "201",
            description = "Published",
            content =
                    @Content(
                            schema =
                                    @org.eclipse.microprofile.openapi.annotations.media.Schema(
                                            implementation = PublishedTrendRevision.class)))
    @APIResponse(
            responseCode = "404",
            description = "TREND_REVISION_NOT_FOUND",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema =
                                    @org.eclipse.microprofile.openapi.annotations.media.Schema(
                                            implementation = Problem.class)))
    public Response restore(@PathParam("id") String id, @NotNull @Valid TrendRestoration restoration)
            throws SQLException, JsonProcessingException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try (Connection connection = database.getConnection()) {
            String earlier = TrendStore.revision(connection, id, restoration.number());
            if (earlier == null) {
                throw new ProblemException(
                        TrendsProblem.TREND_REVISION_NOT_FOUND,
                        "The trend '%s' has no revision %d.".formatted(id, restoration.number()));
            }
            TrendDraft draft = json.readValue(earlier, TrendDraft.class);
            return add(connection, draft, release(connection, draft.source()), restoration.note(), now);
        }
    }

    private Response add(Connection connection, TrendDraft draft, String release, String note, Instant now)
            throws SQLException {
        Set<String> before = bearsOn(connection, draft.id());
        int number = TrendStore.add(
                connection,
                draft,
                new TrendStore.Origin(release, null, identity.getPrincipal().getName(), note, now));
        Set<String> roles = new TreeSet<>(draft.roles());
        roles.addAll(before);
        // Careers of a family are not known here, so a trend of a family may touch any.
        boolean all = !draft.families().isEmpty() || roles.remove("*");
        long position = feed.append(
                connection,
                "trend",
                Change.Op.upsert,
                draft.id(),
                null,
                new Change.Touches(List.copyOf(roles), List.of(), all));
        return Response.status(Response.Status.CREATED)
                .entity(new PublishedTrendRevision(draft.id(), draft.lang(), number, now.toString(), position))
                .build();
    }

    /** The newest release of who states a trend. */
    private static String release(Connection connection, String source) throws SQLException {
        String release = Rows.text(connection, """
                SELECT id FROM release WHERE source_id = ? AND status = 'published'
                ORDER BY known_from DESC, edition DESC, part, attempt DESC LIMIT 1""", source);
        if (release == null) {
            throw bad(Map.of("/trend/source", "no source '%s' with a release; see /api/v1/sources".formatted(source)));
        }
        return release;
    }

    private TrendDraft draft(Connection connection, String id, JsonNode given)
            throws SQLException, JsonProcessingException {
        if (!(given instanceof ObjectNode object)) {
            throw bad(Map.of("/trend", "a JSON object"));
        }
        if (object.path("id").isMissingNode()) {
            object.put("id", id);
        }
        List<Map<String, String>> errors = new ArrayList<>();
        schema.validate(object)
                .forEach(e -> errors.add(Map.of("at", "/trend" + e.getInstanceLocation(), "wrong", e.getMessage())));
        if (!errors.isEmpty()) {
            throw bad(errors);
        }
        if (!object.path("id").asText().equals(id)) {
            throw bad(Map.of("/trend/id", "the id of the address, or left out"));
        }
        TrendDraft draft = json.treeToValue(object, TrendDraft.class);
        Map<String, String> faults = draft.faults(series(connection));
        if (!faults.isEmpty()) {
            throw bad(faults.entrySet().stream()
                    .map(f -> Map.of("at", "/trend" + f.getKey(), "wrong", f.getValue()))
                    .toList());
        }
        return draft;
    }

    /** The roles of the newest revisions, and "*" where one names a family. */
    private static Set<String> bearsOn(Connection connection, String id) throws SQLException {
        return strings(connection, """
                SELECT role_id FROM trend_role WHERE trend_id = ?
                UNION SELECT '*' FROM trend_family WHERE trend_id = ?""", id, id);
    }

    private static Set<String> series(Connection connection) throws SQLException {
        return strings(connection, "SELECT id FROM series");
    }

    private static Set<String> strings(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            Set<String> strings = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    strings.add(row.getString(1));
                }
            }
            return strings;
        }
    }

    private static ProblemException bad(Map<String, String> fault) {
        return bad(fault.entrySet().stream()
                .map(f -> Map.of("at", f.getKey(), "wrong", f.getValue()))
                .toList());
    }

    private static ProblemException bad(List<Map<String, String>> errors) {
        return new ProblemException(CommonProblem.BAD_BODY, "The body breaks %d rule(s).".formatted(errors.size()))
                .with("errors", errors);
    }
}
