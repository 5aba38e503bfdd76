package org.careeralmanac.gateway.trends;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.careeralmanac.gateway.owners.AlmanacConfig;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerHttp;
import org.careeralmanac.gateway.owners.OwnerReply;
import org.careeralmanac.gateway.owners.RoleReference;

/** Asks trends-service. Nothing is kept here: these answers are long, asked for seldom, and change with its feed. */
@ApplicationScoped
public class TrendsReads {

    private static final String BASE = "/api/v1/";
    private static final long RETRY_AFTER_SECONDS = 5;

    private final OwnerHttp http;
    private final AlmanacConfig config;

    TrendsReads(OwnerHttp http, AlmanacConfig config) {
        this.http = http;
        this.config = config;
    }

    /** @param parameters as a client gave them, checked by name only */
    public CompletableFuture<TrendsAnswer> list(String what, Map<String, String> parameters, String ifNoneMatch) {
        return ask(what + query(parameters), ifNoneMatch);
    }

    public CompletableFuture<TrendsAnswer> one(
            String what, String id, Map<String, String> parameters, String ifNoneMatch) {
        return ask(what + "/" + RoleReference.encoded(id) + query(parameters), ifNoneMatch);
    }

    private CompletableFuture<TrendsAnswer> ask(String pathAndQuery, String ifNoneMatch) {
        long wait = config.owners().of(Owner.TRENDS).deadline().toMillis();
        return http.get(Owner.TRENDS, BASE + pathAndQuery, ifNoneMatch)
                .copy()
                .orTimeout(wait, TimeUnit.MILLISECONDS)
                .thenApply(TrendsReads::answer)
                .exceptionally(failure -> new TrendsAnswer.Unavailable(RETRY_AFTER_SECONDS));
    }

    private static TrendsAnswer answer(OwnerReply reply) {
        return switch (reply.status()) {
            case 200, 304 ->
                new TrendsAnswer.Found(
                        reply.status(), reply.body(), reply.headers().get("ETag"));
            case 400, 404 -> new TrendsAnswer.Problem(reply.status(), reply.body());
            default -> new TrendsAnswer.Unavailable(RETRY_AFTER_SECONDS);
        };
    }

    /** Sorted, so that equal questions are equal addresses. */
    private static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(RoleReference.encoded(value)));
        return query.toString();
    }
}
