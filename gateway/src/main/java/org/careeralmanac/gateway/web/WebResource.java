package org.careeralmanac.gateway.web;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.careeralmanac.defaults.http.ETag;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.gateway.career.CareerPages;
import org.careeralmanac.gateway.career.CareerPages.PageAnswer;
import org.careeralmanac.gateway.career.PageHeaders;
import org.careeralmanac.gateway.career.Pay;
import org.careeralmanac.gateway.find.CareerSearch;
import org.careeralmanac.gateway.find.Careers;
import org.careeralmanac.gateway.owners.View;
import org.careeralmanac.gateway.web.model.CareerList;
import org.careeralmanac.gateway.web.model.CareerPage;
import org.careeralmanac.gateway.web.model.Compared;
import org.careeralmanac.gateway.web.model.Moves;
import org.careeralmanac.gateway.web.model.PayAreas;
import org.careeralmanac.gateway.web.model.PayStanding;
import org.careeralmanac.gateway.web.model.Problem;
import org.careeralmanac.gateway.web.model.SourceList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** The addresses for people. Whatever happens here is answered with a page; problem+json is for the API. */
@Path("/")
@Produces(WebResource.HTML)
public class WebResource {

    static final String HTML = "text/html;charset=UTF-8";

    /** No script, no inline style, nothing from elsewhere. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The same as the JSON pages have. */
    static final String WHOLE = "public, max-age=1, stale-while-revalidate=10, stale-if-error=86400";

    static final String NOT_KEPT = "no-store";

    static final String REVALIDATED = "no-cache";

    private static final Logger LOG = Logger.getLogger(WebResource.class);
    private static final int CARDS = 100;
    private static final int FOUND = 20;
    private static final int PLACES = 100;
    private static final int OFFERED = 6;
    private static final Set<String> AMOUNTS = Set.of("payMin", "growth");
    private static final String HOME_DESCRIPTION =
            "Facts about careers in which every figure says where it came from: pay, outlook, hiring, education.";

    @Inject
    CareerPages pages;

    @Inject
    Careers finding;

    @Inject
    Pay pay;

    @Inject
    PageReader reader;

    @Inject
    RenderedPages rendered;

    @Inject
    Assets assets;

    @Inject
    WebConfig config;

    @Context
    UriInfo uri;

    @GET
    @Operation(hidden = true)
    public Uni<Response> home(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return page(
                () -> Uni.combine()
                        .all()
                        .unis(finding.list(CareerSearch.all(null, CARDS)), pages.sources())
                        .asTuple(),
                found -> {
                    Shell shell = shell("Career Almanac: careers, with sources", HOME_DESCRIPTION, "/");
                    CareerList careers = reader.read(found.getItem1().json(), CareerList.class);
                    String html = Templates.home(
                                    HomeView.of(
                                            careers,
                                            reader.read(found.getItem2(), SourceList.class)
                                                    .items()),
                                    shell)
                            .render();
                    // Cards without what an owner could not say must not outlive the moment.
                    return ok(RenderedPages.Rendered.of(html), ifNoneMatch, careers.complete());
                });
    }

    @GET
    @Path("search")
    @Operation(hidden = true)
    public Uni<Response> search(
            @QueryParam("cursor") String cursor, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        MultivaluedMap<String, String> given = new MultivaluedHashMap<>();
        // People write 80,000 and $80 000 and 5%; a decimal point stays one.
        uri.getQueryParameters()
                .forEach((name, values) -> given.putSingle(
                        name,
                        AMOUNTS.contains(name) ? values.getFirst().replaceAll("[\\s,$%]", "") : values.getFirst()));
        CareerSearch search = CareerSearch.of(given, cursor, FOUND);
        return page(
                () -> Uni.combine()
                        .all()
                        .unis(finding.list(search), pages.sources())
                        .asTuple(),
                found -> {
                    CareerList careers = reader.read(found.getItem1().json(), CareerList.class);
                    SearchView view = SearchView.of(
                            search,
                            careers,
                            reader.read(found.getItem2(), SourceList.class).items());
                    Shell shell = new Shell(
                            (view.q().isEmpty() ? "Find careers" : view.q() + " - careers") + " - Career Almanac",
                            "Find careers by title, skill, technology or occupation code.",
                            "/search",
                            "",
                            assets.stylesheet());
                    return ok(
                            RenderedPages.Rendered.of(
                                    Templates.search(view, shell).render()),
                            ifNoneMatch,
                            careers.complete());
                });
    }

