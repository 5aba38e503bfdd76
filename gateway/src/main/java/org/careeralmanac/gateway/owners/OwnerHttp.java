package org.careeralmanac.gateway.owners;

import io.netty.channel.EventLoop;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.ContextInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.careeralmanac.gateway.owners.OwnerFailure.Reason;

/**
 * Calls to owners, without blocking: kept connections, a cap on the answer's size, and a bound on the whole call, so
 * that an owner that sends one byte a second is cut off like one that sends none. Plain Vert.x, since answers are wanted
 * as bytes. An {@link OwnerGuard} for each owner decides which calls are made at all.
 */
@ApplicationScoped
public class OwnerHttp {

    private final Vertx vertx;
    private final OwnerMeters meters;
    private final HttpClientOptions clientOptions;
    private final Map<EventLoop, HttpClient> clients = new ConcurrentHashMap<>();
    private final Map<Owner, Base> bases = new EnumMap<>(Owner.class);
    private final Map<Owner, OwnerGuard> guards = new EnumMap<>(Owner.class);
    private final Duration callTimeout;
    private final long maxAnswer;

    public OwnerHttp(Vertx vertx, OwnerMeters meters, AlmanacConfig config) {
        this.vertx = vertx;
        this.meters = meters;
        for (Owner owner : Owner.values()) {
            bases.put(owner, Base.of(config.owners().of(owner).url()));
            OwnerGuard guard = new OwnerGuard(
                    owner,
                    config.owners().connections(),
                    config.owners().of(owner).deadline(),
                    System::nanoTime,
                    meters.guard(owner));
            guards.put(owner, guard);
            meters.watch(owner, guard);
        }
        callTimeout = config.owners().callTimeout();
        maxAnswer = config.owners().maxAnswer().asLongValue();
        clientOptions = new HttpClientOptions()
                // One more for the feed, which is read also while all others are taken. The queue is for the moment
                // between the end of a call and that of its connection; the guard lets no more calls through.
                .setMaxPoolSize(config.owners().connections() + 1)
                .setMaxWaitQueueSize(config.owners().connections() + 1)
                .setConnectTimeout((int) config.owners().connectTimeout().toMillis())
                .setKeepAlive(true)
                .setKeepAliveTimeout(10)
                .setTcpNoDelay(true);
    }

    @PreDestroy
    void close() {
        clients.values().forEach(HttpClient::close);
    }

    /**
     * The client of the event loop that the caller is on. One client's connections are taken by whoever comes first, so that
     * a request and its calls would lie on different loops, and each call would wake a thread on its way there and back: a
     * third of what a page costs to compose.
     */
    private HttpClient client() {
        EventLoop loop = ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
        return clients.computeIfAbsent(loop, never -> vertx.httpClientBuilder()
                .with(clientOptions)
                // A connection that breaks fails the call on it, which says so.
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build());
    }

    /**
     * @param pathAndQuery the address below the owner's URL, percent-encoded
     * @param ifNoneMatch the entity tag held, or null
     * @return completes with the answer of whatever status, or with an {@link OwnerFailure}
     */
    public CompletableFuture<OwnerReply> get(Owner owner, String pathAndQuery, String ifNoneMatch) {
        RequestOptions options = reading(owner, pathAndQuery);
        if (ifNoneMatch != null) {
            options.putHeader("If-None-Match", ifNoneMatch);
        }
        long began = System.nanoTime();
        // A second call has what the first one left of the time.
        return guards.get(owner).ask(pathAndQuery, () -> new Call(owner, began).start(options, null));
    }

    /** Reads the change feed, also of an owner that is known not to answer; else as {@link #get}. */
    CompletableFuture<OwnerReply> feed(Owner owner, String pathAndQuery) {
        RequestOptions options = reading(owner, pathAndQuery);
        return guards.get(owner).probe(() -> new Call(owner, System.nanoTime()).start(options, null));
    }

