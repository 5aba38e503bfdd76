import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Open-model load on one address: requests are due at their rate whatever became of those before, and each is timed from
 * when it was due, so that a stall is seen by all who come meanwhile. The first third is warm-up and is not counted.
 *
 * <pre>java OpenLoad.java URL RATE SECONDS CONNECTIONS</pre>
 *
 * Prints requests, failures, p50, p99, p99.9 and the largest, in microseconds. One thread that never sleeps, since the
 * answers take tens of microseconds: it wants a processor of its own.
 */
public class OpenLoad {

    private final byte[] request;
    private final InetSocketAddress address;
    private final Selector selector = Selector.open();
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final ArrayDeque<Long> waiting = new ArrayDeque<>();
    private final long[] took;
    private int answered;
    private int failed;
    private long countFrom;

    private OpenLoad(URI url, int most) throws IOException {
        address = new InetSocketAddress(url.getHost(), url.getPort());
        request = ("GET %s HTTP/1.1\r\nHost: %s:%d\r\nAccept: application/json\r\n\r\n"
                        .formatted(url.getRawPath(), url.getHost(), url.getPort()))
                .getBytes(StandardCharsets.US_ASCII);
        took = new long[most];
    }

    public static void main(String[] arguments) throws IOException {
        URI url = URI.create(arguments[0]);
        double rate = Double.parseDouble(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        OpenLoad load = new OpenLoad(url, (int) (rate * seconds) + 1);
        for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
            load.idle.add(load.new Connection());
        }
        load.run(rate, seconds);
        System.out.println(load.summary());
    }

    private void run(double rate, double seconds) throws IOException {
        long begin = System.nanoTime();
        long requests = (long) (rate * seconds);
        countFrom = begin + (long) (seconds * 1e9 / 3);
        long sent = 0;
        long open = 0;
        while (sent < requests || open > 0 || !waiting.isEmpty()) {
            long now = System.nanoTime();
            if (now - begin > (seconds + 30) * 1e9) {
                failed += (int) (open + waiting.size());
                return;
            }
            while (sent < requests && begin + (long) (sent * 1e9 / rate) <= now) {
                waiting.add(begin + (long) (sent++ * 1e9 / rate));
            }
            while (!waiting.isEmpty() && !idle.isEmpty()) {
                idle.poll().send(waiting.poll());
                open++;
            }
            selector.selectNow();
            for (SelectionKey key : selector.selectedKeys()) {
                if (((Connection) key.attachment()).receive()) {
                    open--;
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private String summary() {
        long[] sorted = Arrays.copyOf(took, answered);
        Arrays.sort(sorted);
        List<String> values = new ArrayList<>(List.of(String.valueOf(answered), String.valueOf(failed)));
        for (double share : new double[] {0.5, 0.99, 0.999, 1}) {
            int at = Math.max(0, (int) Math.ceil(share * answered) - 1);
            values.add(answered == 0 ? "-" : "%.0f".formatted(sorted[at] / 1e3));
        }
        return String.join(" ", values);
    }

    /** One connection that is kept; the next request goes when the answer before is whole. */
    private final class Connection {

        private final SocketChannel channel = SocketChannel.open(address);
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(512 * 1024);
        private long due;
        private long missing = -1;
        private boolean good;

        Connection() throws IOException {
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(long due) throws IOException {
            this.due = due;
            missing = -1;
            buffer.clear();
            channel.write(ByteBuffer.wrap(request));
        }

        /** @return whether the answer is whole */
        boolean receive() throws IOException {
            int read = channel.read(buffer);
            if (read < 0) {
                throw new IOException("The server closed a connection.");
            }
            if (missing >= 0) {
                missing -= read;
            } else {
                head();
            }
            if (missing != 0) {
                if (missing > 0) {
                    buffer.clear();
                }
                return false;
            }
            if (due >= countFrom) {
                if (good) {
                    took[answered++] = System.nanoTime() - due;
                } else {
                    failed++;
                }
            }
            idle.add(this);
            return true;
        }

        private void head() {
            byte[] bytes = new byte[Math.min(buffer.position(), 4096)];
            buffer.get(0, bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return;
            }
            int length = text.toLowerCase(Locale.ROOT).indexOf("content-length:");
            good = text.startsWith("HTTP/1.1 200");
            long body = Long.parseLong(
                    text.substring(length + 15, text.indexOf('\r', length)).strip());
            missing = body - (buffer.position() - end - 4);
        }
    }
}
