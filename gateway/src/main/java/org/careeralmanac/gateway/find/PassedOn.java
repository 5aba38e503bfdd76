package org.careeralmanac.gateway.find;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.gateway.career.PageHeaders;
import org.careeralmanac.gateway.career.United;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerHttp;
import org.careeralmanac.gateway.owners.OwnerReply;

/** Answers of one owner in which no other has a part: passed on as they are, also what the owner refuses. */
@ApplicationScoped
class PassedOn {

    private final OwnerHttp http;
    private final Duration deadline;

    PassedOn(OwnerHttp http, AlmanacConfig config) {
        this.http = http;
        this.deadline = config.page().deadline().minus(config.page().reserve());
    }

    /** @param address below the owner's URL, percent-encoded */
    Uni<Response> get(Owner owner, String address, HttpHeaders headers) {
        return passed(owner, () -> http.get(owner, address, null), body -> new United(body, true).response(headers));
    }

    /** What comes of a body that was sent is kept by nobody. */
    Uni<Response> post(Owner owner, String address, byte[] body) {
        return passed(owner, () -> http.post(owner, address, MediaType.APPLICATION_JSON, body), answer -> Response.ok(
                        answer, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, PageHeaders.PARTIAL)
                .build());
    }

    private Uni<Response> passed(
            Owner owner, Supplier<CompletableFuture<OwnerReply>> call, Function<byte[], Response> found) {
        return Uni.createFrom()
                .completionStage(() -> call.get()
                        .copy()
                        .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                        .handle((reply, failure) -> failure == null ? reply : null))
                .map(reply -> {
                    if (reply != null && reply.status() == 200) {
                        return found.apply(reply.body());
                    }
                    // What the client can mend. An owner that does not know its own list, or has too much to do, is not
                    // there for it.
                    if (reply != null && reply.status() == 400) {
                        return Response.status(400)
                                .entity(reply.body())
                                .type(Problem.MEDIA_TYPE)
                                .header(HttpHeaders.CACHE_CONTROL, PageHeaders.PARTIAL)
                                .build();
                    }
                    throw ProblemMappers.unavailable(owner.service() + " does not answer at the moment.");
                });
    }
}
