package org.careeralmanac.gateway.career;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.careeralmanac.defaults.http.ETag;
import org.careeralmanac.gateway.career.CareerPages.PageRequest;

/**
 * Answers whole career pages that are ready, below JAX-RS, and hands on everything else. It knows no rule of the API:
 * what it gives out is what {@link CareerResource} gave before.
 */
@ApplicationScoped
public class ReadyRoute {

    public static final String CAREERS = "/api/v1/careers/";

    /** Before JAX-RS, after the filters. */
    private static final int ORDER = 1;

    private final ReadyPages pages;

    ReadyRoute(ReadyPages pages) {
        this.pages = pages;
    }

    void route(@Observes Router router) {
        router.route(HttpMethod.GET, CAREERS + "*").order(ORDER).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        Optional<ReadyPage> ready = ready(context.request());
        if (ready.isPresent()) {
            answer(context.request(), context.response(), ready.get());
        } else {
            context.next();
        }
    }

    private Optional<ReadyPage> ready(HttpServerRequest request) {
        String path = request.path();
        if (request.query() != null
                || path.length() <= CAREERS.length()
                || path.indexOf('/', CAREERS.length()) >= 0
                || path.indexOf('%') >= 0
                || !PageHeaders.json(request.getHeader(HttpHeaders.ACCEPT))) {
            return Optional.empty();
        }
        return pages.live(new PageRequest(path.substring(CAREERS.length()), List.of(), null));
    }

    private void answer(HttpServerRequest request, HttpServerResponse response, ReadyPage page) {
        boolean gzip = page.compressible() && PageHeaders.gzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        String etag = gzip ? page.gzipEtag() : page.etag();
        response.putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.CACHE_CONTROL, PageHeaders.WHOLE)
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(PageHeaders.DATA_AGE, Long.toString(pages.age(page)));
        if (ETag.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        // Wrapped, not copied: the bytes of a ready page never change.
        response.end(Buffer.buffer(Unpooled.wrappedBuffer(gzip ? page.gzip() : page.json())));
    }
}
