package org.careeralmanac.roles;

import org.careeralmanac.defaults.problem.ProblemType;

/** The problems that only roles-service answers with. */
public enum RolesProblem implements ProblemType {
    ROLE_NOT_FOUND(
            404,
            "There is no such career",
            "The member near lists addresses that resemble the one asked for, the most alike first."),
    ROLE_NOT_KNOWN_YET(
            404,
            "The career was not known on that day",
            "The member firstKnown says from which day on it is; ask with a later asOf or without one."),
    ROLE_MERGED(
            409,
            "The career was merged into another one",
            "The member replacedBy names the career that took its place; write there."),
    SLUG_TAKEN(
            409,
            "That slug belongs to another career",
            "A slug is never reused, not even one that redirects. Choose another."),
    SLUG_RESERVED(
            409,
            "That slug is reserved",
            "The addresses suggest, resolve and match are calls of the API. Choose another slug."),
    NOTHING_CHANGED(
            409,
            "The revision would change nothing",
            "Every section sent is what the editors' newest revision already holds.");

    private final int status;
    private final String title;
    private final String explanation;

    RolesProblem(int status, String title, String explanation) {
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
