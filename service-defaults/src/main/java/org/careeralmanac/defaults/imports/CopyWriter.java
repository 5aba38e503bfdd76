package org.careeralmanac.defaults.imports;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows into a table by {@code COPY} in text format. It sends a chunk whenever one is full, each as a {@code COPY}
 * of its own, so that several writers may be open on one connection, and while the next one fills: PostgreSQL stores one
 * half of a file as the other half is read. The driver makes any other statement of the connection wait for a chunk on its
 * way. Not for several threads.
 */
public final class CopyWriter implements AutoCloseable {

    /** Large enough that the round trip per chunk does not show, small enough to have a dozen of them open. */
    private static final int CHUNK_BYTES = 1 << 20;

    private final Connection connection;
    private final String sql;
    private final int columns;
    private byte[] chunk = new byte[CHUNK_BYTES >> 6];
    private int length;
    private byte[] spare = chunk.clone();
    private FutureTask<Void> sending;
    private long rows;

    /** @param table its name as SQL has it */
    public CopyWriter(Connection connection, String table, String... columns) {
        this.connection = connection;
        this.sql = "COPY %s (%s) FROM STDIN".formatted(table, String.join(", ", columns));
        this.columns = columns.length;
    }

    /**
     * Adds a row.
     *
     * @param values in the order of the columns: text, whole numbers, {@link BigDecimal}, booleans, days, times, or
     *     anything else whose {@code toString} PostgreSQL reads; null is NULL
     * @throws IllegalArgumentException for another number of values than there are columns
     * @throws SQLException where a chunk could not be stored, an earlier one too
     */
    public void row(Object... values) throws SQLException {
        if (values.length != columns) {
            throw new IllegalArgumentException("%d values for %s".formatted(values.length, sql));
        }
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                put('\t');
            }
            write(values[i]);
        }
        put('\n');
        rows++;
        if (length >= CHUNK_BYTES) {
            send();
        }
    }

    /** Rows added so far. */
    public long rows() {
        return rows;
    }

    /** Sends what was added and waits for it, so that the next statement sees it. */
    public void flush() throws SQLException {
        if (length > 0) {
            send();
        }
        settle();
    }

    @Override
    public void close() throws SQLException {
        flush();
    }

    private void send() throws SQLException {
        settle();
        byte[] full = chunk;
        int bytes = length;
        chunk = spare;
        spare = full;
        length = 0;
        sending = new FutureTask<>(() -> {
            copy(full, bytes);
            return null;
        });
        Thread.ofPlatform().name("copy").daemon().start(sending);
    }

    private void settle() throws SQLException {
        FutureTask<Void> sent = sending;
        sending = null;
        boolean interrupted = false;
        while (sent != null) {
            try {
                sent.get();
                sent = null;
            } catch (InterruptedException e) {
                // The connection must not be rolled back under a COPY.
                interrupted = true;
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case SQLException failure -> throw failure;
                    case RuntimeException failure -> throw failure;
                    default -> throw new IllegalStateException(e.getCause());
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy(byte[] bytes, int count) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(bytes, 0, count);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void write(Object value) {
        switch (value) {
            case null -> {
                put('\\');
                put('N');
            }
            case BigDecimal number -> escaped(number.toPlainString());
            default -> escaped(value.toString());
        }
    }

    private void escaped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            switch (b) {
                case '\\' -> escape('\\');
                case '\t' -> escape('t');
                case '\n' -> escape('n');
                case '\r' -> escape('r');
                default -> put(b);
            }
        }
    }

    private void escape(char letter) {
        put('\\');
        put(letter);
    }

    private void put(int b) {
        if (length == chunk.length) {
            chunk = Arrays.copyOf(chunk, length * 2);
        }
        chunk[length++] = (byte) b;
    }
}
