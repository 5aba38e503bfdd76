package org.careeralmanac.gateway.edge;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.careeralmanac.defaults.problem.ProblemException;

/**
 * What every request to the public port passes first: the limit of its client, and what lets pages of other origins read
 * the API. Below everything else, so that it holds for finished pages too.
 */
@ApplicationScoped
class Front {

    /** After the check of the address, before every route. */
    private static final int PRIORITY = 9_000;

    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence LIMIT = HttpHeaders.createOptimized("RateLimit");
    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence ANYONE = HttpHeaders.createOptimized("*");
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized("ETag, Retry-After, Almanac-Completeness, "
            + "Almanac-Data-Age, Almanac-Position, RateLimit, RateLimit-Policy");

    private final Problems problems;
    private final ClientLimits limits;
    private final CharSequence policy;
    private final List<Network> trusted;
    private final Counter limited;

    Front(Problems problems, EdgeConfig config, MeterRegistry meters) {
        this.problems = problems;
        this.limits = new ClientLimits(config.rate(), config.burst(), config.clients(), TimeMeter.SYSTEM_NANOTIME);
        this.policy = HttpHeaders.createOptimized(limits.policy());
        this.trusted = config.trustedProxies().orElse(List.of()).stream()
                .map(Network::of)
                .toList();
        this.limited = Counter.builder("almanac.edge.limited")
                .description("Requests answered with 429, since their client sends more than it may")
                .register(meters);
    }

    void filters(@Observes Filters filters) {
        filters.register(this::pass, PRIORITY);
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        boolean open = Openness.isOpen(request.path());
        if (open) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANYONE)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
        ClientLimits.Verdict verdict = limits.take(client(request));
        response.putHeader(POLICY, policy).putHeader(LIMIT, limits.state(verdict));
        if (verdict.refused()) {
            limited.increment();
            problems.answer(
                    context,
                    new ProblemException(
                                    GatewayProblem.TOO_MANY_REQUESTS,
                                    "This client sends more requests than one may; the next is taken in %d s."
                                            .formatted(verdict.retryAfterSeconds()))
                            .withHeader("Retry-After", Long.toString(verdict.retryAfterSeconds())));
        } else if (open && isPreflight(request)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, Openness.methods(request.path()))
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Accept, Content-Type, If-None-Match")
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400")
                    .setStatusCode(204)
                    .end();
        } else {
            context.next();
        }
    }

    private long client(HttpServerRequest request) {
        return Client.key(
                request.remoteAddress().hostAddress(),
                trusted.isEmpty() ? List.of() : request.headers().getAll(FORWARDED_FOR),
                trusted);
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }
}
