package org.careeralmanac.system.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.careeralmanac.defaults.HeldPort;

/**
 * The line from the gateway to an owner: it takes HTTP/1.1 requests, passes them on, and does to the answers what a test
 * wants. It counts what passes.
 */
final class Line implements AutoCloseable {

    private static final int HUGE = 100 << 20;

    /** What happens to an answer. */
    sealed interface Effect {

        record Pass() implements Effect {}

        /** Held back for so long before its first byte. */
        record Late(Duration by) implements Effect {}

        /** One byte in each second. */
        record Drip() implements Effect {}

        /** The owner is not asked; this status comes instead. */
        record Status(int code, String headers) implements Effect {}

        /** The owner is not asked; 200 with this body comes instead. */
        record Body(String text) implements Effect {}

        /** 100 MB of nothing. */
        record Huge() implements Effect {}

        /** The first half, then the end of the connection. */
        record Truncate() implements Effect {}

        /** The first half, then a reset. */
        record Reset() implements Effect {}

        /** A reset instead of every other answer. */
        record ResetEveryOther() implements Effect {}
    }

    /** A request that came, and when. */
    record Call(String address, long atNanos) {}

    private final HeldPort port = new HeldPort();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile int target;
    private volatile Effect effect = new Effect.Pass();
    private volatile ServerSocket server;

    /** @param target the owner's port */
    Line(int target) {
        this.target = target;
        join();
    }

    int port() {
        return port.number();
    }

    void target(int newTarget) {
        target = newTarget;
    }

    void effect(Effect now) {
        effect = now;
    }

    /** Connections are refused from now on, and those that are there end. */
    void cut() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Line::end);
    }

    /** Ends {@link #cut}. */
    void join() {
        try {
            ServerSocket fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port.number()), 200);
            server = fresh;
            Thread.ofVirtual().start(() -> accept(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came since then that is no reading of the feed. */
    List<Call> callsSince(long nanos) {
        return calls.stream()
                .filter(c -> c.atNanos() >= nanos && !c.address().startsWith("/api/v1/changes"))
                .toList();
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // The line is cut or closed; the condition ends the loop.
                continue;
            }
        }
    }

    private void serve(Socket client) {
        Socket service = null;
        try (client) {
            InputStream requests = new BufferedInputStream(client.getInputStream());
            InputStream replies = null;
            for (byte[] request = message(requests, false); request != null; request = message(requests, false)) {
                String line = new String(request, 0, Math.min(request.length, 8_192), StandardCharsets.ISO_8859_1);
                calls.add(new Call(line.split(" ", 3)[1], System.nanoTime()));
                Effect now = effect;
                byte[] made = instead(now);
                if (made == null) {
                    if (service == null) {
                        service = new Socket("127.0.0.1", target);
                        service.setTcpNoDelay(true);
                        open.add(service);
                        replies = new BufferedInputStream(service.getInputStream());
                    }
                    service.getOutputStream().write(request);
                    made = message(replies, true);
                    if (made == null) {
                        return;
                    }
                }
                if (!pass(made, now, client)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // One side has hung up; closing both ends tells the other.
            return;
        } finally {
            open.remove(client);
            if (service != null) {
                open.remove(service);
                end(service);
            }
        }
    }

    private static byte[] instead(Effect effect) {
        return switch (effect) {
            case Effect.Status(int code, String headers) ->
                ("HTTP/1.1 " + code + " No\r\n" + headers + "Content-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
            case Effect.Body(String text) ->
                ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nAlmanac-Position: 1\r\nContent-Length: "
                                + text.length() + "\r\n\r\n" + text)
                        .getBytes(StandardCharsets.US_ASCII);
            case Effect.Huge _ ->
                ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + HUGE + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
            default -> null;
        };
    }

    /** @return whether the connection goes on */
    private boolean pass(byte[] answer, Effect effect, Socket client) throws IOException, InterruptedException {
        OutputStream out = client.getOutputStream();
        switch (effect) {
            case Effect.Late(Duration by) -> Thread.sleep(by);
            case Effect.Drip _ -> {
                for (byte one : answer) {
                    out.write(one);
                    Thread.sleep(1_000);
                }
                return true;
            }
            case Effect.Huge _ -> {
                out.write(answer);
                byte[] chunk = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
                for (int sent = 0; sent < HUGE; sent += chunk.length) {
                    out.write(chunk);
                }
                return true;
            }
            case Effect.Truncate _ -> {
                out.write(answer, 0, answer.length / 2);
                return false;
            }
            case Effect.Reset _ -> {
                reset(answer, client);
                return false;
            }
            case Effect.ResetEveryOther _ -> {
                if (answers.incrementAndGet() % 2 == 0) {
                    reset(answer, client);
                    return false;
                }
            }
            default -> {
                // As it is.
            }
        }
        out.write(answer);
        return true;
    }

    private static void reset(byte[] answer, Socket client) throws IOException, InterruptedException {
        client.getOutputStream().write(answer, 0, answer.length / 2);
        // What is sent must have arrived: a reset overtakes it otherwise.
        Thread.sleep(5);
        client.setSoLinger(true, 0);
    }

    /** A whole message, head and body, or null at the end of the connection. */
    private static byte[] message(InputStream in, boolean answer) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder();
        for (String line = line(in, whole); ; line = line(in, whole)) {
            if (line == null) {
                return null;
            }
            if (line.isEmpty()) {
                break;
            }
            head.append(line.toLowerCase(Locale.ROOT)).append('\n');
        }
        String text = head.toString();
        boolean bodiless = answer && (text.startsWith("http/1.1 304") || text.startsWith("http/1.1 204"));
        if (bodiless) {
            return whole.toByteArray();
        }
        if (text.contains("transfer-encoding: chunked")) {
            for (int size = size(in, whole); size > 0; size = size(in, whole)) {
                whole.write(in.readNBytes(size + 2));
            }
            line(in, whole);
        } else {
            int at = text.indexOf("content-length:");
            if (at >= 0) {
                whole.write(in.readNBytes(Integer.parseInt(
                        text.substring(at + 15, text.indexOf('\n', at)).strip())));
            }
        }
        return whole.toByteArray();
    }

    private static int size(InputStream in, ByteArrayOutputStream whole) throws IOException {
        String line = line(in, whole);
        return line == null ? 0 : Integer.parseInt(line.split(";")[0].strip(), 16);
    }

    private static String line(InputStream in, ByteArrayOutputStream whole) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one >= 0; one = in.read()) {
            whole.write(one);
            if (one == '\n') {
                return line.toString();
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return null;
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
        port.close();
    }
}
