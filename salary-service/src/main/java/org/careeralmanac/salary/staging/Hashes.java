package org.careeralmanac.salary.staging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.careeralmanac.defaults.sheet.DataFile;

/** What a release is recognised by. */
public final class Hashes {

    private Hashes() {}

    /** The SHA-256 of one file; of several, the SHA-256 over theirs in order of value, so that their order is no matter. */
    public static String of(List<DataFile> files) {
        List<String> hashes = files.stream().map(DataFile::sha256).sorted().toList();
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(String.join("\n", hashes).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
