package org.careeralmanac.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A line to a service that holds each answer back for a while, or lets it through byte by byte. Connections are taken
 * and requests passed on at once: the service is there, it is only slow.
 */
final class SlowLink implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean byteByByte;

    /** @param target the service's port */
    SlowLink(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on each answer is held back for so long before its first byte. */
    void delay(Duration longer) {
        delay = longer;
        byteByByte = false;
    }

    /** From now on one byte of an answer goes through in each second. */
    void dripByteByByte() {
        delay = Duration.ofSeconds(1);
        byteByByte = true;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket service = new Socket("127.0.0.1", target);
                service.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                open.add(client);
                open.add(service);
                AtomicBoolean asked = new AtomicBoolean();
                Thread.ofVirtual().start(() -> requests(client, service, asked));
                Thread.ofVirtual().start(() -> answers(service, client, asked));
            } catch (IOException e) {
                // The link was closed, or the service takes no connection: the client sees its own one end.
                continue;
            }
        }
    }

    private void requests(Socket client, Socket service, AtomicBoolean asked) {
        copy(client, service, (bytes, length, out) -> {
            asked.set(true);
            out.write(bytes, 0, length);
        });
    }

    private void answers(Socket service, Socket client, AtomicBoolean asked) {
        copy(service, client, (bytes, length, out) -> {
            if (asked.getAndSet(false)) {
                Thread.sleep(delay);
            }
            int sent = 0;
            while (byteByByte && sent < length) {
                out.write(bytes[sent++]);
                Thread.sleep(delay);
            }
            out.write(bytes, sent, length - sent);
        });
    }

    @FunctionalInterface
    private interface Passing {
        void pass(byte[] bytes, int length, OutputStream out) throws IOException, InterruptedException;
    }

    private void copy(Socket from, Socket to, Passing passing) {
        byte[] bytes = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                passing.pass(bytes, length, out);
            }
        } catch (IOException | InterruptedException e) {
            // One side has hung up; closing both ends tells the other.
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
