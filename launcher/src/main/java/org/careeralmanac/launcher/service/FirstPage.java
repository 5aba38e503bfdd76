package org.careeralmanac.launcher.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Asks the gateway for pages before anybody else does. Code that has never run can be slower than the gateway waits for
 * an owner, and then the first page would lack parts.
 */
public final class FirstPage {

    private static final String CAREER = "principal-ai-ml-engineer";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The gateway rests an owner that it found slow for some seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * Asks for one page until no part of it is missing, 15 seconds at most.
     *
     * @return false when it never was complete
     */
    public boolean awaitComplete(int gatewayPort) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!isComplete(gatewayPort)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }

    /** Asks for one of each kind of page, so that a training has seen them. */
    public void askAll(int gatewayPort) throws InterruptedException {
        awaitComplete(gatewayPort);
        for (String address : new String[] {
            "/", "/careers/" + CAREER, "/sources", "/api/v1/careers", "/api/v1/careers/" + CAREER + "?asOf=2026-11-23"
        }) {
            ask(gatewayPort, address);
        }
    }

    private boolean isComplete(int port) throws InterruptedException {
        HttpResponse<Void> answer = ask(port, "/api/v1/careers/" + CAREER);
        return answer != null
                && answer.statusCode() == 200
                && answer.headers().firstValue("Almanac-Completeness").isEmpty();
    }

    /** Null when there was no answer. */
    private HttpResponse<Void> ask(int port, String address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                .timeout(PATIENCE)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            return null;
        }
    }
}
