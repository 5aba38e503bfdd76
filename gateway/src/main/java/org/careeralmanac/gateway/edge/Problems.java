package org.careeralmanac.gateway.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;

/** Problem answers of routes below JAX-RS. */
@ApplicationScoped
class Problems {

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    void answer(RoutingContext context, ProblemException problem) {
        problem.headers().forEach(context.response()::putHeader);
        try {
            context.response()
                    .setStatusCode(problem.type().status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(Buffer.buffer(json.writeValueAsBytes(problem.problem())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
