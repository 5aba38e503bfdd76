package org.careeralmanac.trends.series;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careeralmanac.defaults.http.Cursor;
import org.careeralmanac.defaults.http.JsonBody;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.TrendsProblem;
import org.careeralmanac.trends.figure.Areas;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.figure.Periods;
import org.careeralmanac.trends.figure.Validity;
import org.careeralmanac.trends.series.SeriesQuery.Filter;
import org.careeralmanac.trends.series.SeriesQuery.Found;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Measured series by themselves: lists, points in a range, several on one base, everything as NDJSON. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "series")
public class SeriesResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final int SCHEMA_VERSION = 1;
    private static final int MOST_IDS = 10;
    private static final int FEWEST_POINTS = 3;
    private static final int MOST_POINTS = 10_000;
    private static final int DEFAULT_POINTS = 1_000;

    /** Of these a change in percent means something; a percentage of a percentage would mislead. */
    private static final Set<String> REBASED = Set.of("index", "persons", "thousandPersons");

    private final SeriesQuery series;
    private final Clock clock;
    private final ObjectMapper json;

    SeriesResource(SeriesQuery series, Clock clock, ObjectMapper json) {
        this.series = series;
        this.clock = clock;
        this.json = json;
    }

    @Schema(description = "Series, in order of their ids")
    public record SeriesList(
            List<SeriesSummary> items,

            @Schema(description = "What to send as cursor for more, null on the last page")
            String nextCursor,

            @Schema(description = "The sources of these series, with the words to show beside them")
            List<Source> sources) {}

    @GET
    @Path("/series")
    @Operation(
            operationId = "series",
            summary = "Measured series",
            description =
                    "With ids up to ten series with their points, on one base where base is given; else a list without points.")
    @APIResponse(
            responseCode = "200",
            description = "Series",
            content = @Content(schema = @Schema(implementation = SeriesList.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "SERIES_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @Parameter(description = "Ids separated by commas, at most ten", schema = @Schema(type = SchemaType.STRING))
                    @QueryParam("ids")
                    String ids,
            @Parameter(description = "What is measured", example = "postingsIndex") @QueryParam("measure")
                    String measure,
            @Parameter(example = "US") @QueryParam("area") String area,
            @Parameter(example = "Software Development") @QueryParam("sector") String sector,
            @Parameter(description = "Id of a source", example = "hiring-lab-postings") @QueryParam("source")
                    String source,
            @Parameter(description = "With ids: the day or period that counts as 100", example = "2024-01")
                    @QueryParam("base")
                    String base,
            @Parameter(description = "With ids: the first period", example = "2024-01") @QueryParam("from") String from,
            @Parameter(description = "With ids: the last period", example = "2026-08") @QueryParam("to") String to,
            @Parameter(
                            description = "With ids: at most so many points of each, 3 to 10,000, default 1,000",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("points")
                    String points,
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
        Validity validity = validity(day);
        if (ids != null) {
            List<String> wanted =
                    Arrays.stream(ids.split(",")).map(String::strip).distinct().toList();
            if (wanted.size() > MOST_IDS) {
                throw ProblemException.badParameter("ids", ids, "at most ten ids, separated by commas");
            }
            List<Found> found = series.find(Filter.of(wanted.toArray(String[]::new)), day, MOST_IDS);
            wanted.stream()
                    .filter(id -> found.stream().noneMatch(f -> f.row().id().equals(id)))
                    .findFirst()
                    .ifPresent(SeriesResource::missing);
            List<SeriesSummary> items = withPoints(found, Range.of(from, to, points, base), validity).stream()
                    .sorted(Comparator.comparingInt(s -> wanted.indexOf(s.id())))
                    .toList();
            return answer(new SeriesList(items, null, series.sources(items)), ifNoneMatch);
        }
        for (Map.Entry<String, String> alone :
                Map.of("base", or(base), "from", or(from), "to", or(to)).entrySet()) {
            if (!alone.getValue().isEmpty()) {
                throw ProblemException.badParameter(alone.getKey(), alone.getValue(), "only together with ids");
            }
        }
        int most = Parameters.limit(limit);
        String after = cursor == null ? "" : Cursor.parts("cursor", cursor, 1).getFirst();
        List<Found> found = series.find(new Filter(null, measure, area, sector, source, after), day, most + 1);
        List<SeriesSummary> items = found.stream()
                .limit(most)
                .map(f -> summary(f.row(), null, null, List.of(), validity))
                .toList();
        return answer(
                new SeriesList(
                        items, found.size() > most ? Cursor.of(items.getLast().id()) : null, series.sources(items)),
                ifNoneMatch);
    }

    @GET
    @Path("/series/{id}")
    @Operation(operationId = "oneSeries", summary = "One series with its points and what it speaks of")
    @APIResponse(
            responseCode = "200",
            description = "The series",
            content = @Content(schema = @Schema(implementation = SeriesDetail.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "SERIES_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response one(
            @PathParam("id") String id,
            @Parameter(description = "The first period", example = "2024-01") @QueryParam("from") String from,
            @Parameter(description = "The last period", example = "2026-08") @QueryParam("to") String to,
            @Parameter(
                            description = "At most so many points, 3 to 10,000, default 1,000; gaps and extremes stay",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @QueryParam("points")
                    String points,
            @Parameter(description = "The day or period that counts as 100", example = "2024-01") @QueryParam("base")
                    String base,
            @Parameter(description = "The day whose knowledge is asked for", schema = @Schema(format = "date"))
                    @QueryParam("asOf")
                    String asOf,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch)
            throws SQLException, JsonProcessingException {
        LocalDate day = Parameters.date("asOf", asOf);
        Range range = Range.of(from, to, points, base);
        List<Found> found = series.find(Filter.of(id), day, 1);
        if (found.isEmpty()) {
            missing(id);
        }
        SeriesSummary summary = withPoints(found, range, validity(day)).getFirst();
        return answer(
                new SeriesDetail(
                        summary,
                        series.mappings(id, summary.sector(), day),
                        series.vintages(id, day),
                        series.sources(List.of(summary))),
                ifNoneMatch);
    }

    /** One line of the export. */
    @Schema(description = "One series with all its points, one line of the export")
    public record ExportedSeries(
            String id,
            int schemaVersion,
            String title,
            String measure,
            String note,
            String unit,
            @Schema(nullable = true) String baseDate,
            boolean adjusted,
            String grain,
            String area,
            String areaName,
            @Schema(nullable = true) String sector,
            String source,
            String release,
            List<SeriesPoint> points) {}

    @GET
    @Path("/export/series.ndjson")
    @Produces(NDJSON)
    @Operation(
            operationId = "exportSeries",
            summary = "Every series with all its points, one a line, in order of their ids")
    @APIResponse(
            responseCode = "200",
            description = "One series a line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ExportedSeries.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response export(
            @Parameter(description = "The day whose knowledge is asked for", schema = @Schema(format = "date"))
                    @QueryParam("asOf")
                    String asOf) {
        LocalDate day = Parameters.date("asOf", asOf);
        StreamingOutput lines = out -> write(day, out);
        return Response.ok(lines, NDJSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void write(LocalDate asOf, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        try {
            series.each(asOf, (row, points) -> {
                buffered.write(json.writeValueAsBytes(new ExportedSeries(
                        row.id(),
                        SCHEMA_VERSION,
                        row.title(),
                        row.measure(),
                        row.note(),
                        row.unit(),
                        row.baseDate() == null ? null : row.baseDate().toString(),
                        row.adjusted(),
                        row.grain().name(),
                        row.area(),
                        name(row),
                        row.sector(),
                        row.source(),
                        row.release(),
                        SeriesDigests.drawn(points, row.grain()))));
                buffered.write('\n');
            });
        } catch (SQLException e) {
            // The status is long sent: an answer that breaks off is how the client learns of it.
            throw new IOException("the export broke off", e);
        }
        buffered.flush();
    }

    /** What is asked of points. */
    private record Range(LocalDate from, LocalDate to, int points, LocalDate base) {

        static Range of(String from, String to, String points, String base) {
            LocalDate first = day("from", from, false);
            LocalDate last = day("to", to, true);
            if (first != null && last != null && last.isBefore(first)) {
                throw ProblemException.badParameter("to", to, "a period that ends after " + from + " begins");
            }
            return new Range(
                    first,
                    last,
                    Parameters.number("points", points, FEWEST_POINTS, MOST_POINTS, DEFAULT_POINTS),
                    day("base", base, false));
        }

        private static LocalDate day(String parameter, String given, boolean end) {
            if (given == null) {
                return null;
            }
            try {
                return end ? Periods.lastDay(given) : Periods.firstDay(given);
            } catch (DateTimeException e) {
                throw ProblemException.badParameter(
                        parameter, given, "a year, a month or a day as 2024, 2024-01, 2024-01-31");
            }
        }
    }

    private List<SeriesSummary> withPoints(List<Found> found, Range range, Validity validity) throws SQLException {
        List<Long> keys = found.stream().map(Found::key).toList();
        // The base may lie outside the range that is shown.
        Map<Long, List<Point>> read = series.points(keys, range.base() == null ? range.from() : null, range.to());
        if (range.base() != null && range.to() != null && range.base().isAfter(range.to())) {
            read = series.points(keys, null, null);
        }
        List<SeriesSummary> items = new ArrayList<>();
        for (Found f : found) {
            items.add(summary(f.row(), read.getOrDefault(f.key(), List.of()), range, validity));
        }
        return items;
    }

    private SeriesSummary summary(SeriesRow row, List<Point> all, Range range, Validity validity) {
        List<Caveat> caveats = new ArrayList<>();
        List<Point> points = all;
        String rebasedTo = null;
        if (range.base() != null) {
            Optional<Point> base =
                    REBASED.contains(row.unit()) ? Rebase.base(all, row.grain(), range.base()) : Optional.empty();
            if (base.isPresent()) {
                points = Rebase.to(all, base.get());
                rebasedTo = row.grain().period(base.get().day());
                caveats.add(Caveat.rebased(row.grain().words(base.get().day())));
            } else {
                caveats.add(Caveat.notRebased(
                        REBASED.contains(row.unit())
                                ? "nothing was measured then"
                                : "a percentage of a percentage would mislead"));
            }
        }
        List<Point> inRange = SeriesDigests.whole(points, row.grain()).stream()
                .filter(p -> range.from() == null || !p.day().isBefore(range.from()))
                .filter(p -> range.to() == null || !p.day().isAfter(range.to()))
                .toList();
        List<Point> shown = Thinning.thin(inRange, range.points());
        if (shown.size() < inRange.size()) {
            caveats.add(Caveat.thinned(shown.size(), inRange.size()));
        }
        return summary(row, SeriesDigests.drawn(shown, row.grain()), rebasedTo, caveats, validity);
    }

    private static SeriesSummary summary(
            SeriesRow row, List<SeriesPoint> points, String rebasedTo, List<Caveat> more, Validity validity) {
        List<Caveat> caveats = new ArrayList<>(SeriesComposer.caveats(row, validity));
        caveats.addAll(more);
        return new SeriesSummary(
                row.id(),
                row.title(),
                row.measure(),
                row.note(),
                row.unit(),
                row.baseDate() == null ? null : row.baseDate().toString(),
                row.adjusted(),
                row.grain().name(),
                row.area(),
                name(row),
                row.sector(),
                row.firstDay() == null ? null : row.grain().period(row.firstDay()),
                row.lastDay() == null ? null : row.grain().period(row.lastDay()),
                row.momentum(),
                points,
                rebasedTo,
                row.source(),
                row.release(),
                SeriesComposer.text(row),
                List.copyOf(caveats));
    }

    private static String name(SeriesRow row) {
        return row.areaName() == null ? Areas.name(row.area()) : row.areaName();
    }

    private static String or(String given) {
        return given == null ? "" : given;
    }

    private static void missing(String id) {
        throw new ProblemException(TrendsProblem.SERIES_NOT_FOUND, "There is no series '%s'.".formatted(id));
    }

    private Response answer(Object body, String ifNoneMatch) throws JsonProcessingException {
        return JsonBody.answer(json.writeValueAsBytes(body), ifNoneMatch, "no-cache");
    }

    private Validity validity(LocalDate asOf) {
        return new Validity(asOf == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : asOf);
    }
}
