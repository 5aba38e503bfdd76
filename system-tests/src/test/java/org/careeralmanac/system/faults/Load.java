package org.careeralmanac.system.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Requests at a fixed rate, whatever becomes of them: the n-th is sent when its time has come and not when an earlier one
 * was answered, and its answer counts from the moment at which it should have been sent.
 */
final class Load implements AutoCloseable {

    /**
     * An answer, or none.
     *
     * @param path what was asked
     * @param intended when it should have been sent, by the monotonic clock
     * @param took from then to the last byte
     * @param status 0 where the connection broke
     */
    record Answer(
            String path, long intended, Duration took, int status, HttpHeaders headers, String body, String failure) {
        /** As it is kept for the table: bodies are long. */
        Answer withoutBody() {
            return new Answer(path, intended, took, status, headers, "", failure);
        }

        /** Without the body. */
        @Override
        public String toString() {
            return "%s: %d after %d ms%s"
                    .formatted(path, status, took.toMillis(), failure == null ? "" : " (" + failure + ")");
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<CompletableFuture<Answer>> answers = new ArrayList<>();
    private final int port;
    private final IntFunction<String> paths;
    private int sent;

    private Load(int port, IntFunction<String> paths) {
        this.port = port;
        this.paths = paths;
    }

    /** @param paths what the n-th request asks for */
    static Load start(int port, int perSecond, IntFunction<String> paths) {
        Load load = new Load(port, paths);
        long every = 1_000_000_000L / perSecond;
        long first = System.nanoTime();
        load.clock.scheduleAtFixedRate(() -> load.sendDue(first, every), 0, every, TimeUnit.NANOSECONDS);
        return load;
    }

    private void sendDue(long first, long every) {
        for (long due = first + sent * every; due <= System.nanoTime(); due = first + sent * every) {
            CompletableFuture<Answer> answer = send(paths.apply(sent++), due);
            synchronized (answers) {
                answers.add(answer);
            }
        }
    }

    private CompletableFuture<Answer> send(String path, long intended) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).handle((response, failure) -> {
            Duration took = Duration.ofNanos(System.nanoTime() - intended);
            return failure == null
                    ? new Answer(path, intended, took, response.statusCode(), response.headers(), response.body(), null)
                    : new Answer(
                            path,
                            intended,
                            took,
                            0,
                            HttpHeaders.of(java.util.Map.of(), (n, v) -> true),
                            "",
                            failure.toString());
        });
    }

    /** Stops sending, waits for what is under way, and closes every connection. */
    List<Answer> stop() {
        clock.shutdown();
        try {
            clock.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        List<Answer> all = answers.stream().map(CompletableFuture::join).toList();
        http.shutdownNow();
        return all;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.shutdownNow();
    }
}
