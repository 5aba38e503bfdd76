package org.careeralmanac.defaults.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Problem answers for what fails below JAX-RS: addresses nobody serves, bodies and addresses that are too long. */
@ApplicationScoped
public class RouterProblems {

    /** Longest address answered, in characters; the server itself reads up to {@code quarkus.http.limits.max-initial-line-length}. */
    private static final int MAX_URI_CHARACTERS = 4096;

    private static final int BEFORE_EVERYTHING = 10_000;

    @Inject
    ObjectMapper json;

    void routes(@Observes Router router) {
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415}) {
            router.errorHandler(status, context -> answer(context, context.statusCode()));
        }
    }

    void filters(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (context.request().uri().length() > MAX_URI_CHARACTERS) {
                        // Not context.fail(): filters run on a router of their own, without the handlers above.
                        answer(context, 414);
                    } else {
                        context.next();
                    }
                },
                BEFORE_EVERYTHING);
    }

    private void answer(RoutingContext context, int status) {
        ProblemException problem = HttpStatus.problem(status, context.normalizedPath());
        if (context.response().ended() || problem == null) {
            return;
        }
        problem.headers().forEach(context.response()::putHeader);
        context.response()
                .setStatusCode(problem.type().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(bytes(problem.problem()));
    }

    private Buffer bytes(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
