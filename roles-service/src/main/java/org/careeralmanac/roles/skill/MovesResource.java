package org.careeralmanac.roles.skill;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.roles.RolesProblem;
import org.careeralmanac.roles.search.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where to go from a role, and which roles fit what somebody can do. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class MovesResource {

    private final DataSource database;
    private final Moves moves;
    private final SkillMatch match;

    MovesResource(DataSource database, Moves moves, SkillMatch match) {
        this.database = database;
        this.moves = moves;
        this.match = match;
    }

    @Schema(name = "MoveList", description = "Careers to go on to, or the way to one")
    public record MoveList(
            @Schema(required = true, description = "The career that they start from")
            String id,

            @Schema(required = true) String slug,

            @Schema(required = true, description = "The nearest first; with to, the steps of the way in their order")
            List<Moves.Move> items,

            @Schema(nullable = true, description = "With to: whether there is a way of at most four steps")
            Boolean found) {}

    private record Place(String id, String slug) {}

    @GET
    @Path("/roles/{slug}/moves")
    @Operation(
            operationId = "roleMoves",
            summary = "Where to go from a role",
            description =
                    "Shared and missing skills with how far, the step between job zones, how near publishers hold "
                            + "them to be, how alike they are. With to: the shortest way there.")
    @APIResponse(
            responseCode = "200",
            description = "The moves",
            content = @Content(schema = @Schema(implementation = MoveList.class)))
    @APIResponse(responseCode = "308", description = "The role lives at another address; Location names it, query kept")
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "ROLE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response moves(
            @Parameter(example = "machine-learning-engineer") @PathParam("slug") String slug,
            @Parameter(description = "Address of a career to find the way to", example = "principal-ai-ml-engineer")
                    @QueryParam("to")
                    String to,
            @Parameter(description = "How many, 1 to 100, default 20", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    String limit,
            @Context UriInfo uri)
            throws SQLException {
        for (String name : uri.getQueryParameters().keySet()) {
            if (!Set.of("to", "limit").contains(name)) {
                throw ProblemException.badParameter(
                        name, uri.getQueryParameters().getFirst(name), "only limit, to");
            }
        }
        int most = Parameters.limit(limit);
        try (Connection connection = database.getConnection()) {
            Place from = place(connection, slug);
            if (from == null) {
                throw new ProblemException(RolesProblem.ROLE_NOT_FOUND, "There is no career at '" + slug + "'.");
            }
            if (!from.slug().equals(slug)) {
                String query = uri.getRequestUri().getRawQuery();
                return Response.status(308)
                        .header(
                                HttpHeaders.LOCATION,
                                "/api/v1/roles/" + from.slug() + "/moves" + (query == null ? "" : "?" + query))
                        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .build();
            }
            MoveList list;
            if (to == null) {
                list = new MoveList(from.id(), from.slug(), moves.from(connection, from.id(), most), null);
            } else {
                Place there = place(connection, to);
                if (there == null || there.id().equals(from.id())) {
                    throw ProblemException.badParameter("to", to, "the address of another career");
                }
                var path = moves.path(connection, from.id(), there.id());
                list = new MoveList(from.id(), from.slug(), path.orElse(List.of()), path.isPresent());
            }
            return Response.ok(list)
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .build();
        }
    }

    private static Place place(Connection connection, String slug) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT coalesce(m.id, r.id), coalesce(m.slug, r.slug)
                FROM role_slug s JOIN role r ON r.id = s.role_id LEFT JOIN role m ON m.id = r.merged_into
                WHERE s.slug = ?
                  AND EXISTS (SELECT FROM page p WHERE p.role_id = coalesce(m.id, r.id))""")) {
            select.setString(1, slug);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Place(row.getString(1), row.getString(2)) : null;
            }
        }
    }

    @Schema(name = "GivenSkills", description = "What somebody can do")
    public record GivenSkills(
            @NotEmpty @Size(max = 100) @Schema(required = true)
            List<@Valid @NotNull GivenSkill> skills) {}

    @Schema(name = "GivenSkill", description = "A skill or technology by its name, and how well")
    public record GivenSkill(
            @NotBlank @Size(max = 200) @Schema(required = true, examples = "Python")
            String name,

            @DecimalMin("0")
            @DecimalMax("7")
            @Schema(nullable = true, description = "0 to 7, O*NET's scale of levels; left out where it is not known")
            Double level) {}

    @Schema(name = "MatchList", description = "Careers that fit, the best first")
    public record MatchList(
            @Schema(required = true) List<SkillMatch.Matched> items,

            @Schema(required = true, description = "Given names that no career has")
            List<String> unknown) {}

    @POST
    @Path("/roles/match")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "matchRoles",
            summary = "Careers that fit what somebody can do, and what is missing",
            description = "At most twenty. What is sent is neither stored nor logged.")
    @APIResponse(
            responseCode = "200",
            description = "The careers",
            content = @Content(schema = @Schema(implementation = MatchList.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_BODY",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response match(@Valid @NotNull GivenSkills given) throws SQLException {
        Map<String, SkillMatch.Given> skills = new LinkedHashMap<>();
        for (GivenSkill skill : given.skills()) {
            skills.putIfAbsent(Words.folded(skill.name()), new SkillMatch.Given(skill.name(), skill.level()));
        }
        try (Connection connection = database.getConnection()) {
            List<SkillMatch.Matched> items = match.match(connection, skills, Parameters.DEFAULT_LIMIT);
            return Response.ok(new MatchList(items, match.unknown(connection, skills)))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
    }
}
