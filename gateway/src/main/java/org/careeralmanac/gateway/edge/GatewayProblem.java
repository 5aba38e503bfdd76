package org.careeralmanac.gateway.edge;

import org.careeralmanac.defaults.problem.ProblemType;

/** The problems that only the gateway answers with. Those of the owners it passes on as they are. */
public enum GatewayProblem implements ProblemType {
    PROBLEM_NOT_FOUND(404, "No problem has this code", "Every code is listed at /problems."),
    TOO_MANY_REQUESTS(
            429,
            "Too many requests from one client",
            "Wait for Retry-After seconds; RateLimit says with each answer what is left. For all of the data there are"
                    + " the exports."),
    OVERLOADED(
            503,
            "Too much is asked at the moment",
            "The almanac answers what it can and sends the rest away at once; try again after Retry-After seconds.");

    private final int status;
    private final String title;
    private final String explanation;

    GatewayProblem(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
