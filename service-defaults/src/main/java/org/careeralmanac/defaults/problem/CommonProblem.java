package org.careeralmanac.defaults.problem;

/** The problems that any service of the suite can answer with. */
public enum CommonProblem implements ProblemType {
    BAD_PARAMETER(
            400,
            "A parameter is not valid",
            "The members parameter, given and allowed say which one, what was sent and what would be right."),
    BAD_BODY(
            400,
            "The request body is not valid",
            "The member errors lists each place (a JSON Pointer) and what would be right there."),
    BAD_REQUEST(400, "The request is not valid", "The request could not be read as HTTP; see detail."),
    UNAUTHENTICATED(
            401,
            "A token is required",
            "Send Authorization: Bearer with a token; `./almanac token --role editor` or your OIDC issuer makes one."),
    FORBIDDEN(
            403,
            "The token's role is not enough",
            "The token is genuine, but this call asks for another role (editor for authoring, steward for data)."),
    NOT_FOUND(404, "There is nothing at this address", "Check the path; the API description at /docs lists every one."),
    METHOD_NOT_ALLOWED(
            405, "The address does not take this method", "The Allow header lists the methods that it does take."),
    NOT_ACCEPTABLE(406, "Not available in that media type", "Ask for application/json or leave Accept out."),
    CONFLICT(409, "The request conflicts with what is stored", "See detail; read the current state and decide again."),
    BODY_TOO_LARGE(
            413, "The request body is too large", "See the limit in detail; imports go through the admin calls."),
    URI_TOO_LONG(414, "The address is too long", "An address may have 4,096 characters; shorten the query."),
    UNSUPPORTED_MEDIA_TYPE(
            415, "The body's media type is not understood", "Send application/json unless the call says otherwise."),
    INTERNAL(
            500,
            "Something went wrong here",
            "This is a defect of the service. Its log has the details under the id in the member incident."),
    UNAVAILABLE(
            503,
            "Not available at the moment",
            "Something that is needed for the answer cannot be reached; try again after Retry-After seconds."),
    RELEASE_EXISTS(
            409,
            "That release id is used by other bytes",
            "A release is immutable. Publish corrected data with its own knownFrom, or withdraw the release first."),
    RELEASE_NOT_FOUND(404, "No such release", "List the releases of a source at /api/v1/sources/{id}/releases."),
    RELEASE_STATE(
            409,
            "The release is not in a state for that",
            "Only a staged release can be published, and a withdrawn one stays withdrawn: load it again."),
    RELEASE_FLAGGED(
            409,
            "The release holds what a steward must confirm",
            "The member flags lists it. Look at it, then publish with confirm=true (`--confirm`)."),
    IMPORT_KIND_NOT_FOUND(
            404, "No such kind of import", "The kinds of an owner are listed at /api/v1/admin/{owner}/imports/kinds."),
    IMPORT_NOT_FOUND(404, "No such import", "The imports of an owner are listed at /api/v1/admin/{owner}/imports."),
    IMPORT_REFUSED(
            422,
            "The file cannot be taken",
            "Stands in the failure of an import: the member refusal says where in the file, what is wrong and what would"
                    + " be right. Nothing of the file was stored."),
    IMPORT_INTERRUPTED(
            503,
            "The service ended before the import did",
            "Stands in the failure of an import. Nothing of the file was stored; hand it in again."),
    SOURCE_NOT_FOUND(404, "No such source", "List what the almanac knows at /api/v1/sources.");

    private final int status;
    private final String title;
    private final String explanation;

    CommonProblem(int status, String title, String explanation) {
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
