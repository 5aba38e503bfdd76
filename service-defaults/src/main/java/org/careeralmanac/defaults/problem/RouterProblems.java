package org.careeralmanac.defaults.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Problem answers for what fails below JAX-RS: addresses nobody serves or that cannot be read, bodies and addresses that
 * are too long, routes that throw.
 */
@ApplicationScoped
public class RouterProblems {

    /** Longest address answered, in characters; the server itself reads up to {@code quarkus.http.limits.max-initial-line-length}. */
    private static final int MAX_URI_CHARACTERS = 4096;

    private static final int BEFORE_EVERYTHING = 10_000;

    /** Just before the framework's own handler of failures, which stands last. */
    private static final int AFTER_EVERYTHING = Integer.MAX_VALUE - 1;

    /** How much of a refused body is read so that its sender gets to read the answer; beyond it the connection ends. */
    private static final long MAX_DISCARDED_BYTES = 64L << 20;

    @Inject
    ObjectMapper json;

    @Inject
    BodyLimit bodyLimit;

    void routes(@Observes Router router) {
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415}) {
            // Not context.statusCode(): it is not set where the router itself could not read the address.
            router.errorHandler(status, context -> answer(context, status));
        }
        router.route().order(AFTER_EVERYTHING).failureHandler(this::failed);
        router.route().order(BodyLimit.AFTER_THE_SERVERS_OWN).handler(context -> {
            bodyLimit.replaceTheServersOwn(context);
            context.next();
        });
    }

    void filters(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        // Not context.fail(): filters run on a router of their own, without the handlers above.
        if (request.uri().length() > MAX_URI_CHARACTERS) {
            discardBody(context);
            answer(context, 414);
            return;
        }
        Optional<String> unreadable = unreadable(request.uri());
        if (unreadable.isPresent()) {
            discardBody(context);
            answer(context, new ProblemException(CommonProblem.BAD_REQUEST, unreadable.get()));
            return;
        }
        if (request.isEnded()) {
            context.next();
            return;
        }
        discardBody(context);
        Optional<ProblemException> tooLarge =
                bodyLimit.refused(request.path(), request.getHeader(HttpHeaders.CONTENT_LENGTH));
        if (tooLarge.isPresent()) {
            answer(context, tooLarge.get());
        } else {
            context.next();
        }
    }

    /**
     * Why an address is no URI. Decoders differ in what they make of a broken escape, and no text that the almanac stores
     * can hold a NUL, so neither gets further than here.
     */
    static Optional<String> unreadable(String uri) {
        for (int at = uri.indexOf('%'); at >= 0; at = uri.indexOf('%', at + 1)) {
            int high = at + 2 < uri.length() ? Character.digit(uri.charAt(at + 1), 16) : -1;
            int low = at + 2 < uri.length() ? Character.digit(uri.charAt(at + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.of("The address has a '%' at character " + (at + 1)
                        + " that is not followed by two hexadecimal digits; a plain percent sign is written %25.");
            }
            if (high == 0 && low == 0) {
                return Optional.of("The address has a NUL (%00) at character " + (at + 1) + "; leave it out.");
            }
        }
        try {
            new URI(uri);
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("The address is no URI at character " + (Math.max(0, e.getIndex()) + 1)
                    + "; what may not stand in one must be percent-encoded.");
        }
    }

    /**
     * Once the answer is out, reads what is left of the body and throws it away. A client that is still sending reads
     * its answer only then; with the connection closed under it, it would report a broken connection instead.
     */
    private static void discardBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.addEndHandler(done -> {
            if (request.isEnded()) {
                return;
            }
            AtomicLong discarded = new AtomicLong();
            request.handler(bytes -> {
                if (discarded.addAndGet(bytes.length()) > MAX_DISCARDED_BYTES) {
                    request.connection().close();
                }
            });
            request.resume();
        });
    }

    /** Whatever a route threw, and what ends a request with a bare status, as an address that cannot be decoded does. */
    private void failed(RoutingContext context) {
        Throwable failure = context.failure();
        Optional<ProblemException> problem;
        if (failure == null || failure instanceof HttpException || context.statusCode() < 500) {
            problem = bare(context, context.statusCode());
        } else if (failure instanceof IOException
                || failure.getClass().getPackageName().startsWith("io.quarkus.security")) {
            // Broken connections and tokens are the framework's to handle.
            problem = Optional.empty();
        } else {
            problem = ProblemMappers.within(failure).or(() -> Optional.of(ProblemMappers.incident(failure)));
        }
        if (problem.isEmpty() || context.response().headWritten()) {
            context.next();
        } else {
            answer(context, problem.get());
        }
    }

    private void answer(RoutingContext context, int status) {
        bare(context, status).ifPresent(problem -> answer(context, problem));
    }

    /**
     * The problem for a status that the framework gives by itself. An address that cannot be read comes first: one
     * without a slash in front gets past the filters, and the router calls it not found.
     */
    private static Optional<ProblemException> bare(RoutingContext context, int status) {
        Optional<String> unreadable =
                status == 400 || status == 404 ? unreadable(context.request().uri()) : Optional.empty();
        return unreadable
                .map(wrong -> new ProblemException(CommonProblem.BAD_REQUEST, wrong))
                .or(() -> Optional.ofNullable(
                        HttpStatus.problem(status, context.request().path())));
    }

    private void answer(RoutingContext context, ProblemException problem) {
        if (context.response().ended()) {
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
