package org.careeralmanac.defaults.problem;

/** Maps the bare statuses that the framework ends a request with to problems. */
final class HttpStatus {

    private HttpStatus() {}

    /**
     * @param path the address that was asked, for the detail, or null
     * @return the problem for a status that the framework gives by itself, or null if it is none of those
     */
    static ProblemException problem(int status, String path) {
        return switch (status) {
            case 400 -> new ProblemException(CommonProblem.BAD_REQUEST, "The request could not be read.");
            case 401 ->
                new ProblemException(CommonProblem.UNAUTHENTICATED, "A valid bearer token is needed.")
                        .withHeader("WWW-Authenticate", "Bearer");
            case 403 ->
                new ProblemException(CommonProblem.FORBIDDEN, "The token does not carry the role of this call.");
            case 404 ->
                new ProblemException(
                        CommonProblem.NOT_FOUND,
                        path == null ? "There is nothing at this address." : "There is nothing at " + path + ".");
            case 405 -> new ProblemException(CommonProblem.METHOD_NOT_ALLOWED, "This address takes other methods.");
            case 406 ->
                new ProblemException(
                        CommonProblem.NOT_ACCEPTABLE,
                        "None of the media types in Accept is available at this address.");
            case 413 ->
                new ProblemException(CommonProblem.BODY_TOO_LARGE, "The body is larger than this address takes.");
            case 414 -> new ProblemException(CommonProblem.URI_TOO_LONG, "The address has more than 4096 characters.");
            case 415 ->
                new ProblemException(
                        CommonProblem.UNSUPPORTED_MEDIA_TYPE, "The body's Content-Type is not one this address reads.");
            default -> null;
        };
    }
}
