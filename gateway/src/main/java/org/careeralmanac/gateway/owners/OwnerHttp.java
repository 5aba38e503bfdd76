package org.careeralmanac.gateway.owners;

import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.careeralmanac.gateway.owners.OwnerFailure.Reason;

/**
 * Calls to owners, without blocking: kept connections, a cap on the answer's size, and a bound on the whole call, so
 * that an owner that sends one byte a second is cut off like one that sends none. Plain Vert.x, since answers are wanted
 * as bytes.
 */
@ApplicationScoped
public class OwnerHttp {

    private final Vertx vertx;
    private final OwnerMeters meters;
    private final HttpClient client;
    private final Map<Owner, URI> bases = new EnumMap<>(Owner.class);
    private final Duration callTimeout;
    private final long maxAnswer;

    public OwnerHttp(Vertx vertx, OwnerMeters meters, AlmanacConfig config) {
        this.vertx = vertx;
        this.meters = meters;
        for (Owner owner : Owner.values()) {
            bases.put(owner, config.owners().of(owner).url());
        }
        callTimeout = config.owners().callTimeout();
        maxAnswer = config.owners().maxAnswer().asLongValue();
        client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(config.owners().connections())
                // A queue without end would outlive every deadline of those who wait in it.
                .setMaxWaitQueueSize(config.owners().connections() * 4)
                .setConnectTimeout((int) config.owners().connectTimeout().toMillis())
                .setKeepAlive(true)
                .setKeepAliveTimeout(30)
                .setTcpNoDelay(true));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * @param pathAndQuery the address below the owner's URL, percent-encoded
     * @param ifNoneMatch the entity tag held, or null
     * @return completes with the answer of whatever status, or with an {@link OwnerFailure}
     */
    public CompletableFuture<OwnerReply> get(Owner owner, String pathAndQuery, String ifNoneMatch) {
        RequestOptions options = options(owner, HttpMethod.GET, pathAndQuery);
        options.putHeader("Accept", "application/json");
        if (ifNoneMatch != null) {
            options.putHeader("If-None-Match", ifNoneMatch);
        }
        return new Call(owner).start(options, null);
    }

    /** Posts a body that is held in memory; else as {@link #get}. */
    public CompletableFuture<OwnerReply> post(Owner owner, String path, String contentType, byte[] body) {
        RequestOptions options = options(owner, HttpMethod.POST, path);
        options.putHeader("Content-Type", contentType);
        return new Call(owner).start(options, Buffer.buffer(body));
    }

    /** Where a call to an owner goes. */
    public RequestOptions options(Owner owner, HttpMethod method, String pathAndQuery) {
        URI base = bases.get(owner);
        boolean tls = "https".equals(base.getScheme());
        String prefix = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
        return new RequestOptions()
                .setMethod(method)
                .setHost(base.getHost())
                .setPort(base.getPort() > 0 ? base.getPort() : tls ? 443 : 80)
                .setSsl(tls)
                .setURI(prefix + pathAndQuery);
    }

    /** One call, ended by whatever comes first: the last byte, a failure, the size cap, the timeout. */
    private final class Call {

        private final Owner owner;
        private final CompletableFuture<OwnerReply> reply = new CompletableFuture<>();
        private final Buffer body = Buffer.buffer();
        private final long started = System.nanoTime();
        private volatile HttpClientRequest request;

        Call(Owner owner) {
            this.owner = owner;
        }

        CompletableFuture<OwnerReply> start(RequestOptions options, Buffer payload) {
            long timer = vertx.setTimer(
                    callTimeout.toMillis(), t -> fail(Reason.TIMEOUT, "no whole answer within " + callTimeout));
            reply.whenComplete((r, e) -> vertx.cancelTimer(timer));
            client.request(options).onComplete(connected -> {
                if (connected.failed()) {
                    fail(Reason.UNREACHABLE, connected.cause().toString());
                    return;
                }
                request = connected.result();
                if (reply.isDone()) {
                    request.reset();
                    return;
                }
                request.exceptionHandler(e -> fail(Reason.UNREACHABLE, e.toString()));
                (payload == null ? request.send() : request.send(payload)).onComplete(this::answered);
            });
            return reply;
        }

        private void answered(AsyncResult<HttpClientResponse> answer) {
            if (answer.failed()) {
                fail(Reason.UNREACHABLE, answer.cause().toString());
                return;
            }
            HttpClientResponse response = answer.result();
            response.exceptionHandler(e -> fail(Reason.UNREACHABLE, e.toString()));
            response.handler(chunk -> {
                if (reply.isDone()) {
                    return;
                }
                if (body.length() + chunk.length() > maxAnswer) {
                    fail(Reason.TOO_LARGE, "more than " + maxAnswer + " bytes");
                } else {
                    body.appendBuffer(chunk);
                }
            });
            response.endHandler(end -> {
                if (reply.complete(new OwnerReply(response.statusCode(), response.headers(), body.getBytes()))) {
                    meters.answered(owner, response.statusCode(), started);
                }
            });
        }

        private void fail(Reason reason, String detail) {
            if (reply.completeExceptionally(new OwnerFailure(owner, reason, detail))) {
                meters.failed(owner, reason, started);
                HttpClientRequest sent = request;
                if (sent != null) {
                    // Closes the connection: what else is on its way is not wanted.
                    sent.reset();
                }
            }
        }
    }
}
