package org.careeralmanac.gateway.career;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.careeralmanac.defaults.http.JsonBody;

/**
 * An answer united from several owners.
 *
 * @param complete whether every owner that has a part in it answered
 */
public record United(byte[] json, boolean complete) {

    /** With an entity tag; one that is not complete is kept by nobody and says so in a header. */
    public Response response(HttpHeaders headers) {
        Response response = JsonBody.answer(
                json,
                headers.getHeaderString(HttpHeaders.IF_NONE_MATCH),
                complete ? PageHeaders.WHOLE : PageHeaders.PARTIAL);
        if (!complete) {
            response.getHeaders().putSingle(PageHeaders.COMPLETENESS, "partial");
        }
        return response;
    }
}
