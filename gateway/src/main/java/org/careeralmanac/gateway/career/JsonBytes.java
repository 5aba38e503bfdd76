package org.careeralmanac.gateway.career;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.careeralmanac.gateway.owners.Slice;

/** JSON being written as bytes, with other people's bytes copied in between. */
public final class JsonBytes {

    private static final JsonStringEncoder STRINGS = JsonStringEncoder.getInstance();

    private byte[] bytes;
    private int length;

    public JsonBytes(int expected) {
        bytes = new byte[Math.max(256, expected)];
    }

    /** JSON syntax as it is; ASCII only. */
    public JsonBytes raw(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** A string in quotes, escaped; null as the literal. */
    public JsonBytes text(String text) {
        if (text == null) {
            return raw("null");
        }
        return raw("\"").all(STRINGS.quoteAsUTF8(text)).raw("\"");
    }

    public JsonBytes slice(Slice slice) {
        return copy(slice.of(), slice.from(), slice.length());
    }

    public JsonBytes all(byte[] json) {
        return copy(json, 0, json.length);
    }

    public JsonBytes utf8(String json) {
        return all(json.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] done() {
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }

    private JsonBytes copy(byte[] from, int offset, int count) {
        room(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
