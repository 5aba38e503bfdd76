package org.careeralmanac.gateway.owners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {

    private static final long SEED = 20261125;

    private static final JsonFactory JACKSON = new JsonFactory();

    /** What a text is damaged with: every byte that means something in JSON, and some that mean nothing. */
    private static final byte[] DAMAGE = "{}[]\",:\\ \n\tu019aeEtrfn.-+/\u0001".getBytes(StandardCharsets.US_ASCII);

    @Test
    void whatItLetsThroughIsWhatJacksonTakes() {
        Random random = new Random(SEED);
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < 40_000; i++) {
            StringBuilder text = new StringBuilder();
            value(random, 5, text);
            byte[] json = text.toString().getBytes(StandardCharsets.UTF_8);
            for (int damages = random.nextInt(3); damages > 0; damages--) {
                json = damaged(random, json);
            }
            boolean taken = takes(json);
            assertThat(walks(json))
                    .as("seed %d, text %d, member by member: %s", SEED, i, new String(json, StandardCharsets.UTF_8))
                    .isEqualTo(taken);
            assertThat(taken)
                    .as("seed %d, text %d: %s", SEED, i, new String(json, StandardCharsets.UTF_8))
                    .isEqualTo(jacksonTakes(json));
            if (taken) {
                right++;
            } else {
                wrong++;
            }
        }
        assertThat(right).isGreaterThan(5_000);
        assertThat(wrong).isGreaterThan(5_000);
    }

    @Test
    void aCharacterOfSeveralBytesIsTakenWhereJavaDecodesIt() {
        for (int lead = 0x80; lead <= 0xff; lead++) {
            for (int second = 0x70; second <= 0xff; second++) {
                for (int third : new int[] {0x22, 0x7f, 0x80, 0xbf, 0xc0}) {
                    byte[] two = {'"', (byte) lead, (byte) second, '"'};
                    byte[] three = {'"', (byte) lead, (byte) second, (byte) third, '"'};
                    byte[] four = {'"', (byte) lead, (byte) second, (byte) third, (byte) 0x80, '"'};
                    for (byte[] json : new byte[][] {two, three, four}) {
                        assertThat(takes(json))
                                .as(Arrays.toString(json))
                                .isEqualTo(decodes(json) && jacksonTakes(json));
                    }
                }
            }
        }
    }

    @Test
    void aStringIsReadAsItIsMeantWhereverTheEightBytesFall() throws IOException {
        for (int before = 0; before < 17; before++) {
            for (String odd : new String[] {"", "\\\"", "\\u00e9", "é", "\\\\", "→", "😀"}) {
                String plain = "x".repeat(before);
                String json = "  {\"" + plain + odd + "\":\"" + odd + plain + "\"}";
                JsonCursor in = new JsonCursor(json.getBytes(StandardCharsets.UTF_8));
                String meant = odd.replace("\\u00e9", "é").replaceAll("\\\\(.)", "$1");
                in.openObject("it");
                assertThat(in.member()).isEqualTo(plain + meant);
                assertThat(in.string("value")).isEqualTo(meant + plain);
                assertThat(in.member()).isNull();
                assertThat(in.more()).isFalse();
            }
        }
    }

    @Test
    void everyControlCharacterIsRefusedAndNoOther() {
        for (int c = 0; c < 0x80; c++) {
            for (int before = 0; before < 9; before++) {
                byte[] json =
                        ("\"" + "x".repeat(before) + (char) c + "xxxxxxxxx\"").getBytes(StandardCharsets.US_ASCII);
                boolean plain = c >= 0x20 && c != '"' && c != '\\';
                assertThat(takes(json)).as("character %d after %d", c, before).isEqualTo(plain);
            }
        }
    }

    @Test
    void nestingEnds() {
        assertThat(takes(nested(JsonCursor.DEEPEST))).isTrue();
        assertThat(takes(nested(JsonCursor.DEEPEST + 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"abc", "{\"a\":1", "[1 2]", "{\"a\" 1}", "01", "-", "1.", "1e", "tru", "\"\\x\"", "\"\\u12g4\""
            })
    void whatIsWrongIsSaidWithItsPlace(String json) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> whole(json.getBytes(StandardCharsets.UTF_8)))
                .withMessageMatching("byte \\d+: .+");
    }

    private static byte[] nested(int deep) {
        return ("{\"a\":".repeat(deep) + 1 + "}".repeat(deep)).getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean takes(byte[] json) {
        try {
            whole(json);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it is taken by who enters every object and array. */
    private static boolean walks(byte[] json) {
        try {
            JsonCursor in = new JsonCursor(json);
            return in.more() && walked(in, json) && !in.more();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean walked(JsonCursor in, byte[] json) throws IOException {
        if (in.at() == json.length) {
            return false;
        }
        switch (json[in.at()]) {
            case '{' -> {
                in.openObject("it");
                while (in.member() != null) {
                    if (!walked(in, json)) {
                        return false;
                    }
                }
            }
            case '[' -> {
                in.openArray("it");
                while (in.element()) {
                    if (!walked(in, json)) {
                        return false;
                    }
                }
            }
            case '"' -> in.string("it");
            default -> {
                if (!in.isNull()) {
                    in.skip();
                }
            }
        }
        return true;
    }

    private static void whole(byte[] json) throws IOException {
        JsonCursor in = new JsonCursor(json);
        in.skip();
        if (in.more()) {
            throw new IOException("byte " + in.at() + ": more than one value");
        }
    }

    private static boolean jacksonTakes(byte[] json) {
        try (JsonParser parser = JACKSON.createParser(json)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean decodes(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static byte[] damaged(Random random, byte[] json) {
        int at = random.nextInt(json.length + 1);
        byte with = DAMAGE[random.nextInt(DAMAGE.length)];
        return switch (random.nextInt(4)) {
            // A character put between the bytes of another one would be a matter of UTF-8, not of JSON.
            case 0 -> joined(json, boundary(json, at), new byte[] {with}, boundary(json, at));
            case 1 -> joined(json, boundary(json, at), new byte[0], boundary(json, Math.min(json.length, at + 1)));
            case 2 -> Arrays.copyOf(json, Math.max(1, at));
            default ->
                joined(json, boundary(json, at), new byte[] {with}, boundary(json, Math.min(json.length, at + 1)));
        };
    }

    private static int boundary(byte[] json, int at) {
        int back = at;
        while (back < json.length && back > 0 && (json[back] & 0xc0) == 0x80) {
            back--;
        }
        return back;
    }

    private static byte[] joined(byte[] json, int to, byte[] between, int from) {
        ByteBuffer joined = ByteBuffer.allocate(to + between.length + json.length - from);
        return joined.put(json, 0, to)
                .put(between)
                .put(json, from, json.length - from)
                .array();
    }

    private static void value(Random random, int deep, StringBuilder to) {
        switch (random.nextInt(deep == 0 ? 5 : 8)) {
            case 0 -> to.append(random.nextBoolean()).append(space(random));
            case 1 -> to.append("null");
            case 2 -> to.append(random.nextInt());
            case 3 -> to.append(random.nextDouble() * Math.pow(10, random.nextInt(60) - 30));
            case 4 -> string(random, to);
            case 5, 6 -> {
                to.append('{').append(space(random));
                for (int i = random.nextInt(4); i > 0; i--) {
                    string(random, to);
                    to.append(space(random)).append(':').append(space(random));
                    value(random, deep - 1, to);
                    to.append(i > 1 ? "," : "").append(space(random));
                }
                to.append('}');
            }
            default -> {
                to.append('[').append(space(random));
                for (int i = random.nextInt(4); i > 0; i--) {
                    value(random, deep - 1, to);
                    to.append(space(random)).append(i > 1 ? "," : "");
                }
                to.append(']');
            }
        }
    }

    private static void string(Random random, StringBuilder to) {
        to.append('"');
        for (int i = random.nextInt(24); i > 0; i--) {
            switch (random.nextInt(12)) {
                case 0 -> to.append('\\').append("\"\\/bfnrt".charAt(random.nextInt(8)));
                case 1 -> to.append(String.format("\\u%04x", random.nextInt(Character.MIN_SURROGATE)));
                case 2 -> to.append("é");
                case 3 -> to.append("→");
                case 4 -> to.append("😀");
                default -> to.append((char) ('a' + random.nextInt(26)));
            }
        }
        to.append('"');
    }

    private static String space(Random random) {
        return random.nextInt(4) == 0 ? " \n\t\r".substring(random.nextInt(4)) : "";
    }
}
