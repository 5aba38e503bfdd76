package org.careeralmanac.defaults.imports;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows into a table by {@code COPY} in text format. It sends a chunk whenever one is full, each as a {@code COPY}
 * of its own, so that several writers may be open on one connection. Not for several threads.
 */
public final class CopyWriter implements AutoCloseable {

    /** Large enough that the round trip per chunk does not show, small enough to have a dozen of them open. */
    private static final int CHUNK_BYTES = 1 << 20;

    private final Connection connection;
    private final String sql;
    private final int columns;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK_BYTES + (CHUNK_BYTES >> 3));
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
     */
    public void row(Object... values) throws SQLException {
        if (values.length != columns) {
            throw new IllegalArgumentException("%d values for %s".formatted(values.length, sql));
        }
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                chunk.write('\t');
            }
            write(values[i]);
        }
        chunk.write('\n');
        rows++;
        if (chunk.size() >= CHUNK_BYTES) {
            flush();
        }
    }

    /** Rows added so far. */
    public long rows() {
        return rows;
    }

    /** Sends what was added, so that the next statement sees it. */
    public void flush() throws SQLException {
        if (chunk.size() == 0) {
            return;
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            byte[] bytes = chunk.toByteArray();
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        chunk.reset();
    }

    @Override
    public void close() throws SQLException {
        flush();
    }

    private void write(Object value) {
        switch (value) {
            case null -> {
                chunk.write('\\');
                chunk.write('N');
            }
            case BigDecimal number -> plain(number.toPlainString());
            case Number number -> plain(number.toString());
            default -> escaped(value.toString());
        }
    }

    private void plain(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            chunk.write(ascii.charAt(i));
        }
    }

    private void escaped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            char escape =
                    switch (bytes[i]) {
                        case '\\' -> '\\';
                        case '\t' -> 't';
                        case '\n' -> 'n';
                        case '\r' -> 'r';
                        default -> 0;
                    };
            if (escape != 0) {
                chunk.write(bytes, from, i - from);
                chunk.write('\\');
                chunk.write(escape);
                from = i + 1;
            }
        }
        chunk.write(bytes, from, bytes.length - from);
    }
}
