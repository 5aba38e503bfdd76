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
    OCCUPATION_TAKEN(
            409,
            "That occupation is another career",
            "An occupation fits one career exactly. Edit the career in takenBy, or give the occupation another fit."),
    IDEMPOTENCY_KEY_REUSED(
            409,
            "The Idempotency-Key was used for something else",
            "A key stands for one request. Send the same body with it, or another key."),
    PRECONDITION_REQUIRED(
            428,
            "If-Match is needed",
            "Read it first and send its ETag in If-Match, so that nobody's work is written over."),
    PRECONDITION_FAILED(
            412,
            "It has changed since you read it",
            "Read it again, put your change to it, and send the new ETag in If-Match."),
    NOTHING_DRAFTED(409, "There is no draft", "Save a part's draft first: PUT /api/v1/admin/roles/{id}/draft/{part}."),
    ROLE_NOT_PUBLISHED(
            409,
            "The career is still a draft",
            "Nobody but editors sees it yet. Publish its first draft: POST /api/v1/admin/roles/{id}/publication."),
    NOT_MERGED(409, "The career is not merged", "Only a career that was merged into another one can be restored."),
    REVISION_NOT_FOUND(
            404, "There is no such revision", "The history at /api/v1/admin/roles/{id}/revisions lists every one."),
    NOTHING_CHANGED(
            409,
            "The revision would change nothing",
            "Every part sent is what editors say of it already; an empty one where they say nothing changes nothing.");

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
