package org.careeralmanac.defaults.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The rows of delimited text in UTF-8. Written here and not taken from a library because a library gathers an unclosed
 * quote to the end of the file, and cannot say at which byte a file stops being UTF-8.
 */
final class DelimitedRows implements RawRows {

    private static final int BUFFER = 1 << 16;
    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final InputStream in;
    private final Dialect dialect;
    private final Limits limits;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private long bytesDecoded;
    private boolean inputEnded;
    private boolean started;

    private final StringBuilder cell = new StringBuilder();
    private String[] cells = new String[16];
    private int width;
    private long row;

    DelimitedRows(String file, InputStream in, Dialect dialect, Limits limits) {
        this.file = file;
        this.in = in;
        this.dialect = dialect;
        this.limits = limits;
    }

    @Override
    public RawRow next() {
        int c = read();
        if (!started) {
            started = true;
            if (c == BYTE_ORDER_MARK) {
                c = read();
            }
        }
        if (c == END) {
            return null;
        }
        row++;
        width = 0;
        while (true) {
            c = field(c);
            if (c == dialect.separator()) {
                c = read();
                if (c == END) {
                    // A separator at the very end: one more field, empty.
                    add("");
                    break;
                }
            } else {
                break;
            }
        }
        return new RawRow(row, Arrays.copyOf(cells, width), width, Map.of());
    }

    /**
     * Reads one field.
     *
     * @param first its first character, already taken
     * @return what ended it: the separator, a line feed for any line end, or END
     */
    private int field(int first) {
        cell.setLength(0);
        int c = first;
        boolean blank = true;
        while (true) {
            if (c == dialect.separator() || c == END) {
                break;
            }
            if (c == '\n' || c == '\r') {
                c = lineEnd(c);
                break;
            }
            if (c == '"' && dialect.quoting() && blank) {
                cell.setLength(0);
                return quoted();
            }
            blank &= c == ' ';
            append(c);
            c = read();
        }
        add(cell.toString());
        return c;
    }

    /** Reads the rest of a field whose opening quote was taken, and what follows up to the separator. */
    private int quoted() {
        long opened = row;
        while (true) {
            int c = read();
            if (c == END) {
                throw refused(
                        opened,
                        "ends inside a quoted field: it is cut off, or a closing quote is missing",
                        "the whole file, each quoted field closed");
            }
            if (c != '"') {
                append(c);
                continue;
            }
            c = read();
            if (c == '"') {
                append(c);
                continue;
            }
            while (c == ' ') {
                c = read();
            }
            if (c == '\n' || c == '\r') {
                c = lineEnd(c);
            } else if (c != dialect.separator() && c != END) {
                throw refused(
                        opened,
                        "has text after a closing quote in field %d".formatted(width + 1),
                        "a quote inside a quoted field written twice");
            }
            add(cell.toString());
            return c;
        }
    }

    private int lineEnd(int c) {
        if (c == '\r' && peek() == '\n') {
            read();
        }
        return '\n';
    }

    private void append(int c) {
        if (cell.length() >= limits.maxCellChars()) {
            throw refused(
                    row,
                    "has a field of more than %,d characters".formatted(limits.maxCellChars()),
                    "shorter fields; perhaps a closing quote is missing");
        }
        cell.append((char) c);
    }

    private void add(String text) {
        if (width >= limits.maxColumns()) {
            throw refused(row, "has more than %,d fields".formatted(limits.maxColumns()), "fewer fields");
        }
        if (width == cells.length) {
            cells = Arrays.copyOf(cells, width * 2);
        }
        cells[width++] = text.isEmpty() ? null : text;
    }

    private int read() {
        return chars.hasRemaining() || fill() ? chars.get() : END;
    }

    private int peek() {
        return chars.hasRemaining() || fill() ? chars.get(chars.position()) : END;
    }

    /** Decodes more, false at the end of the file. */
    private boolean fill() {
        chars.clear();
        while (chars.position() == 0) {
            int before = bytes.position();
            CoderResult result = decoder.decode(bytes, chars, inputEnded);
            bytesDecoded += bytes.position() - before;
            if (result.isError()) {
                throw SheetException.of(
                        file,
                        "is not UTF-8 at byte %,d (0x%02X)".formatted(bytesDecoded, bytes.get(bytes.position()) & 0xFF),
                        "text in UTF-8; save it as CSV UTF-8");
            }
            if (chars.position() == 0) {
                if (inputEnded) {
                    chars.flip();
                    return false;
                }
                refill();
            }
        }
        chars.flip();
        refuseZeros();
        return true;
    }

    private void refuseZeros() {
        for (int i = chars.position(); i < chars.limit(); i++) {
            if (chars.get(i) == 0) {
                throw SheetException.of(file, "has zero bytes, so it is not text", "text in UTF-8");
            }
        }
    }

    private void refill() {
        bytes.compact();
        try {
            int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (n < 0) {
                inputEnded = true;
            } else {
                bytes.position(bytes.position() + n);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            bytes.flip();
        }
    }

    private SheetException refused(long where, String why, String right) {
        return new SheetException(new Refusal(file, null, where, null, null, why, right));
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
