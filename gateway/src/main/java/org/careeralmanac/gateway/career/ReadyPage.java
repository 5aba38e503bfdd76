package org.careeralmanac.gateway.career;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.careeralmanac.defaults.http.ETag;
import org.careeralmanac.gateway.owners.Kept;

/** A finished page: its bytes, what they rest on, and when that was last known to be true. */
final class ReadyPage {

    /** Below this gzip saves nothing that a client could feel. */
    private static final int WORTH_COMPRESSING = 1_400;

    private final byte[] json;
    private final String etag;
    private final boolean complete;
    private final boolean keepable;
    private final List<Kept> restsOn;
    private final Instant confirmedAt;
    private volatile byte[] gzip;

    /**
     * @param complete whether every requested section is live or not covered
     * @param keepable whether every owner that was asked answered
     */
    ReadyPage(byte[] json, boolean complete, boolean keepable, List<Kept> restsOn, Instant confirmedAt) {
        this.json = json;
        this.etag = ETag.of(json);
        this.complete = complete;
        this.keepable = keepable;
        this.restsOn = List.copyOf(restsOn);
        this.confirmedAt = confirmedAt;
    }

    byte[] json() {
        return json;
    }

    String etag() {
        return etag;
    }

    /** Another representation, so another strong tag. */
    String gzipEtag() {
        return etag.substring(0, etag.length() - 1) + "-gzip\"";
    }

    boolean complete() {
        return complete;
    }

    boolean keepable() {
        return keepable;
    }

    List<Kept> restsOn() {
        return restsOn;
    }

    /** When the oldest of its parts was last known to be true, at the time of writing. */
    Instant confirmedAt() {
        return confirmedAt;
    }

    boolean compressible() {
        return keepable && json.length >= WORTH_COMPRESSING;
    }

    /** The compressed bytes, made when first wanted. */
    byte[] gzip() {
        byte[] made = gzip;
        if (made == null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 3);
            try (GZIPOutputStream compressing = new GZIPOutputStream(out)) {
                compressing.write(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            made = out.toByteArray();
            gzip = made;
        }
        return made;
    }

    /** Bytes that it may hold, those of the compressed form included before it is made. */
    int weight() {
        return json.length + json.length / 2 + 512;
    }
}