    @GET
    @Path("sources")
    @Operation(hidden = true)
    public Uni<Response> sources(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return page(pages::sources, list -> {
            Shell shell = shell(
                    "Sources - Career Almanac",
                    "Every source behind the figures of the almanac, with publisher, licence and attribution.",
                    "/sources");
            String html = Templates.sources(
                            SourcesView.of(reader.read(list, SourceList.class).items()), shell)
                    .render();
            return ok(RenderedPages.Rendered.of(html), ifNoneMatch, WHOLE);
        });
    }

    @GET
    @Path("careers/{slug}")
    @Operation(hidden = true)
    public Uni<Response> career(
            @PathParam("slug") String slug,
            @QueryParam("asOf") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        View view = View.of(uri.getQueryParameters());
        String query = uri.getRequestUri().getRawQuery();
        return page(
                () -> {
                    LocalDate day = Parameters.date("asOf", asOf);
                    return pages.page(new CareerPages.PageRequest(slug, List.of(), day, view));
                },
                answer -> switch (answer) {
                    case PageAnswer.Found found -> {
                        RenderedPages.Rendered html =
                                rendered.get(found.etag() + view.given(), () -> render(found, view));
                        yield ok(html, ifNoneMatch, found.complete());
                    }
                    case PageAnswer.Moved moved -> moved(moved.slug(), "", query);
                    case PageAnswer.Missing missing -> missing(missing, slug);
                    case PageAnswer.Refused refused -> refused(refused.problem(), slug);
                    case PageAnswer.Unavailable unavailable -> unavailable(unavailable.retryAfterSeconds());
                });
    }

    @GET
    @Path("careers/{slug}/moves")
    @Operation(hidden = true)
    public Uni<Response> moves(
            @PathParam("slug") String slug,
            @QueryParam("to") String to,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        String query = uri.getRequestUri().getRawQuery();
        String there = to == null || to.isBlank() ? null : to;
        return page(
                () -> Uni.combine()
                        .all()
                        .unis(
                                finding.moves(slug, there, PLACES),
                                pages.page(new CareerPages.PageRequest(slug, List.of("overview"), null)))
                        .asTuple(),
                both -> switch (both.getItem1()) {
                    case Careers.Answer.Found(byte[] json, boolean complete) -> {
                        Moves moves = reader.read(json, Moves.class);
                        String title = both.getItem2() instanceof PageAnswer.Found found
                                ? reader.read(found.json(), CareerPage.class).title()
                                : slug;
                        String goal = there == null || moves.items().isEmpty()
                                ? there
                                : moves.items().getLast().title();
                        Shell shell = shell(
                                title + ": where to go next - Career Almanac",
                                "Careers to go to from %s: shared and missing skills, and what each pays beside it."
                                        .formatted(title),
                                there == null ? "/careers/" + moves.slug() + "/moves" : "");
                        String html = Templates.moves(MovesView.of(title, moves, goal), shell)
                                .render();
                        yield ok(RenderedPages.Rendered.of(html), ifNoneMatch, complete);
                    }
                    case Careers.Answer.Moved(String now) -> moved(now, "/moves", query);
                    case Careers.Answer.Problem(int status, byte[] problem) ->
                        status == 404 ? missing(new PageAnswer.Missing(status, problem), slug) : refused(problem, slug);
                });
    }

