package org.careeralmanac.defaults.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a request with a problem answer. Cheap: it has no stack trace, since it says what is wrong by itself. */
public class ProblemException extends RuntimeException {

    private final transient ProblemType type;
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * @param type the catalogue entry
     * @param detail what was wrong this time, and what would be right
     */
    public ProblemException(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    /** A 400 that names the parameter, what was given and what is allowed. */
    public static ProblemException badParameter(String parameter, String given, String allowed) {
        return new ProblemException(
                        CommonProblem.BAD_PARAMETER,
                        given == null
                                ? "The parameter '%s' is missing; allowed: %s.".formatted(parameter, allowed)
                                : "The parameter '%s' was '%s'; allowed: %s."
                                        .formatted(parameter, shortened(given), allowed))
                .with("parameter", parameter)
                .with("given", shortened(given))
                .with("allowed", allowed);
    }

    /** Adds a member to the problem body. */
    public ProblemException with(String member, Object value) {
        extensions.put(member, value);
        return this;
    }

    /** Adds a header to the answer, e.g. {@code Retry-After}. */
    public ProblemException withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Problem problem() {
        return Problem.of(type, getMessage(), extensions);
    }

    private static String shortened(String given) {
        return given == null || given.length() <= 100 ? given : given.substring(0, 100) + "…";
    }
}
