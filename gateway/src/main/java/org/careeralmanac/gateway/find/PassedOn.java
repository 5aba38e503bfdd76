package org.careeralmanac.gateway.find;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.gateway.career.PageHeaders;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerHttp;
import org.careeralmanac.gateway.owners.OwnerReply;

/** Answers of roles-service in which no other owner has a part: passed on as they are. */
@ApplicationScoped
class RolesAnswers {

    private static final String ROLES = "/api/v1/roles";

    private final OwnerHttp http;
    private final Duration deadline;

    RolesAnswers(OwnerHttp http, AlmanacConfig config) {
        this.http = http;
        this.deadline = config.page().deadline();
    }

    /** @param below the address below roles-service's list, percent-encoded */
    Uni<Response> get(String below) {
        return passed(() -> http.get(Owner.ROLES, ROLES + below, null), PageHeaders.WHOLE);
    }

    Uni<Response> post(String below, byte[] body) {
        return passed(() -> http.post(Owner.ROLES, ROLES + below, MediaType.APPLICATION_JSON, body), "no-store");
    }

    private Uni<Response> passed(Supplier<CompletableFuture<OwnerReply>> call, String cacheControl) {
        return Uni.createFrom()
                .completionStage(() -> call.get().copy().orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS))
                .map(reply -> answer(reply, cacheControl))
                .onFailure()
                .transform(failure -> ProblemMappers.unavailable("The service that knows careers does not answer."));
    }

    private static Response answer(OwnerReply reply, String cacheControl) {
        int status = reply.status();
        if (status == 200) {
            return Response.ok(reply.body(), MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                    .build();
        }
        if (status >= 400 && status < 500) {
            return Response.status(status)
                    .entity(reply.body())
                    .type(Problem.MEDIA_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        throw new IllegalStateException("roles-service answered with status " + status);
    }
}
