package org.careeralmanac.trends;

import org.careeralmanac.defaults.problem.ProblemType;

/** The problems of this service alone. */
public enum TrendsProblem implements ProblemType {
    TREND_NOT_FOUND(404, "No such trend", "Trends are named by their id, e.g. autonomous-ai-agents; ids never change."),
    SERIES_NOT_FOUND(
            404,
            "No such series",
            "Series are named by their id; the list at /api/v1/series has every one. Ids never change."),
    TREND_REVISION_NOT_FOUND(
            404, "No such revision", "The revisions of a trend are listed at /api/v1/trends/{id}/revisions.");

    private final int status;
    private final String title;
    private final String explanation;

    TrendsProblem(int status, String title, String explanation) {
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
