package org.careeralmanac.gateway.trends;

/** What came of a question to trends-service. */
public sealed interface TrendsAnswer {

    /**
     * Its own answer.
     *
     * @param status 200, or 304 without a body
     * @param etag its entity tag, or null
     */
    record Found(int status, byte[] json, String etag) implements TrendsAnswer {}

    /**
     * There is no such thing, or what was asked makes no sense.
     *
     * @param problem the RFC 9457 body
     */
    record Problem(int status, byte[] problem) implements TrendsAnswer {}

    /** It does not answer. */
    record Unavailable(long retryAfterSeconds) implements TrendsAnswer {}
}
