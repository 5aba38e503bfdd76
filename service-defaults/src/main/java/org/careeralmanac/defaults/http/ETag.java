package org.careeralmanac.defaults.http;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Base64;

/** Strong entity tags (RFC 9110, section 8.8.3) made from the bytes they stand for. */
public final class ETag {

    private ETag() {}

    /**
     * The quoted tag of these bytes: 128 bits of XXH3, which takes a tenth of the time of a digest that withstands
     * attacks. Nobody gains by two bodies of his own with one tag.
     */
    public static String of(byte[] body) {
        byte[] hash = Hashing.xxh3_128().hashBytesTo128Bits(body).toByteArray();
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
    }

    /**
     * Whether {@code If-None-Match} names this tag, so that 304 is the answer. The comparison is weak, as RFC 9110
     * (13.1.2) asks.
     *
     * @param ifNoneMatch the header's value or null
     */
    public static boolean matches(String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",")) {
            String tag = candidate.strip();
            if (tag.equals("*")
                    || tag.equals(etag)
                    || (tag.startsWith("W/") && tag.substring(2).equals(etag))) {
                return true;
            }
        }
        return false;
    }
}
