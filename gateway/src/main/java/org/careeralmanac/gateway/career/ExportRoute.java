package org.careeralmanac.gateway.career;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerHttp;

/** Passes exports on from their owners as streams: they may be larger than the gateway's memory. */
@ApplicationScoped
class ExportRoute {

    private static final Map<String, Owner> EXPORTS = Map.of(
            "/api/v1/export/estimates.ndjson", Owner.SALARY,
            "/api/v1/export/series.ndjson", Owner.TRENDS);
    private static final int ORDER = 2;
    private static final List<CharSequence> PASSED_ON =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CACHE_CONTROL, HttpHeaders.RETRY_AFTER);

    private final OwnerHttp owners;
    private final ObjectMapper json;
    private final AlmanacConfig config;
    private final HttpClient client;

    ExportRoute(Vertx vertx, OwnerHttp owners, ObjectMapper json, AlmanacConfig config) {
        this.owners = owners;
        this.json = json;
        this.config = config;
        // Connections of its own: an export must not take those that pages need.
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(8).setMaxWaitQueueSize(8).setConnectTimeout((int)
                        config.owners().connectTimeout().toMillis()));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    void route(@Observes Router router) {
        EXPORTS.forEach((path, owner) -> {
            router.route(HttpMethod.GET, path).order(ORDER).handler(context -> forward(context, owner, path));
            router.route(path)
                    .order(ORDER + 1)
                    .handler(context -> answer(
                            context.response(),
                            new ProblemException(CommonProblem.METHOD_NOT_ALLOWED, "This address takes other methods.")
                                    .withHeader(HttpHeaders.ALLOW.toString(), HttpMethod.GET.name())));
        });
    }

    private void forward(RoutingContext context, Owner owner, String path) {
        String query = context.request().query();
        RequestOptions options = owners.options(owner, HttpMethod.GET, query == null ? path : path + '?' + query);
        options.setIdleTimeout(config.admin().idleTimeout().toMillis());
        client.request(options)
                .compose(HttpClientRequest::send)
                .onSuccess(answer -> answer(answer, context))
                .onFailure(failure -> away(context.response(), owner));
    }

    private static void answer(HttpClientResponse answer, RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            answer.request().reset();
            return;
        }
        response.setStatusCode(answer.statusCode()).setChunked(true);
        for (CharSequence name : PASSED_ON) {
            String value = answer.getHeader(name);
            if (value != null) {
                response.putHeader(name, value);
            }
        }
        // Who stops reading must not keep the owner writing.
        response.closeHandler(closed -> answer.request().reset());
        // A failure in the middle of a body can only be told by breaking the connection.
        answer.pipeTo(response)
                .onFailure(failure -> context.request().connection().close());
    }

    private void away(HttpServerResponse response, Owner owner) {
        if (response.ended() || response.headWritten()) {
            return;
        }
        answer(response, ProblemMappers.unavailable(owner.service() + " does not answer at the moment."));
    }

    private void answer(HttpServerResponse response, ProblemException problem) {
        problem.headers().forEach(response::putHeader);
        try {
            response.setStatusCode(problem.type().status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(Buffer.buffer(json.writeValueAsBytes(problem.problem())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
