package org.careeralmanac.defaults.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers with JSON that is already bytes, under a strong entity tag. */
public final class JsonBody {

    private JsonBody() {}

    /**
     * @param body the JSON
     * @param ifNoneMatch the request's header or null
     * @param cacheControl the value of {@code Cache-Control}
     * @return 304 without a body where the client has these bytes, else 200
     */
    public static Response answer(byte[] body, String ifNoneMatch, String cacheControl) {
        String etag = ETag.of(body);
        Response.ResponseBuilder answer = ETag.matches(ifNoneMatch, etag)
                ? Response.notModified()
                : Response.ok(body, MediaType.APPLICATION_JSON);
        return answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .build();
    }
}