    /** Choosing takes several requests, each an address of its own: no script is needed. */
    @GET
    @Path("compare")
    @Operation(hidden = true)
    public Uni<Response> compare(
            @QueryParam("careers") String careers,
            @QueryParam("add") String add,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        List<String> slugs = careers == null || careers.isBlank()
                ? List.of()
                : Arrays.stream(careers.split(","))
                        .map(String::strip)
                        .distinct()
                        .toList();
        String asked = add == null ? "" : add.strip();
        return page(
                () -> Uni.combine()
                        .all()
                        .unis(
                                slugs.size() < 2
                                        ? Uni.createFrom().item(Optional.<Careers.Answer>empty())
                                        : finding.compare(slugs).map(Optional::of),
                                asked.isEmpty()
                                        ? Uni.createFrom().item(Optional.<Careers.Answer.Found>empty())
                                        : finding.list(new CareerSearch(Map.of("q", asked), null, OFFERED))
                                                .map(Optional::of))
                        .asTuple(),
                both -> {
                    List<CareerList.Item> offered = both.getItem2()
                            .map(found -> reader.read(found.json(), CareerList.class).items().stream()
                                    .filter(item -> !slugs.contains(item.slug()))
                                    .toList())
                            .orElse(List.of());
                    return switch (both.getItem1().orElse(null)) {
                        case null -> compared(CompareView.of(slugs, null, asked, offered), true, ifNoneMatch);
                        case Careers.Answer.Found(byte[] json, boolean complete) ->
                            compared(
                                    CompareView.of(slugs, reader.read(json, Compared.class), asked, offered),
                                    complete,
                                    ifNoneMatch);
                        case Careers.Answer.Problem(int status, byte[] problem) ->
                            missing(new PageAnswer.Missing(status, problem), slugs.getFirst());
                        case Careers.Answer.Moved(String now) -> moved(now, "", null);
                    };
                });
    }

    private Response compared(CompareView view, boolean complete, String ifNoneMatch) {
        Shell shell = new Shell(
                "Compare careers - Career Almanac",
                "Two to five careers side by side on one scale, each figure with its source.",
                "/compare",
                "",
                assets.stylesheet());
        return ok(RenderedPages.Rendered.of(Templates.compare(view, shell).render()), ifNoneMatch, complete);
    }

    @GET
    @Path("careers/{slug}/pay/areas")
    @Operation(hidden = true)
    public Uni<Response> payByArea(
            @PathParam("slug") String slug,
            @QueryParam("cursor") String cursor,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        Map<String, String> parameters =
                new TreeMap<>(View.of(uri.getQueryParameters()).given());
        if (cursor != null) {
            parameters.put("cursor", cursor);
        }
        parameters.put("limit", String.valueOf(PLACES));
        return pay(slug, Pay.Read.AREAS, parameters, (career, found) -> {
            PayAreas areas = reader.read(found, PayAreas.class);
            Shell shell = shell(
                    career.page().title() + ": pay by area - Career Almanac",
                    "What %s earn in different places, as it is paid and as it buys, with sources."
                            .formatted(career.page().title()),
                    "");
            String html = Templates.payareas(
                            PayAreasView.of(career, areas, next(slug, parameters, areas.nextCursor())), shell)
                    .render();
            return ok(RenderedPages.Rendered.of(html), ifNoneMatch, REVALIDATED);
        });
    }

    private static String next(String slug, Map<String, String> parameters, String cursor) {
        if (cursor.isEmpty()) {
            return "";
        }
        Map<String, String> next = new TreeMap<>(parameters);
        next.remove("limit");
        next.put("cursor", cursor);
        return UriBuilder.fromPath("/careers/{slug}/pay/areas").build(slug) + PayForm.query(next);
    }

