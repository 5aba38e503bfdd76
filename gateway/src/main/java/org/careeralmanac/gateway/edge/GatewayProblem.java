package org.careeralmanac.gateway.edge;

import org.careeralmanac.defaults.problem.ProblemType;

/** The problems that only the gateway answers with. Those of the owners it passes on as they are. */
public enum GatewayProblem implements ProblemType {
    PROBLEM_NOT_FOUND(404, "No problem has this code", "Every code is listed at /problems.");

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
