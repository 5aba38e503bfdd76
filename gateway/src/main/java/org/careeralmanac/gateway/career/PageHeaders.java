package org.careeralmanac.gateway.career;

import java.util.Locale;

/** The headers of career pages and what requests say in theirs; the same below JAX-RS and in it. */
public final class PageHeaders {

    public static final String WHOLE = "public, max-age=1, stale-while-revalidate=10, stale-if-error=86400";
    public static final String PARTIAL = "no-store";
    public static final String DATA_AGE = "Almanac-Data-Age";
    public static final String COMPLETENESS = "Almanac-Completeness";

    private PageHeaders() {}

    /** Whether {@code Accept-Encoding} takes gzip. */
    static boolean gzip(String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String stripped = coding.strip();
            if (stripped.equals("gzip") || (stripped.startsWith("gzip;") && !stripped.matches(".*q=0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code Accept} plainly takes JSON; in doubt JAX-RS decides. */
    static boolean json(String accept) {
        return accept == null || accept.contains("*/*") || accept.contains("application/json");
    }
}