    /** Somebody's own pay is in the address: it is asked for once and then forgotten by everyone on the way. */
    @GET
    @Path("careers/{slug}/pay/standing")
    @Operation(hidden = true)
    public Uni<Response> standing(
            @PathParam("slug") String slug, @QueryParam("amount") String amount, @QueryParam("period") String period) {
        Map<String, String> parameters =
                new TreeMap<>(View.of(uri.getQueryParameters()).given());
        boolean asked = amount != null && !amount.isBlank();
        if (asked) {
            // People write 150,000 and $150 000; a decimal point stays one.
            parameters.put("amount", amount.replaceAll("[\\s,$€£']", ""));
        }
        if (period != null && !period.isEmpty()) {
            parameters.put("period", period);
        }
        return pay(slug, asked ? Pay.Read.STANDING : null, parameters, (career, found) -> {
                    Shell shell = shell(
                            career.page().title() + ": where do I stand? - Career Almanac",
                            "How many of those who work as %s earn less than an amount, as exactly as the sources allow."
                                    .formatted(career.page().title()),
                            "");
                    PayStanding standing = found == null ? null : reader.read(found, PayStanding.class);
                    String html = Templates.standing(StandingView.of(career, standing, parameters), shell)
                            .render();
                    return finished(Response.ok(html, HTML), NOT_KEPT);
                })
                .map(response -> {
                    response.getHeaders().putSingle("Referrer-Policy", "no-referrer");
                    return response;
                });
    }

    /**
     * A page about pay beside the career's own.
     *
     * @param read what salary-service is asked besides, or null
     * @param write makes the page of the career and salary-service's answer, null where nothing was asked
     */
    private Uni<Response> pay(
            String slug,
            Pay.Read read,
            Map<String, String> parameters,
            BiFunction<CareerView, byte[], Response> write) {
        View view = View.of(uri.getQueryParameters());
        String below = uri.getPath().substring(uri.getPath().indexOf("/pay/"));
        String query = uri.getRequestUri().getRawQuery();
        var career = new CareerPages.PageRequest(slug, List.of("salary"), null, view);
        return page(
                () -> Uni.combine()
                        .all()
                        .unis(
                                pages.page(career),
                                read == null
                                        ? Uni.createFrom().item(Optional.<Pay.Answer>empty())
                                        : Uni.createFrom()
                                                .completionStage(() -> pay.read(read, slug, null, parameters, null))
                                                .map(Optional::of))
                        .asTuple(),
                both -> switch (both.getItem1()) {
                    case PageAnswer.Found found -> {
                        CareerView careerView =
                                new CareerView(reader.read(found.json(), CareerPage.class), reader, view);
                        yield switch (both.getItem2().orElse(null)) {
                            case null -> write.apply(careerView, null);
                            case Pay.Answer.Found answer -> write.apply(careerView, answer.json());
                            case Pay.Answer.Problem problem -> refused(problem.problem(), slug);
                            case Pay.Answer.Moved moved -> moved(moved.slug(), below, query);
                            case Pay.Answer.Unavailable unavailable ->
                                unavailable((int) unavailable.retryAfterSeconds());
                        };
                    }
                    case PageAnswer.Moved moved -> moved(moved.slug(), below, query);
                    case PageAnswer.Missing missing -> missing(missing, slug);
                    case PageAnswer.Refused refused -> refused(refused.problem(), slug);
                    case PageAnswer.Unavailable unavailable -> unavailable(unavailable.retryAfterSeconds());
                });
    }

    private String render(PageAnswer.Found found, View asked) {
        CareerView view = new CareerView(reader.read(found.json(), CareerPage.class), reader, asked);
        Shell shell = shell(
                view.page().title() + ": pay, outlook, skills - Career Almanac",
                view.description(),
                "/careers/" + view.page().slug());
        return Templates.career(view, shell).render();
    }

    /** Rendering is work of milliseconds, so it leaves the event loop; whatever fails becomes a page too. */
    private <T> Uni<Response> page(Supplier<Uni<? extends T>> ask, Function<T, Response> answer) {
        return Uni.createFrom()
                .deferred(ask)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(answer)
                .onFailure(ProblemException.class)
                .recoverWithItem(e -> problem((ProblemException) e))
                .onFailure()
                .recoverWithItem(this::failed);
    }

