package org.careeralmanac.gateway.edge;

import org.careeralmanac.defaults.problem.ProblemType;

/** The problems that only the gateway answers with, and those of roles-service that it passes on for careers. */
public enum GatewayProblem implements ProblemType {
    ROLE_NOT_FOUND(
            404,
            "No career has this address",
            "Check the slug; the member near lists careers whose address or title is close to it."),
    ROLE_NOT_KNOWN_YET(
            404,
            "The career was not known on that day",
            "The almanac first knew this career on the day in the member firstKnown; ask for that day or a later one."),
    PROBLEM_NOT_FOUND(
            404, "No problem has this code", "Codes are listed in the API description at /docs and in docs/errors.md.");

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
