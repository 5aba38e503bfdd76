package org.careeralmanac.defaults.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Small rules about the text of cells. */
final class Texts {

    /** Decimal digits that a binary64 number carries without loss, and that spreadsheet programs show. */
    private static final MathContext BINARY64 = new MathContext(15, RoundingMode.HALF_EVEN);

    /** Beyond the range of binary64; also keeps "1E999999999" from being written out. */
    private static final int MOST_EXPONENT = 400;

    private static final int LONGEST_NUMBER = 100;

    private Texts() {}

    /** Null, or nothing but white space; a no-break space is white space here. */
    static boolean isBlank(String text) {
        if (text == null) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Without white space around it, null where nothing is left. */
    static String stripped(String text) {
        if (text == null) {
            return null;
        }
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return from == to ? null : text.substring(from, to);
    }

    /** A column name as it is compared: one space between words, lower case; null where blank. */
    static String folded(String name) {
        String stripped = stripped(name);
        if (stripped == null) {
            return null;
        }
        StringBuilder folded = new StringBuilder(stripped.length());
        boolean space = false;
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (isSpace(c)) {
                space = true;
            } else {
                if (space) {
                    folded.append(' ');
                    space = false;
                }
                folded.append(c);
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00A0' || Character.isWhitespace(c);
    }

    /**
     * The number of a workbook's cell as a plain decimal, without the noise of binary floating point:
     * {@code 65.599999999999994} is 65.6, {@code 1.52817E5} is 152817.
     *
     * @return null for what is no number
     */
    static String plainNumber(String raw) {
        if (raw.length() <= 15 && isPlain(raw)) {
            return raw;
        }
        if (raw.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(raw);
            if (Math.abs((long) number.scale()) > MOST_EXPONENT) {
                return null;
            }
            BigDecimal rounded = number.round(BINARY64);
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whole numbers as they are written nearly always, which need no arithmetic. */
    private static boolean isPlain(String raw) {
        if (raw.isEmpty() || (raw.charAt(0) == '0' && raw.length() > 1)) {
            return false;
        }
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
