package org.careeralmanac.salary.section;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.answer.FinishedAnswer;
import org.careeralmanac.defaults.http.Cursor;
import org.careeralmanac.defaults.http.JsonBody;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.salary.estimate.Conversion;
import org.careeralmanac.salary.estimate.Estimate;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.ReferencePeriod;
import org.careeralmanac.salary.reconciliation.Levels;
import org.careeralmanac.salary.reconciliation.Reconciler;
import org.careeralmanac.salary.reconciliation.Reconciliation;
import org.careeralmanac.salary.reconciliation.Scale;
import org.careeralmanac.salary.reconciliation.Scaled;
import org.careeralmanac.salary.section.PayAnswers.InArea;
import org.careeralmanac.salary.section.SalarySections.Judged;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A role's pay in full: every estimate, by area, by reference period, and where an amount stands. */
@Path("/api/v1/pay")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pay", description = "A role's pay in full")
public class PayResource {

    private static final List<String> FROM_THE_NEWEST = List.of("~", "");

    private final EstimateReader reader;
    private final ObjectMapper json;

    PayResource(EstimateReader reader, ObjectMapper json) {
        this.reader = reader;
        this.json = json;
    }

    @GET
    @Operation(
            operationId = "getPay",
            summary = "Every estimate of a role, the newest first",
            description =
                    "Of every area, industry and remote share, as published, and on the scale asked for where that is"
                            + " another. Here area and seniority leave out the others.")
    @APIResponse(
            responseCode = "200",
            description = "A page of estimates",
            content = @Content(schema = @Schema(implementation = PayAnswers.Estimates.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER, or NO_PRICE_INDEX for prices and priceArea",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response all(
            @BeanParam RoleQuery query,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") String cursor,
            @QueryParam("limit") @Parameter(description = "1 to 100, default 20") String limit,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch)
            throws SQLException, JsonProcessingException {
        query.onlyKnown("cursor", "limit");
        RoleReference role = query.role();
        PayView view = query.view();
        int most = Parameters.limit(limit);
        List<String> after = cursor == null ? FROM_THE_NEWEST : Cursor.parts("cursor", cursor, 2);
        Known known = reader.all(role, view, query.area, view.seniority(), after, most + 1);
        List<PayEstimate> sorted = known.of(role).estimates().stream()
                .sorted(Comparator.comparing((PayEstimate e) -> end(e))
                        .thenComparing(PayEstimate::id)
                        .reversed())
                .toList();
        List<PayEstimate> page = sorted.subList(0, Math.min(most, sorted.size()));
        Scale scale = view.scale(role);
        List<Scaled> scaled =
                page.stream().map(e -> Scaled.of(e, scale, known.levels())).toList();
        List<Estimate> items = scaled.stream().map(SalarySections::estimate).toList();
        PayEstimate last = page.isEmpty() ? null : page.getLast();
        return answer(
                new PayAnswers.Estimates(
                        SalarySections.view(scale),
                        items,
                        sorted.size() > most ? Cursor.of(end(last), last.id()) : null,
                        SalarySections.sources(scaled, List.of(), known.levelSources())),
                known.position(),
                ifNoneMatch);
    }

    private static String end(PayEstimate e) {
        return ReferencePeriod.end(e.key().referencePeriod());
    }

    @GET
    @Path("areas")
    @Operation(
            operationId = "getPayByArea",
            summary = "A role's pay by area, as it is paid and at one price level",
            description =
                    "Adjusted to the price level of priceArea, by default the place's own country: what the pay buys."
                            + " Here area leaves only that place and those directly in it.")
    @APIResponse(
            responseCode = "200",
            description = "A page of areas, ordered by id",
            content = @Content(schema = @Schema(implementation = PayAnswers.Areas.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER, or NO_PRICE_INDEX for prices and priceArea",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response areas(
            @BeanParam RoleQuery query,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") String cursor,
            @QueryParam("limit") @Parameter(description = "1 to 100, default 20") String limit,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch)
            throws SQLException, JsonProcessingException {
        query.onlyKnown("cursor", "limit");
        RoleReference role = query.role();
        PayView view = query.view();
        int most = Parameters.limit(limit);
        String after = cursor == null ? "" : Cursor.parts("cursor", cursor, 1).getFirst();
        EstimateReader.Places found = reader.byArea(role, view, query.area, after, most + 1);
        List<EstimateReader.Place> page =
                found.places().subList(0, Math.min(most, found.places().size()));
        Map<String, List<PayEstimate>> byArea = found.known().of(role).estimates().stream()
                .collect(Collectors.groupingBy(e -> e.key().area()));
        Scale scale = view.scale(role);
        List<Scaled> told = new ArrayList<>();
        List<InArea> items = page.stream()
                .map(place -> inArea(
                        place,
                        byArea.getOrDefault(place.id(), List.of()),
                        scale,
                        found.known().levels(),
                        told))
                .toList();
        return answer(
                new PayAnswers.Areas(
                        SalarySections.view(scale),
                        items,
                        found.places().size() > most ? Cursor.of(page.getLast().id()) : null,
                        SalarySections.sources(told, List.of(), found.known().levelSources())),
                found.known().position(),
                ifNoneMatch);
    }

    /** @param told collects what the answer rests on */
    private static InArea inArea(
            EstimateReader.Place place, List<PayEstimate> estimates, Scale asked, Levels levels, List<Scaled> told) {
        Scale nominal = asked.in(place.id(), null);
        List<Scaled> paid =
                estimates.stream().map(e -> Scaled.of(e, nominal, levels)).toList();
        Reconciliation asPaid = Reconciler.reconcile(paid, nominal);
        String country = Levels.country(place.id());
        String priceArea = asked.priceArea() == null ? country : asked.priceArea();
        Scale adjusted = asked.in(place.id(), priceArea);
        List<Scaled> bought =
                estimates.stream().map(e -> Scaled.of(e, adjusted, levels)).toList();
        Reconciliation asBought = Reconciler.reconcile(bought, adjusted);
        told.addAll(paid);
        told.addAll(bought);
        boolean possible = asPaid.range() != null
                && asBought.range() != null
                && asBought.used().stream()
                        .map(Reconciliation.Used::estimate)
                        .toList()
                        .equals(asPaid.used().stream()
                                .map(Reconciliation.Used::estimate)
                                .toList());
        return new InArea(
                place.id(),
                place.name(),
                place.kind(),
                asPaid.range(),
                asPaid.reason(),
                possible ? priceArea : null,
                possible ? asBought.range() : null,
                adjustment(place, priceArea, asPaid, bought, possible));
    }

    private static String adjustment(
            EstimateReader.Place place,
            String priceArea,
            Reconciliation asPaid,
            List<Scaled> bought,
            boolean possible) {
        if (asPaid.range() == null) {
            return "There is no range to adjust.";
        }
        if (place.id().equals(priceArea)) {
            return "These are its own prices already.";
        }
        String used = asPaid.used().getFirst().estimate();
        Scaled first = bought.stream()
                .filter(s -> s.estimate().id().equals(used))
                .findFirst()
                .orElseThrow();
        return possible
                ? first.steps().stream()
                        .filter(s -> s.kind() == Conversion.Kind.priceArea)
                        .map(Conversion::text)
                        .collect(Collectors.joining(" "))
                : first.why() == null ? "Not all of its figures can be adjusted." : first.why();
    }

    @GET
    @Path("history")
    @Operation(
            operationId = "getPayHistory",
            summary = "A role's pay by reference period",
            description =
                    "A line for each source and occupation. Where the occupation's code changes the line is broken and"
                            + " says so; codes that stood side by side are lines of their own.")
    @APIResponse(
            responseCode = "200",
            description = "The lines, those that fit best first",
            content = @Content(schema = @Schema(implementation = PayAnswers.Histories.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER, or NO_PRICE_INDEX for prices and priceArea",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response history(
            @BeanParam RoleQuery query,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch)
            throws SQLException, JsonProcessingException {
        query.onlyKnown();
        RoleReference role = query.role();
        PayView view = query.view();
        Known known = reader.read(List.of(role), view);
        Known.ForRole of = known.of(role);
        Scale scale = view.scale(role);
        List<Scaled> told =
                of.ever().stream().map(e -> Scaled.of(e, scale, of.levels())).toList();
        return answer(
                new PayAnswers.Histories(
                        SalarySections.view(scale),
                        Histories.of(of, scale),
                        SalarySections.sources(told, List.of(), known.levelSources())),
                known.position(),
                ifNoneMatch);
    }

    @GET
    @Path("standing")
    @Operation(
            operationId = "getPayStanding",
            summary = "Where an amount stands among people's pay",
            description =
                    "Exact where all quantiles are known, else the interval between published percentiles. The amount is"
                            + " neither stored nor logged nor repeated in the answer, which must not be stored either.")
    @APIResponse(
            responseCode = "200",
            description = "Where it stands, by each source that tells",
            content = @Content(schema = @Schema(implementation = PayAnswers.Standings.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER, or NO_PRICE_INDEX for prices and priceArea",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response standing(
            @BeanParam RoleQuery query,
            @QueryParam("amount") @Parameter(description = "Pay before tax; required", example = "150000")
                    String amount,
            @QueryParam("period") @Parameter(description = "year (default) or hour", example = "year") String period)
            throws SQLException, JsonProcessingException {
        query.onlyKnown("amount", "period");
        RoleReference role = query.role();
        PayView view = query.view();
        BigDecimal yearly = yearly(amount(amount), period(period));
        Known known = reader.read(List.of(role), view, true);
        Judged judged = Judged.of(known.of(role), view);
        return Response.ok(json.writeValueAsBytes(Standings.of(judged, yearly)), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** What was sent is not repeated in the problem: it is somebody's pay. */
    private static BigDecimal amount(String given) {
        if (given == null || !given.matches("\\d{1,9}(\\.\\d{1,4})?") || new BigDecimal(given).signum() == 0) {
            throw ProblemException.badParameter(
                    "amount",
                    given == null ? "" : "(not repeated here)",
                    "a number above 0 with at most nine digits, without separators, e.g. 150000 or 72.50; it is required");
        }
        return new BigDecimal(given);
    }

    private static PayPeriod period(String given) {
        if (given == null) {
            return PayPeriod.year;
        }
        for (PayPeriod each : PayPeriod.values()) {
            if (each.name().equals(given)) {
                return each;
            }
        }
        throw ProblemException.badParameter("period", given, "year or hour");
    }

    private static BigDecimal yearly(BigDecimal amount, PayPeriod period) {
        return period == PayPeriod.year ? amount : amount.multiply(BigDecimal.valueOf(PayPeriod.HOURS_A_YEAR));
    }

    private Response answer(Object body, long position, String ifNoneMatch) throws JsonProcessingException {
        return Response.fromResponse(JsonBody.answer(json.writeValueAsBytes(body), ifNoneMatch, "no-cache"))
                .header(FinishedAnswer.POSITION, position)
                .build();
    }
}
