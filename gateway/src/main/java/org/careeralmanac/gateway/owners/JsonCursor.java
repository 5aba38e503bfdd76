package org.careeralmanac.gateway.owners;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A place in a JSON text (RFC 8259, as UTF-8) that moves forward over whole values and says at which byte it is. It
 * checks every byte that it passes, so that what it let through can be spliced into another text, and makes no tokens of
 * them: a page's answers are passed over in about half the time that a parser skips them in.
 *
 * <p>Every method throws {@link IOException} with the offset for what is not JSON, is nested more than {@value #DEEPEST}
 * deep, or is not of the kind that the caller asked for.
 */
final class JsonCursor {

    /** One bit a level tells objects from arrays; what owners say is nested about ten deep. */
    static final int DEEPEST = Long.SIZE;

    /** For the few strings with escapes in them that are read. */
    private static final JsonFactory JSON = new JsonFactory();

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = EACH << 7;

    private final byte[] bytes;
    private int at;
    /** Whether the object or array that was opened last has not been asked for its first member yet. */
    private boolean opened;

    JsonCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The offset of the next value after {@link #member} or {@link #element}, and behind a value after that was passed. */
    int at() {
        return at;
    }

    /** Whether anything but white space is left. */
    boolean more() {
        skipSpace();
        return at < bytes.length;
    }

    /** Enters an object, whose members {@link #member} lists. */
    void openObject(String what) throws IOException {
        open('{', what + " is not an object");
    }

    /** Enters an array, whose elements {@link #element} lists. */
    void openArray(String what) throws IOException {
        open('[', what + " is not an array");
    }

    /** @return the name of the next member, whose value comes next; null where the object ended instead */
    String member() throws IOException {
        if (!next('}')) {
            return null;
        }
        String name = string("a name");
        expect(':', "a colon");
        skipSpace();
        return name;
    }

    /** @return whether an element comes next; false where the array ended instead */
    boolean element() throws IOException {
        return next(']');
    }

    /** Passes the literal null, if that is what comes next. */
    boolean isNull() throws IOException {
        skipSpace();
        if (at == bytes.length || bytes[at] != 'n') {
            return false;
        }
        literal("null");
        return true;
    }

    /** Reads a string. @param what it is, for the error */
    String string(String what) throws IOException {
        skipSpace();
        int from = at;
        expect('"', "a string for " + what);
        boolean escaped = skipString();
        if (escaped) {
            try (JsonParser parser = JSON.createParser(bytes, from, at - from)) {
                return parser.nextTextValue();
            }
        }
        return new String(bytes, from + 1, at - from - 2, StandardCharsets.UTF_8);
    }

    /** Passes one object. */
    void skipObject(String what) throws IOException {
        skipSpace();
        if (at == bytes.length || bytes[at] != '{') {
            throw invalid(what + " is not an object");
        }
        skip();
    }

    /** Passes one value of whatever kind. */
    void skip() throws IOException {
        int depth = 0;
        long objects = 0;
        while (true) {
            byte first = nextByte("a value");
            if (first == '{' || first == '[') {
                boolean object = first == '{';
                skipSpace();
                if (at < bytes.length && bytes[at] == (object ? '}' : ']')) {
                    at++;
                } else {
                    if (depth == DEEPEST) {
                        throw invalid("nested more than " + DEEPEST + " deep");
                    }
                    depth++;
                    objects = objects << 1 | (object ? 1 : 0);
                    if (object) {
                        skipName();
                    }
                    continue;
                }
            } else {
                skipScalar(first);
            }
            while (true) {
                if (depth == 0) {
                    return;
                }
                boolean object = (objects & 1) == 1;
                byte after = nextByte("the end of a value");
                if (after == ',') {
                    if (object) {
                        skipName();
                    }
                    break;
                }
                if (after != (object ? '}' : ']')) {
                    at--;
                    throw invalid("neither a comma nor the end of what was opened");
                }
                depth--;
                objects >>>= 1;
            }
        }
    }

    private void open(char bracket, String otherwise) throws IOException {
        skipSpace();
        if (at == bytes.length || bytes[at] != bracket) {
            throw invalid(otherwise);
        }
        at++;
        opened = true;
    }

    private boolean next(char end) throws IOException {
        boolean first = opened;
        opened = false;
        skipSpace();
        if (at < bytes.length && bytes[at] == end) {
            at++;
            return false;
        }
        if (!first) {
            expect(',', "a comma");
            skipSpace();
        }
        return true;
    }

    private void skipName() throws IOException {
        expect('"', "a name");
        skipString();
        expect(':', "a colon");
    }

    private void skipScalar(byte first) throws IOException {
        switch (first) {
            case '"' -> skipString();
            case 't', 'f', 'n' -> {
                at--;
                literal(first == 't' ? "true" : first == 'f' ? "false" : "null");
            }
            default -> skipNumber(first);
        }
    }

    private void literal(String word) throws IOException {
        for (int i = 0; i < word.length(); i++) {
            if (at == bytes.length || bytes[at] != word.charAt(i)) {
                throw invalid("not a value");
            }
            at++;
        }
    }

    private void skipNumber(byte first) throws IOException {
        byte digit = first;
        if (first == '-') {
            digit = at < bytes.length ? bytes[at++] : 0;
        }
        if (digit < '0' || digit > '9') {
            at--;
            throw invalid("not a value");
        }
        if (digit != '0') {
            skipDigits();
        }
        if (at < bytes.length && bytes[at] == '.') {
            at++;
            someDigits();
        }
        if (at < bytes.length && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < bytes.length && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            someDigits();
        }
    }

    private void someDigits() throws IOException {
        int from = at;
        skipDigits();
        if (at == from) {
            throw invalid("a number lacks digits");
        }
    }

    private void skipDigits() {
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
    }

    /** Passes what is left of a string, its closing quote included, and says whether there are escapes in it. */
    private boolean skipString() throws IOException {
        boolean escaped = false;
        while (true) {
            skipPlain();
            if (at >= bytes.length) {
                throw invalid("a string is not closed");
            }
            byte b = bytes[at];
            if (b == '"') {
                at++;
                return escaped;
            }
            if (b == '\\') {
                escaped = true;
                at++;
                skipEscape();
            } else if (b < 0) {
                skipSeveralBytes(b & 0xff);
            } else if (b < 0x20) {
                throw invalid("a control character in a string");
            } else {
                at++;
            }
        }
    }

    /** Passes eight bytes at a time for as long as there is nothing to look at in them, and then up to what there is. */
    private void skipPlain() {
        while (at + Long.BYTES <= bytes.length) {
            long eight = (long) EIGHT_BYTES.get(bytes, at);
            // Each term has the high bit of a byte set where that byte is a quote, a backslash, below a blank; the
            // lowest of the marks is right, and above a right one there may be wrong ones, which are not looked at.
            long quote = eight ^ EACH * '"';
            long backslash = eight ^ EACH * '\\';
            long marks = (((quote - EACH) & ~quote)
                            | ((backslash - EACH) & ~backslash)
                            | ((eight - EACH * 0x20) & ~eight)
                            | eight)
                    & HIGH_BITS;
            if (marks != 0) {
                at += Long.numberOfTrailingZeros(marks) >>> 3;
                return;
            }
            at += Long.BYTES;
        }
    }

    private void skipEscape() throws IOException {
        byte kind = at < bytes.length ? bytes[at++] : 0;
        switch (kind) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
            case 'u' -> {
                for (int i = 0; i < 4; i++) {
                    if (at >= bytes.length || Character.digit(bytes[at], 16) < 0) {
                        throw invalid("an escape lacks its four digits");
                    }
                    at++;
                }
            }
            default -> throw invalid("an escape that is none");
        }
    }

    /** One character of several bytes, by table 3-7 of the Unicode standard. */
    private void skipSeveralBytes(int lead) throws IOException {
        int more = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
        if (more == 0 || at + more >= bytes.length) {
            throw invalid("not UTF-8");
        }
        int second = bytes[at + 1] & 0xff;
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        boolean right = second >= least && second <= most;
        for (int i = 2; i <= more; i++) {
            right &= (bytes[at + i] & 0xc0) == 0x80;
        }
        if (!right) {
            throw invalid("not UTF-8");
        }
        at += more + 1;
    }

    private void skipSpace() {
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    private byte nextByte(String what) throws IOException {
        skipSpace();
        if (at >= bytes.length) {
            throw invalid("the text ends before " + what);
        }
        return bytes[at++];
    }

    private void expect(char wanted, String what) throws IOException {
        skipSpace();
        if (at >= bytes.length || bytes[at] != wanted) {
            throw invalid("not " + what);
        }
        at++;
    }

    private IOException invalid(String why) {
        return new IOException("byte " + at + ": " + why);
    }
}