    /** Why a call made now would fail without asking the owner, if so. */
    Optional<Reason> away(Owner owner) {
        return guards.get(owner).away();
    }

    /** Posts a body that is held in memory; else as {@link #get}. */
    public CompletableFuture<OwnerReply> post(Owner owner, String path, String contentType, byte[] body) {
        RequestOptions options = options(owner, HttpMethod.POST, path);
        options.putHeader("Content-Type", contentType);
        return guards.get(owner)
                .once(path, () -> new Call(owner, System.nanoTime()).start(options, Buffer.buffer(body)));
    }

    private RequestOptions reading(Owner owner, String pathAndQuery) {
        return options(owner, HttpMethod.GET, pathAndQuery).putHeader("Accept", "application/json");
    }

    /** Where a call to an owner goes. */
    public RequestOptions options(Owner owner, HttpMethod method, String pathAndQuery) {
        Base base = bases.get(owner);
        return new RequestOptions()
                .setMethod(method)
                .setHost(base.host())
                .setPort(base.port())
                .setSsl(base.tls())
                .setURI(base.path() + pathAndQuery);
    }

    /** An owner's URL, taken apart once. */
    private record Base(String host, int port, boolean tls, String path) {

        static Base of(URI url) {
            boolean tls = "https".equals(url.getScheme());
            return new Base(
                    url.getHost(),
                    url.getPort() > 0 ? url.getPort() : tls ? 443 : 80,
                    tls,
                    url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", ""));
        }
    }

    /** One call, ended by whatever comes first: the last byte, a failure, the size cap, the timeout. */
    private final class Call {

        private final Owner owner;
        private final CompletableFuture<OwnerReply> reply = new CompletableFuture<>();
        private byte[] body = {};
        private int length;
        private final long started = System.nanoTime();
        private final long left;
        private volatile HttpClientRequest request;

        /** @param began when its time began to run, by the monotonic clock */
        Call(Owner owner, long began) {
            this.owner = owner;
            this.left = Math.max(1, callTimeout.toMillis() - TimeUnit.NANOSECONDS.toMillis(started - began));
        }

        CompletableFuture<OwnerReply> start(RequestOptions options, Buffer payload) {
            long timer = vertx.setTimer(left, t -> fail(Reason.TIMEOUT, "no whole answer within " + callTimeout));
            reply.whenComplete((r, e) -> vertx.cancelTimer(timer));
            client().request(options).onComplete(connected -> {
                if (connected.failed()) {
                    fail(Reason.UNREACHABLE, connected.cause().toString());
                    return;
                }
                request = connected.result();
                request.exceptionHandler(e -> fail(Reason.UNREACHABLE, e.toString()));
                if (reply.isDone()) {
                    request.reset();
                    return;
                }
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
            response.handler(this::append);
            response.endHandler(end -> {
                byte[] whole = length == body.length ? body : Arrays.copyOf(body, length);
                if (reply.complete(new OwnerReply(response.statusCode(), response.headers(), whole))) {
                    meters.answered(owner, response.statusCode(), started);
                }
            });
            String announced = response.getHeader(HttpHeaders.CONTENT_LENGTH);
            if (announced != null && response.statusCode() == 200) {
                // A number, or the answer would not have been read so far.
                long size = Long.parseLong(announced);
                if (size > maxAnswer) {
                    fail(Reason.TOO_LARGE, size + " bytes, which are more than " + maxAnswer);
                } else {
                    body = new byte[(int) size];
                }
            }
        }

        private void append(Buffer chunk) {
            if (reply.isDone()) {
                return;
            }
            if (length + chunk.length() > maxAnswer) {
                fail(Reason.TOO_LARGE, "more than " + maxAnswer + " bytes");
                return;
            }
            if (length + chunk.length() > body.length) {
                body = Arrays.copyOf(body, Math.max(length + chunk.length(), 2 * body.length));
            }
            chunk.getBytes(body, length);
            length += chunk.length();
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
