package org.careeralmanac.gateway.career;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Kept;
import org.careeralmanac.gateway.owners.Outcome;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerAnswers;
import org.careeralmanac.gateway.owners.OwnerHttp;
import org.careeralmanac.gateway.owners.Question;
import org.careeralmanac.gateway.owners.RoleReference;

/**
 * Pay in full: salary-service's own answers, asked for by the career's address and passed on as they are. Nothing of them
 * is kept here, since some are long, and one is about somebody's own pay.
 */
@ApplicationScoped
public class Pay {

    private static final int GOOD = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int BAD = 400;

    private final OwnerAnswers answers;
    private final OwnerHttp http;
    private final AlmanacConfig config;
    private final ObjectMapper json;

    Pay(OwnerAnswers answers, OwnerHttp http, AlmanacConfig config, ObjectMapper json) {
        this.answers = answers;
        this.http = http;
        this.config = config;
        this.json = json;
    }

    /** The reads, by where they are below a career. */
    public enum Read {
        ESTIMATES("/pay"),
        AREAS("/pay/areas"),
        HISTORY("/pay/history"),
        STANDING("/pay/standing");

        private final String path;

        Read(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }

    /** What came of a read. */
    public sealed interface Answer {

        /**
         * salary-service's own answer.
         *
         * @param status 200, or 304 without a body
         * @param etag its entity tag, or null
         */
        record Found(int status, byte[] json, String etag) implements Answer {}

        /**
         * There is no such career, or what was asked makes no sense.
         *
         * @param problem the RFC 9457 body
         */
        record Problem(int status, byte[] problem) implements Answer {}

        /** The career lives at another address now. */
        record Moved(String slug) implements Answer {}

        /** A service that is needed does not answer. */
        record Unavailable(Owner owner, long retryAfterSeconds) implements Answer {}
    }

    /**
     * @param parameters of the read, view and all, as the client gave them
     * @param ifNoneMatch the request's header or null
     */
    public CompletableFuture<Answer> read(
            Read read, String slug, LocalDate asOf, Map<String, String> parameters, String ifNoneMatch) {
        return answers.ask(
                        Question.ofRole(slug, asOf),
                        config.owners().of(Owner.ROLES).deadline())
                .thenCompose(outcome -> switch (outcome) {
                    case Outcome.Live(Kept kept, var _) -> ask(read, slug, kept, asOf, parameters, ifNoneMatch);
                    case Outcome.LastKnown(Kept kept, var _) -> ask(read, slug, kept, asOf, parameters, ifNoneMatch);
                    case Outcome.Missing(byte[] problem) -> done(new Answer.Problem(404, adapted(problem, read, slug)));
                    case Outcome.Refused(byte[] problem) -> done(new Answer.Problem(BAD, adapted(problem, read, slug)));
                    case Outcome.Moved(String to) -> done(new Answer.Moved(to));
                    case Outcome.Unavailable _ -> done(new Answer.Unavailable(Owner.ROLES, retryAfter()));
                });
    }

    private CompletableFuture<Answer> ask(
            Read read, String slug, Kept role, LocalDate asOf, Map<String, String> parameters, String ifNoneMatch) {
        RoleReference reference = role.answer().head().orElseThrow().reference();
        Duration wait = config.owners().of(Owner.SALARY).deadline();
        return http.get(Owner.SALARY, "/api/v1" + read.path() + reference.query(asOf, parameters), ifNoneMatch)
                .copy()
                .orTimeout(wait.toMillis(), TimeUnit.MILLISECONDS)
                .<Answer>thenApply(reply -> switch (reply.status()) {
                    case GOOD, NOT_MODIFIED ->
                        new Answer.Found(
                                reply.status(), reply.body(), reply.headers().get("ETag"));
                    case BAD -> new Answer.Problem(BAD, adapted(reply.body(), read, slug));
                    default -> new Answer.Unavailable(Owner.SALARY, retryAfter());
                })
                // Whatever the failure says may hold the address that was asked, so it is not told.
                .exceptionally(failure -> new Answer.Unavailable(Owner.SALARY, retryAfter()));
    }

    private long retryAfter() {
        return Math.max(1, config.page().retryAfter().toSeconds());
    }

    /** An owner's problem with the address that the client knows. */
    private byte[] adapted(byte[] problem, Read read, String slug) {
        try {
            if (json.readTree(problem) instanceof ObjectNode tree && tree.has("instance")) {
                tree.put("instance", ReadyRoute.CAREERS + RoleReference.encoded(slug) + read.path());
                return json.writeValueAsBytes(tree);
            }
            return problem;
        } catch (IOException e) {
            return problem;
        }
    }

    private static CompletableFuture<Answer> done(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
