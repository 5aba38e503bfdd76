package org.careeralmanac.trends.trend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.http.Cursor;
import org.careeralmanac.defaults.http.JsonBody;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.TrendsProblem;
import org.careeralmanac.trends.figure.Periods;
import org.careeralmanac.trends.figure.Validity;
import org.careeralmanac.trends.trend.TrendQuery.Filter;
import org.careeralmanac.trends.trend.TrendQuery.Found;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Trends by themselves: by industry, horizon, direction, career, and one by one. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "trends")
public class TrendListResource {

    private static final Set<String> DIRECTIONS = Set.of("rising", "falling", "mixed", "stable");

    private final TrendQuery trends;
    private final Clock clock;
    private final ObjectMapper json;

    TrendListResource(TrendQuery trends, Clock clock, ObjectMapper json) {
        this.trends = trends;
        this.clock = clock;
        this.json = json;
    }

    @Schema(description = "Trends, in order of their ids")
    public record TrendList(
            List<Trend> items,

            @Schema(description = "What to send as cursor for more, null on the last page")
            String nextCursor,

            @Schema(description = "The industries that trends have effects for, to choose from")
            List<String> industries,

            @Schema(description = "The sources of these trends")
            List<Source> sources,

            @Schema(
                    nullable = true,
                    description = "The first moment these items would differ without a write, or null",
                    format = "date-time")
            String validUntil) {}

    @Schema(description = "One trend with its source")
    public record TrendDetail(
            Trend trend,
            Source source,

            @Schema(
                    nullable = true,
                    description = "The first moment this would differ without a write, or null",
                    format = "date-time")
            String validUntil) {}

    @GET
    @Path("/trends")
    @Operation(operationId = "trends", summary = "Trends")
    @APIResponse(
            responseCode = "200",
            description = "Trends",
            content = @Content(schema = @Schema(implementation = TrendList.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @Parameter(description = "An industry that it has an effect on", example = "Healthcare")
                    @QueryParam("industry")
                    String industry,
            @Parameter(description = "A year, month or day that its horizon touches", example = "2027")
                    @QueryParam("horizon")
                    String horizon,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"rising", "falling", "mixed", "stable"}))
                    @QueryParam("direction")
                    String direction,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"current", "upcoming", "undated", "past"}))
                    @QueryParam("status")
                    String status,
            @Parameter(description = "Id of a career that it names") @QueryParam("role") String role,
            @Parameter(description = "Id of a family of careers that it names") @QueryParam("family") String family,
            @Parameter(description = "The day whose knowledge is asked for", schema = @Schema(format = "date"))
                    @QueryParam("asOf")
                    String asOf,
            @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100, default 20", schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("limit")
                    String limit,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch)
            throws SQLException, JsonProcessingException {
        LocalDate day = Parameters.date("asOf", asOf);
        oneOf("direction", direction, DIRECTIONS);
        oneOf(
                "status",
                status,
                Arrays.stream(TrendStatus.values()).map(Enum::name).collect(Collectors.toSet()));
        int most = Parameters.limit(limit);
        LocalDate[] touched = horizon(horizon);
        LocalDate today = today(day);
        Found found = trends.find(
                new Filter(
                        null,
                        cursor == null ? "" : Cursor.parts("cursor", cursor, 1).getFirst(),
                        direction,
                        industry,
                        role,
                        family,
                        status,
                        touched[0],
                        touched[1]),
                day,
                today,
                most + 1);
        Validity validity = new Validity(today);
        List<Trend> items = found.rows().stream()
                .limit(most)
                .map(row -> TrendComposer.trend(row, found.sources(), validity))
                .toList();
        Set<String> used = new TreeSet<>(items.stream().map(Trend::source).toList());
        TrendList list = new TrendList(
                items,
                found.rows().size() > most ? Cursor.of(items.getLast().id()) : null,
                trends.industries(day),
                used.stream().map(found.sources()::get).toList(),
                text(day == null ? validity.differsAt() : null));
        return JsonBody.answer(json.writeValueAsBytes(list), ifNoneMatch, "no-cache");
    }

    @GET
    @Path("/trends/{id}")
    @Operation(operationId = "trend", summary = "One trend")
    @APIResponse(
            responseCode = "200",
            description = "The trend",
            content = @Content(schema = @Schema(implementation = TrendDetail.class)))
    @APIResponse(
            responseCode = "404",
            description = "TREND_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response one(
            @PathParam("id") String id,
            @Parameter(description = "The day whose knowledge is asked for", schema = @Schema(format = "date"))
                    @QueryParam("asOf")
                    String asOf,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch)
            throws SQLException, JsonProcessingException {
        LocalDate day = Parameters.date("asOf", asOf);
        LocalDate today = today(day);
        Found found = trends.find(Filter.of(id), day, today, 1);
        if (found.rows().isEmpty()) {
            throw new ProblemException(TrendsProblem.TREND_NOT_FOUND, "There is no trend '%s'.".formatted(id));
        }
        Validity validity = new Validity(today);
        Trend trend = TrendComposer.trend(found.rows().getFirst(), found.sources(), validity);
        TrendDetail detail = new TrendDetail(
                trend, found.sources().get(trend.source()), text(day == null ? validity.differsAt() : null));
        return JsonBody.answer(json.writeValueAsBytes(detail), ifNoneMatch, "no-cache");
    }

    private static LocalDate[] horizon(String given) {
        if (given == null) {
            return new LocalDate[2];
        }
        try {
            return new LocalDate[] {Periods.firstDay(given), Periods.lastDay(given)};
        } catch (DateTimeException e) {
            throw ProblemException.badParameter(
                    "horizon", given, "a year, a month or a day as 2027, 2027-01, 2027-01-31");
        }
    }

    private static void oneOf(String parameter, String given, Set<String> allowed) {
        if (given != null && !allowed.contains(given)) {
            throw ProblemException.badParameter(
                    parameter, given, allowed.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private LocalDate today(LocalDate asOf) {
        return asOf == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : asOf;
    }

    private static String text(Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
