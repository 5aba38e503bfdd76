package org.careeralmanac.defaults.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.careeralmanac.defaults.problem.ProblemException;

/**
 * An opaque cursor: the parts of a keyset position, joined and in base64url. Clients pass it back and read nothing
 * into it.
 */
public final class Cursor {

    private static final char SEPARATOR = '\u001f';
    private static final int MAX_LENGTH = 1000;

    private Cursor() {}

    public static String of(Object... parts) {
        StringBuilder joined = new StringBuilder();
        for (Object part : parts) {
            if (!joined.isEmpty()) {
                joined.append(SEPARATOR);
            }
            joined.append(part);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(joined.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param parameter the name of the query parameter, for the problem
     * @param cursor what the client sent, not null
     * @param parts how many parts a cursor of this list has
     * @throws ProblemException {@code BAD_PARAMETER} for anything that this list did not hand out
     */
    public static List<String> parts(String parameter, String cursor, int parts) {
        try {
            if (cursor.length() <= MAX_LENGTH) {
                String joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                List<String> found = List.of(joined.split(String.valueOf(SEPARATOR), -1));
                if (found.size() == parts) {
                    return found;
                }
            }
        } catch (IllegalArgumentException e) {
            // not base64url: the same answer as for any other foreign cursor
        }
        throw foreign(parameter, cursor);
    }

    /** As {@link #parts}, for a cursor made of numbers. */
    public static List<Long> numbers(String parameter, String cursor, int parts) {
        try {
            return parts(parameter, cursor, parts).stream().map(Long::valueOf).toList();
        } catch (NumberFormatException e) {
            throw foreign(parameter, cursor);
        }
    }

    private static ProblemException foreign(String parameter, String cursor) {
        return ProblemException.badParameter(parameter, cursor, "a nextCursor of an earlier answer of this list");
    }
}
