package org.careeralmanac.defaults.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Strong entity tags (RFC 9110, section 8.8.3) made from the bytes they stand for. */
public final class ETag {

    /** 96 bits: enough that two bodies never share one. */
    private static final int BYTES = 12;

    private ETag() {}

    /** The quoted tag of these bytes. */
    public static String of(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            byte[] head = new byte[BYTES];
            System.arraycopy(digest, 0, head, 0, BYTES);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(head) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
