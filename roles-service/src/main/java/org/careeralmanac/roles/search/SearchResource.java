package org.careeralmanac.roles.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.careeralmanac.defaults.http.Cursor;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.roles.occupation.Occupation;
import org.careeralmanac.roles.page.RoleAnswer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The list of roles, searched or whole, autocomplete, and what a free title means. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class SearchResource {

    private static final String POSITION = "Almanac-Position";
    private static final int LONGEST = 200;
    private static final Set<String> RANKING_PARAMETERS =
            Set.of("q", "code", "family", "seniority", "skill", "jobZone", "interest", "technology", "ids", "limit");
    private static final Set<String> LIST_PARAMETERS =
            Stream.concat(RANKING_PARAMETERS.stream(), Stream.of("cursor")).collect(Collectors.toUnmodifiableSet());

    private final DataSource database;
    private final QueryPlanner planner;
    private final Finder finder;
    private final Suggester suggester;
    private final Resolver resolver;
    private final ObjectMapper json;

    SearchResource(
            DataSource database,
            QueryPlanner planner,
            Finder finder,
            Suggester suggester,
            Resolver resolver,
            ObjectMapper json) {
        this.database = database;
        this.planner = planner;
        this.finder = finder;
        this.suggester = suggester;
        this.resolver = resolver;
        this.json = json;
    }

    /** What the list is narrowed by. */
    public static class Narrowed {
        @Parameter(description = "A code of any taxonomy, or SCHEME:code for one of them", example = "15-2051")
        @QueryParam("code")
        String code;

        @Parameter(description = "Id of a family", example = "ai-machine-learning")
        @QueryParam("family")
        String family;

        @Parameter(description = "entry, mid, senior, principal, executive or all", example = "principal")
        @QueryParam("seniority")
        String seniority;

        @Parameter(description = "Name of a skill or technology", example = "Python")
        @QueryParam("skill")
        String skill;

        @Parameter(description = "O*NET job zone, 1 to 5", example = "4")
        @QueryParam("jobZone")
        String jobZone;

        @Parameter(description = "A leading interest (Holland)", example = "Investigative")
        @QueryParam("interest")
        String interest;

        @Parameter(description = "Name of a hot technology", example = "Python")
        @QueryParam("technology")
        String technology;

        @Parameter(
                description = "Only these careers, 1 to 100 ids with a comma between them",
                example = "data-scientist,data-engineer")
        @QueryParam("ids")
        String ids;

        RoleFilter filter() {
            return RoleFilter.of(code, family, seniority, skill, jobZone, interest, technology, ids);
        }
    }

    /** The answer as its records would be written; items are stored as JSON already. */
    @Schema(name = "RolePage", description = "One page of the list of roles")
    public record RolePage(
            @Schema(required = true) List<FoundRole> items,

            @Schema(description = "How many there are; null on later pages", nullable = true)
            Total total,

            @Schema(description = "How many of them have which value; null on later pages", nullable = true)
            Facets facets,

            @Schema(description = "How q was understood; null without q and on later pages", nullable = true)
            Understood understood,

            @Schema(nullable = true, description = "Send it as cursor for the next page; null on the last one")
            String nextCursor) {}

    /** An entry of the list; why it matched where something was searched for. */
    @Schema(name = "FoundRole", description = "An entry of the list of roles")
    public record FoundRole(
            @Schema(required = true) String id,
            @Schema(required = true) String slug,
            @Schema(required = true) String title,
            @Schema(required = true) RoleAnswer.Family family,
            @Schema(required = true) String seniority,
            @Schema(required = true) String summary,
            @Schema(required = true) List<String> mergedIds,
            @Schema(required = true) List<Occupation> occupations,

            @Schema(description = "Why it was found, where q is given") @JsonInclude(JsonInclude.Include.NON_NULL)
            List<Match> matches) {}

    @Schema(name = "Total", description = "A count; exact up to 1,000, beyond it at least that many")
    public record Total(
            @Schema(required = true) int count,
            @Schema(required = true) boolean exact) {}

    @Schema(
            name = "Facets",
            description =
                    "Values of what lists are narrowed by, the most frequent first: every family, at most 20 of each other")
    public record Facets(
            @Schema(required = true) List<FacetValue> family,
            @Schema(required = true) List<FacetValue> seniority,
            @Schema(required = true) List<FacetValue> jobZone,
            @Schema(required = true) List<FacetValue> interest,
            @Schema(required = true) List<FacetValue> technology) {}

    @Schema(
            name = "FacetValue",
            description = "A value with its count; exact up to 1,000, beyond it at least that many")
    public record FacetValue(
            @Schema(required = true, examples = "ai-machine-learning")
            String value,

            @Schema(description = "The value in words, where it needs any", nullable = true)
            String name,

            @Schema(required = true) int count,
            @Schema(required = true) boolean exact) {}

    /** How what was typed was understood. */
    @Schema(name = "UnderstoodQuery", description = "How what was typed was understood")
    public record Understood(
            @Schema(required = true) List<UnderstoodTerm> terms,

            @Schema(description = "What means nothing here and was left out", required = true)
            List<String> ignored,

            @Schema(description = "Whether every hit has all terms; else some have only some of them", required = true)
            boolean all) {}

    @Schema(name = "UnderstoodTerm", description = "A typed word and the words that it was taken for")
    public record UnderstoodTerm(
            @Schema(required = true, examples = "mahcine") String given,
            @Schema(required = true, examples = "spelling") String how,
            @Schema(required = true) List<String> words) {}

    private record RawPage(
            @JsonRawValue String items, Total total, Facets facets, Understood understood, String nextCursor) {}

    @GET
    @Path("/roles")
    @Operation(
            operationId = "listRoles",
            summary = "Roles: those that q finds, the best first, or all by title",
            description =
                    "q is matched with titles, other titles, skills, technologies, occupations and codes, whatever "
                            + "case, accents, word order, usual abbreviations and slips of the pen. Every hit says why.")
    @APIResponse(
            responseCode = "200",
            description = "One page of the list",
            content = @Content(schema = @Schema(implementation = RolePage.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response roles(
            @Parameter(description = "What to look for, 1 to 200 characters", example = "ml engin") @QueryParam("q")
                    String q,
            @BeanParam Narrowed narrowed,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(
                            description = "How many items, 1 to 100, default 20",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    String limit,
            @Context UriInfo uri)
            throws SQLException, JsonProcessingException {
        refuseUnknown(uri, LIST_PARAMETERS);
        int most = Parameters.limit(limit);
        RoleFilter filter = narrowed.filter();
        try (Connection connection = database.getConnection()) {
            return q == null
                    ? listed(connection, filter, cursor, most)
                    : found(connection, words("q", q), filter, cursor, most);
        }
    }

    private Response listed(Connection connection, RoleFilter filter, String cursor, int most)
            throws SQLException, JsonProcessingException {
        List<String> after = cursor == null ? List.of("", "") : Cursor.parts("cursor", cursor, 2);
        Finder.ListPage page = finder.list(connection, filter, after.get(0), after.get(1), most + 1);
        boolean more = page.items().size() > most;
        List<Finder.Listed> items = more ? page.items().subList(0, most) : page.items();
        List<Finder.Count> counts = cursor == null ? finder.count(connection, null, true, filter) : null;
        return answer(
                page.position(),
                items.stream().map(Finder.Listed::item).toList(),
                counts,
                null,
                more ? Cursor.of(items.getLast().title(), items.getLast().role()) : null);
    }

    /** The cursor holds the words with their weights of the first page, so that later pages are cut by the same scores. */
    private Response found(Connection connection, String q, RoleFilter filter, String cursor, int most)
            throws SQLException, JsonProcessingException {
        QueryPlan plan = planner.plan(connection, q, false);
        QueryPlan scored = plan;
        Finder.Wanted wanted;
        Finder.After after = Finder.After.NOTHING;
        if (cursor == null) {
            wanted = finder.wanted(connection, plan, filter);
        } else {
            List<String> parts = Cursor.parts("cursor", cursor, 4);
            scored = QueryPlan.read(parts.get(0), cursor);
            wanted = Finder.Wanted.of(parts.get(1));
            if (wanted == null) {
                throw QueryPlan.foreign(cursor);
            }
            after = after(parts.get(2), parts.get(3), cursor);
        }
        if (scored.terms().isEmpty()) {
            return answer(0, List.of(), finder.count(connection, scored, false, filter), understood(plan, false), null);
        }
        Finder.Hits hits = finder.find(connection, scored, Words.key(Words.of(q)), wanted, filter, after, most + 1);
        boolean all = wanted != Finder.Wanted.any;
        boolean more = hits.hits().size() > most;
        List<Finder.Hit> shown = more ? hits.hits().subList(0, most) : hits.hits();
        List<String> items = new ArrayList<>();
        for (Finder.Hit hit : shown) {
            items.add(hit.item().substring(0, hit.item().length() - 1)
                    + ",\"matches\":"
                    + json.writeValueAsString(Match.of(plan, hit.texts()))
                    + "}");
        }
        return answer(
                hits.position(),
                items,
                cursor == null ? finder.count(connection, plan, all, filter) : null,
                cursor == null ? understood(plan, all) : null,
                more
                        ? Cursor.of(
                                scored.written(),
                                wanted.name(),
                                Long.toString(shown.getLast().score()),
                                shown.getLast().role())
                        : null);
    }

    /** Every match in its order, without what is shown of each. */
    @Schema(name = "Ranking", description = "Every role that matches, in the order of the list")
    public record Ranking(
            @Schema(required = true, description = "The best first; by title without q")
            List<Finder.Ranked> items,

            @Schema(required = true) Total total,
            @Schema(required = true) Facets facets,

            @Schema(description = "How q was understood; null without q", nullable = true)
            Understood understood) {}

    @GET
    @Path("/ranking")
    @Operation(
            operationId = "rankRoles",
            summary = "The whole order of a search in one answer",
            description =
                    "The ids that the list of roles would give page by page, for who narrows them by what this service "
                            + "does not know. The list with ids= then gives those that are shown, with why each matched.")
    @APIResponse(
            responseCode = "200",
            description = "The order",
            content = @Content(schema = @Schema(implementation = Ranking.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response ranking(
            @Parameter(description = "What to look for, 1 to 200 characters", example = "ml engin") @QueryParam("q")
                    String q,
            @BeanParam Narrowed narrowed,
            @Parameter(
                            description = "How many items, 1 to 20000, default 20000",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    String limit,
            @Context UriInfo uri)
            throws SQLException {
        refuseUnknown(uri, RANKING_PARAMETERS);
        int most = Parameters.number("limit", limit, 1, Finder.MOST_RANKED, Finder.MOST_RANKED);
        RoleFilter filter = narrowed.filter();
        String typed = q == null ? null : words("q", q);
        try (Connection connection = database.getConnection()) {
            // Before the order, so that what changes in between is asked for again rather than missed.
            long position = finder.position(connection);
            QueryPlan plan = typed == null ? null : planner.plan(connection, typed, false);
            Finder.Wanted wanted = plan == null ? Finder.Wanted.all : finder.wanted(connection, plan, filter);
            boolean all = wanted != Finder.Wanted.any;
            List<Finder.Ranked> items = plan != null && plan.terms().isEmpty()
                    ? List.of()
                    : finder.ranked(
                            connection, plan, typed == null ? "" : Words.key(Words.of(typed)), wanted, filter, most);
            List<Finder.Count> counts = finder.count(connection, plan, all, filter);
            return Response.ok(new Ranking(
                            items, total(counts), facets(counts), plan == null ? null : understood(plan, all)))
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .header(POSITION, position)
                    .build();
        }
    }

    @Schema(name = "FamilyList", description = "The families that have careers")
    public record FamilyList(
            @Schema(required = true, description = "By name")
            List<Finder.Family> items) {}

    @GET
    @Path("/families")
    @Operation(operationId = "listFamilies", summary = "Families of careers, for pickers")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = FamilyList.class)))
    public Response families() throws SQLException {
        try (Connection connection = database.getConnection()) {
            long position = finder.position(connection);
            return uncached(new FamilyList(finder.families(connection)), position);
        }
    }

    @Schema(name = "SkillList", description = "Skills and technologies that careers are narrowed by and matched with")
    public record SkillList(
            @Schema(required = true, description = "Those that most careers have first")
            List<Finder.Skill> items) {}

    @GET
    @Path("/skills")
    @Operation(
            operationId = "listSkills",
            summary = "Skills and technologies, for pickers",
            description = "Those that begin with q, then those with a word that does; without q those that most have.")
    @APIResponse(
            responseCode = "200",
            description = "The skills",
            content = @Content(schema = @Schema(implementation = SkillList.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response skills(
            @Parameter(description = "What was typed so far", example = "pyt") @QueryParam("q") String q,
            @Parameter(description = "How many, 1 to 100, default 20", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    String limit,
            @Context UriInfo uri)
            throws SQLException {
        refuseUnknown(uri, Set.of("q", "limit"));
        int most = Parameters.limit(limit);
        String typed = q == null ? "" : Words.folded(words("q", q));
        try (Connection connection = database.getConnection()) {
            long position = finder.position(connection);
            return uncached(new SkillList(finder.skills(connection, typed, most)), position);
        }
    }

    private static Response uncached(Object body, long position) {
        return Response.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(POSITION, position)
                .build();
    }

    private static Finder.After after(String score, String role, String cursor) {
        try {
            return new Finder.After(Long.parseLong(score), role);
        } catch (NumberFormatException e) {
            throw QueryPlan.foreign(cursor);
        }
    }

    private static Understood understood(QueryPlan plan, boolean all) {
        return new Understood(
                plan.terms().stream()
                        .map(t -> new UnderstoodTerm(
                                t.given(),
                                t.how().name(),
                                t.words().stream().map(QueryPlan.Word::word).toList()))
                        .toList(),
                plan.ignored(),
                all);
    }

    private Response answer(
            long position, List<String> items, List<Finder.Count> counts, Understood understood, String nextCursor)
            throws JsonProcessingException {
        RawPage page = new RawPage(
                items.stream().collect(Collectors.joining(",", "[", "]")),
                counts == null ? null : total(counts),
                counts == null ? null : facets(counts),
                understood,
                nextCursor);
        return Response.ok(json.writeValueAsBytes(page), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(POSITION, position)
                .build();
    }

    private static Total total(List<Finder.Count> counts) {
        return counts.stream()
                .filter(c -> c.facet().isEmpty())
                .map(c -> new Total(c.count(), c.exact()))
                .findFirst()
                .orElseThrow();
    }

    private static Facets facets(List<Finder.Count> counts) {
        return new Facets(
                values(counts, "family"),
                values(counts, "seniority"),
                values(counts, "jobZone"),
                values(counts, "interest"),
                values(counts, "technology"));
    }

    private static List<FacetValue> values(List<Finder.Count> counts, String facet) {
        return counts.stream()
                .filter(c -> c.facet().equals(facet))
                .map(c -> new FacetValue(c.value(), c.name(), c.count(), c.exact()))
                .toList();
    }

    @Schema(name = "Suggestions", description = "At most ten careers that what is being typed may become")
    public record Suggestions(@Schema(required = true) List<Suggester.Suggestion> items) {}

    @GET
    @Path("/roles/suggest")
    @Operation(
            operationId = "suggestRoles",
            summary = "Autocomplete",
            description = "At most ten: titles that begin with what was typed, then titles that have its words.")
    @APIResponse(
            responseCode = "200",
            description = "The suggestions",
            content = @Content(schema = @Schema(implementation = Suggestions.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response suggest(
            @Parameter(description = "What was typed so far", example = "ml engin", required = true) @QueryParam("q")
                    String q,
            @Context UriInfo uri)
            throws SQLException {
        refuseUnknown(uri, Set.of("q"));
        String typed = words("q", q);
        try (Connection connection = database.getConnection()) {
            return uncached(new Suggestions(suggester.suggest(connection, typed)));
        }
    }

    @GET
    @Path("/roles/resolve")
    @Operation(
            operationId = "resolveTitle",
            summary = "Which careers a free title means",
            description =
                    "Whatever word order, abbreviations, brackets and places. Each career says by which rule it was "
                            + "found, how sure that is, and which words are left over.")
    @APIResponse(
            responseCode = "200",
            description = "The careers, the likeliest first; none where nothing is like it",
            content = @Content(schema = @Schema(implementation = Resolver.Resolution.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response resolve(
            @Parameter(
                            description = "A job title as somebody wrote it",
                            example = "Sr. ML Eng (Remote)",
                            required = true)
                    @QueryParam("title")
                    String title,
            @Context UriInfo uri)
            throws SQLException {
        refuseUnknown(uri, Set.of("title"));
        String given = words("title", title);
        try (Connection connection = database.getConnection()) {
            return uncached(resolver.resolve(connection, given));
        }
    }

    private static Response uncached(Object body) {
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }

    /** Text that has a word: no empty one, none without a letter or digit, none that nobody types. */
    private static String words(String parameter, String given) {
        if (given == null || given.isBlank() || given.codePointCount(0, given.length()) > LONGEST) {
            throw ProblemException.badParameter(
                    parameter, given == null ? "" : given, "text of 1 to " + LONGEST + " characters");
        }
        if (given.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw ProblemException.badParameter(parameter, given, "text with a letter or digit");
        }
        return given;
    }

    private static void refuseUnknown(UriInfo uri, Set<String> known) {
        for (var parameter : uri.getQueryParameters().entrySet()) {
            if (!known.contains(parameter.getKey())) {
                throw ProblemException.badParameter(
                        parameter.getKey(),
                        parameter.getValue().getFirst(),
                        "only " + known.stream().sorted().collect(Collectors.joining(", ")));
            }
            // The framework takes "q=" for no q at all, which would silently mean everything.
            if (parameter.getValue().getFirst().isEmpty()) {
                throw ProblemException.badParameter(parameter.getKey(), "", "a value, or leave it out");
            }
        }
    }
}
