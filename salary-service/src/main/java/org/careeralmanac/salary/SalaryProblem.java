package org.careeralmanac.salary;

import org.careeralmanac.defaults.problem.ProblemType;

/** The problems that this service alone can answer with. */
public enum SalaryProblem implements ProblemType {
    NO_PRICE_INDEX(
            400,
            "No price index for that",
            "Prices of another year or place need an index for the place and the time asked for; the member parameter"
                    + " says which is missing. Leave it out, or load the index.");

    private final int status;
    private final String title;
    private final String explanation;

    SalaryProblem(int status, String title, String explanation) {
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
