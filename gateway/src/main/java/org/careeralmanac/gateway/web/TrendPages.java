package org.careeralmanac.gateway.web;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.careeralmanac.defaults.http.ETag;
import org.careeralmanac.gateway.owners.RoleReference;
import org.careeralmanac.gateway.trends.TrendsAnswer;
import org.careeralmanac.gateway.trends.TrendsReads;
import org.careeralmanac.gateway.web.model.Problem;
import org.careeralmanac.gateway.web.model.SeriesList;
import org.careeralmanac.gateway.web.model.TrendDetail;
import org.careeralmanac.gateway.web.model.TrendList;
import org.careeralmanac.gateway.web.model.Trends.Trend;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages of trends for people. */
@Path("/trends")
@Produces(WebResource.HTML)
public class TrendPages {

    private static final String DESCRIPTION =
            "Where careers are heading: each trend with who states it, what it rests on, and whether it has run out.";

    /** As many as a screen shows apart. */
    private static final String POINTS = "120";

    private final TrendsReads reads;
    private final PageReader reader;
    private final Assets assets;
    private final WebConfig config;

    TrendPages(TrendsReads reads, PageReader reader, Assets assets, WebConfig config) {
        this.reads = reads;
        this.reader = reader;
        this.assets = assets;
        this.config = config;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> list(
            @QueryParam("industry") String industry,
            @QueryParam("direction") String direction,
            @QueryParam("status") String status,
            @QueryParam("horizon") String horizon,
            @QueryParam("cursor") String cursor,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        // A form sends what was left open as an empty value.
        Map<String, String> asked = new HashMap<>();
        put(asked, "industry", industry);
        put(asked, "direction", direction);
        put(asked, "status", status);
        put(asked, "horizon", horizon);
        Map<String, String> parameters = new HashMap<>(asked);
        put(parameters, "cursor", cursor);
        parameters.put("limit", "100");
        return Uni.createFrom()
                .completionStage(reads.list("trends", parameters, null))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(answer -> switch (answer) {
                    case TrendsAnswer.Found(int _, byte[] json, String _) -> {
                        TrendList list = reader.read(json, TrendList.class);
                        TrendsView view = new TrendsView(
                                list,
                                asked.getOrDefault("industry", ""),
                                asked.getOrDefault("direction", ""),
                                asked.getOrDefault("status", ""),
                                asked.getOrDefault("horizon", ""),
                                list.nextCursor().isEmpty() ? "" : next(asked, list.nextCursor()));
                        Shell shell =
                                shell("Trends - Career Almanac", DESCRIPTION, parameters.size() == 1 ? "/trends" : "");
                        yield ok(Templates.trendlist(view, shell).render(), ifNoneMatch, WebResource.WHOLE);
                    }
                    case TrendsAnswer.Problem(int code, byte[] problem) ->
                        error(
                                code,
                                "No such list of trends",
                                reader.read(problem, Problem.class).detail(),
                                null);
                    case TrendsAnswer.Unavailable(long seconds) -> unavailable(seconds);
                });
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Uni<Response> one(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return Uni.createFrom()
                .completionStage(reads.one("trends", id, Map.of(), null))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(answer -> switch (answer) {
                    case TrendsAnswer.Found(int _, byte[] json, String _) ->
                        trend(reader.read(json, TrendDetail.class), ifNoneMatch);
                    case TrendsAnswer.Problem(int code, byte[] _) ->
                        Uni.createFrom()
                                .item(error(
                                        code,
                                        "There is no such trend",
                                        "The almanac has nothing at this address. Check it, or choose from all trends.",
                                        null));
                    case TrendsAnswer.Unavailable(long seconds) ->
                        Uni.createFrom().item(unavailable(seconds));
                });
    }

    private Uni<Response> trend(TrendDetail detail, String ifNoneMatch) {
        Trend trend = detail.trend();
        List<String> series = trend.series();
        if (series.isEmpty()) {
            return Uni.createFrom().item(page(TrendView.of(detail, new SeriesList(List.of(), List.of())), ifNoneMatch));
        }
        return Uni.createFrom()
                .completionStage(reads.list("series", Map.of("ids", String.join(",", series), "points", POINTS), null))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(answer -> page(
                        TrendView.of(
                                detail,
                                answer instanceof TrendsAnswer.Found(int _, byte[] json, String _)
                                        ? reader.read(json, SeriesList.class)
                                        : null),
                        ifNoneMatch));
    }

    private Response page(TrendView view, String ifNoneMatch) {
        Shell shell = shell(
                view.trend().title() + " - Career Almanac",
                view.trend().summary(),
                "/trends/" + view.trend().id());
        return ok(
                Templates.onetrend(view, shell).render(),
                ifNoneMatch,
                view.away() ? WebResource.NOT_KEPT : WebResource.WHOLE);
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (value != null && !value.isBlank()) {
            parameters.put(name, value.strip());
        }
    }

    private static String next(Map<String, String> asked, String cursor) {
        StringBuilder address = new StringBuilder("/trends?cursor=").append(RoleReference.encoded(cursor));
        new TreeMap<>(asked)
                .forEach((name, value) ->
                        address.append('&').append(name).append('=').append(RoleReference.encoded(value)));
        return address.toString();
    }

    private Response ok(String html, String ifNoneMatch, String cacheControl) {
        RenderedPages.Rendered page = RenderedPages.Rendered.of(html);
        Response.ResponseBuilder answer = ETag.matches(ifNoneMatch, page.etag())
                ? Response.notModified()
                : Response.ok(page.html(), WebResource.HTML);
        return WebResource.finished(answer.header(HttpHeaders.ETAG, page.etag()), cacheControl);
    }

    private Response unavailable(long seconds) {
        return error(
                503,
                "Trends cannot be shown at the moment",
                "The service that knows them does not answer. Please try again in %s."
                        .formatted(Words.plural((int) seconds, "second", "seconds")),
                String.valueOf(seconds));
    }

    private Response error(int status, String title, String detail, String retryAfter) {
        ProblemView view = new ProblemView(status, title, detail, "/trends", "All trends", List.of());
        Response.ResponseBuilder answer = Response.status(status)
                .type(WebResource.HTML)
                .entity(Templates.problem(view, shell(title + " - Career Almanac", detail, ""))
                        .render());
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return WebResource.finished(answer, WebResource.NOT_KEPT);
    }

    private Shell shell(String title, String description, String path) {
        String canonical = path.isEmpty() ? "" : config.publicUrl().orElse("") + path;
        return new Shell(title, description, path, canonical, assets.stylesheet());
    }
}