    /** A page that lacks something is kept by nobody, and a probe can tell it from outside. */
    private Response ok(RenderedPages.Rendered page, String ifNoneMatch, boolean complete) {
        Response answer = ok(page, ifNoneMatch, complete ? WHOLE : NOT_KEPT);
        if (!complete) {
            answer.getHeaders().putSingle(PageHeaders.COMPLETENESS, "partial");
        }
        return answer;
    }

    private Response ok(RenderedPages.Rendered page, String ifNoneMatch, String cacheControl) {
        Response.ResponseBuilder answer =
                ETag.matches(ifNoneMatch, page.etag()) ? Response.notModified() : Response.ok(page.html(), HTML);
        return finished(answer.header(HttpHeaders.ETAG, page.etag()), cacheControl);
    }

    /** Something in the address makes no sense to an owner, which says what would. */
    private Response refused(byte[] body, String slug) {
        Problem problem = reader.read(body, Problem.class);
        return error(
                new ProblemView(
                        400,
                        problem.title(),
                        problem.detail(),
                        UriBuilder.fromPath("/careers/{slug}").build(slug).toString(),
                        "Back to the career",
                        List.of()),
                null);
    }

    private Response moved(String slug, String below, String query) {
        UriBuilder target = UriBuilder.fromPath("/careers/{slug}");
        String location = target.build(slug) + below + (query == null ? "" : "?" + query);
        // As text: JAX-RS would make an absolute address of it, from a Host header that a proxy may have changed.
        return finished(Response.status(308).header(HttpHeaders.LOCATION, location), WHOLE);
    }

    private Response missing(PageAnswer.Missing missing, String slug) {
        Problem problem = reader.read(missing.problem(), Problem.class);
        if (!problem.firstKnown().isEmpty()) {
            return error(
                    new ProblemView(
                            missing.status(),
                            "Not known yet on that day",
                            "This career came into the almanac on " + Words.day(problem.firstKnown()) + ".",
                            UriBuilder.fromPath("/careers/{slug}").build(slug).toString(),
                            "See what is known today",
                            List.of()),
                    null);
        }
        return error(
                new ProblemView(
                        missing.status(),
                        "There is no such career",
                        "The almanac has nothing at this address. Check it, or choose from all careers.",
                        "",
                        "",
                        problem.near()),
                null);
    }

    private Response unavailable(int retryAfterSeconds) {
        return error(
                new ProblemView(
                        503,
                        "This career cannot be shown at the moment",
                        "The service that knows it does not answer. Please try again in %s."
                                .formatted(Words.plural(retryAfterSeconds, "second", "seconds")),
                        "",
                        "",
                        List.of()),
                String.valueOf(retryAfterSeconds));
    }

    private Response problem(ProblemException e) {
        return error(
                new ProblemView(e.type().status(), e.type().title(), e.getMessage(), "", "", List.of()),
                e.headers().get(HttpHeaders.RETRY_AFTER));
    }

    private Response failed(Throwable e) {
        String incident = UUID.randomUUID().toString();
        LOG.errorf(e instanceof UncheckedIOException io ? io.getCause() : e, "incident %s", incident);
        return error(
                new ProblemView(
                        500,
                        "Something went wrong here",
                        "This is a defect of the almanac, not of your request. Its log has the details under "
                                + incident + ".",
                        "",
                        "",
                        List.of()),
                null);
    }

    private Response error(ProblemView view, String retryAfter) {
        Shell shell = shell(view.title() + " - Career Almanac", view.detail(), "");
        Response.ResponseBuilder answer = Response.status(view.status())
                .type(HTML)
                .entity(Templates.problem(view, shell).render());
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return finished(answer, NOT_KEPT);
    }

    static Response finished(Response.ResponseBuilder answer, String cacheControl) {
        return answer.header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "strict-origin-when-cross-origin")
                .build();
    }

    /** @param path empty for a page without an address of its own */
    private Shell shell(String title, String description, String path) {
        String canonical = path.isEmpty() ? "" : config.publicUrl().orElse("") + path;
        return new Shell(title, description, path, canonical, assets.stylesheet());
    }
}
