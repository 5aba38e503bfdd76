package org.careeralmanac.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A loopback port for a server that a test starts, and stops, and starts again. The socket that holds it is bound and
 * does not listen: connections are refused while the server is down, the server may listen beside it (both allow
 * reuse), and the system gives the port to nobody else, as it would one that was merely seen to be free. Linux; other
 * systems may refuse the server, which then takes the port over.
 */
public final class HeldPort implements AutoCloseable {

    private final Socket holder = new Socket();

    public HeldPort() {
        try {
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int number() {
        return holder.getLocalPort();
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
