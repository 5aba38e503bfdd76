package org.careeralmanac.gateway.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerHttp;

/**
 * Passes {@code /api/v1/admin/{roles|salary|trends}/**} on to its owner as it is, and the owner's answer back as it is,
 * both as streams: an import may be larger than the gateway's memory. Tokens are the owner's to judge.
 */
@ApplicationScoped
class AdminForwarding {

    private static final String ADMIN = "/api/v1/admin/";
    private static final int ORDER = 2;

    /** RFC 9110, section 7.6.1: these belong to one connection. Host is set by the client. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "host",
            "expect");

    private static final Set<HttpMethod> BODILESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final OwnerHttp owners;
    private final ObjectMapper json;
    private final AlmanacConfig config;
    private final HttpClient client;

    AdminForwarding(Vertx vertx, OwnerHttp owners, ObjectMapper json, AlmanacConfig config) {
        this.owners = owners;
        this.json = json;
        this.config = config;
        // Connections of its own: long imports must not take those that pages need.
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(16).setConnectTimeout((int)
                        config.owners().connectTimeout().toMillis()));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    void route(@Observes Router router) {
        router.route(ADMIN + "*").order(ORDER).handler(this::forward);
    }

    private void forward(RoutingContext context) {
        String path = context.normalizedPath();
        for (Owner owner : Owner.values()) {
            if (path.equals(ADMIN + owner.key()) || path.startsWith(ADMIN + owner.key() + "/")) {
                forward(context, owner, path);
                return;
            }
        }
        context.next();
    }

    private void forward(RoutingContext context, Owner owner, String path) {
        HttpServerRequest request = context.request();
        request.pause();
        String query = request.query();
        RequestOptions options = owners.options(owner, request.method(), query == null ? path : path + '?' + query);
        options.setIdleTimeout(config.admin().idleTimeout().toMillis());
        client.request(options)
                .compose(forwarded -> {
                    copy(request.headers(), forwarded.headers());
                    context.addEndHandler(ended -> {
                        // The client is gone. What it has not sent will never come, so that the owner need not wait.
                        if (ended.failed()) {
                            forwarded.reset();
                        }
                    });
                    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                        // The owner is not asked first, but a client that waits would wait in vain.
                        context.response().writeContinue();
                    }
                    return send(request, forwarded);
                })
                .onSuccess(answer -> answer(answer, context))
                .onFailure(failure -> away(context, owner));
    }

    private static io.vertx.core.Future<HttpClientResponse> send(
            HttpServerRequest request, HttpClientRequest forwarded) {
        // HTTP/2 needs neither header for a body.
        boolean bodiless = request.version() == HttpVersion.HTTP_2
                ? request.isEnded() || BODILESS.contains(request.method())
                : request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
        if (request.getHeader(HttpHeaders.CONTENT_LENGTH) == null && bodiless) {
            request.resume();
            return forwarded.send();
        }
        return forwarded.send(request);
    }

    private static void answer(HttpClientResponse answer, RoutingContext context) {
        HttpServerResponse response = context.response();
        response.setStatusCode(answer.statusCode());
        copy(answer.headers(), response.headers());
        if (answer.getHeader(HttpHeaders.CONTENT_LENGTH) == null && answer.statusCode() != 204) {
            response.setChunked(true);
        }
        // A failure in the middle of a body can only be told by breaking off: the connection, or the stream of HTTP/2.
        answer.pipeTo(response).onFailure(failure -> response.reset()).onSuccess(done -> {
            if (!context.request().isEnded()) {
                // The owner refused without reading on; what the client still sends is not for it any more.
                answer.request().reset();
            }
        });
    }

    private static void copy(MultiMap from, MultiMap to) {
        from.forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                to.add(name, value);
            }
        });
    }

    private void away(RoutingContext context, Owner owner) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        ProblemException problem = ProblemMappers.unavailable(owner.service()
                + " does not answer; whether it carried the call out cannot be said. Read before you repeat it.");
        problem.headers().forEach(response::putHeader);
        response.setStatusCode(problem.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (context.request().version() != HttpVersion.HTTP_2) {
            // Whatever of the body was not read goes with the connection. HTTP/2 has streams, and forbids the header.
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        try {
            response.end(Buffer.buffer(json.writeValueAsBytes(problem.problem())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
