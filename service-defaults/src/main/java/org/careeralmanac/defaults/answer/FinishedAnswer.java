package org.careeralmanac.defaults.answer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.careeralmanac.defaults.http.ETag;

/**
 * An owner's answer as it is sent.
 *
 * @param position of the owner's feed that it reflects
 * @param etag the strong entity tag of the body
 * @param body JSON
 */
public record FinishedAnswer(long position, String etag, byte[] body) {

    /** The header that says {@link #position}. */
    public static final String POSITION = "Almanac-Position";

    public static FinishedAnswer of(long position, byte[] body) {
        return new FinishedAnswer(position, ETag.of(body), body);
    }

    /**
     * @param ifNoneMatch the request's header or null
     * @return 304 without a body where the client has it, else 200
     */
    public Response response(String ifNoneMatch) {
        Response.ResponseBuilder response = ETag.matches(ifNoneMatch, etag)
                ? Response.notModified()
                : Response.ok(body, MediaType.APPLICATION_JSON);
        return response.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(POSITION, position)
                .build();
    }
}
