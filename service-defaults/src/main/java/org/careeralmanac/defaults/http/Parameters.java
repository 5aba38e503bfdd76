package org.careeralmanac.defaults.http;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.careeralmanac.defaults.problem.ProblemException;

/** Reads query parameters; each failure is a 400 that names the parameter, what was given and what is allowed. */
public final class Parameters {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    private Parameters() {}

    /** A calendar day such as 2025-06-01, or null where the parameter is absent. */
    public static LocalDate date(String parameter, String given) {
        if (given == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(given);
            // PostgreSQL's dates and ISO text agree in this range; nothing was published outside it.
            if (date.getYear() >= 1000 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // answered below
        }
        throw ProblemException.badParameter(parameter, given, "a day as YYYY-MM-DD, e.g. 2025-06-01");
    }

    /** How many items a list answers with: 1 to 100, default 20. */
    public static int limit(String given) {
        return number("limit", given, 1, MAX_LIMIT, DEFAULT_LIMIT);
    }

    public static int number(String parameter, String given, int least, int most, int absent) {
        if (given == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(given);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw ProblemException.badParameter(parameter, given, "a whole number from %d to %d".formatted(least, most));
    }

    /** {@code true} or {@code false}, false where the parameter is absent. */
    public static boolean yesOrNo(String parameter, String given) {
        return switch (given) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.badParameter(parameter, given, "true or false");
        };
    }

    /** A position in the change feed, 0 where the parameter is absent. */
    public static long position(String parameter, String given) {
        if (given == null) {
            return 0;
        }
        try {
            long position = Long.parseLong(given);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw ProblemException.badParameter(parameter, given, "a feed position: a whole number of at least 0");
    }
}
