package org.careeralmanac.salary.estimate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ids of estimates and figures: the first 80 bits of SHA-256 over the release id and the natural key, in lower-case
 * base32 (RFC 4648), 16 characters. The same facts have the same ids in every installation.
 */
public final class Ids {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int CHARACTERS = 16;

    private Ids() {}

    public static String estimate(String release, NaturalKey key) {
        return of(release, key).estimate();
    }

    /** @param note what parts it from another figure of the same statistic, or null */
    public static String figure(String release, NaturalKey key, String statistic, String note) {
        return of(release, key).figure(statistic, note);
    }

    /** The ids under one key of one release, for who needs several of them. */
    public static Under of(String release, NaturalKey key) {
        return new Under(release + '\n' + key.text());
    }

    /** What the ids of an estimate and its figures have in common. */
    public record Under(String text) {

        public String estimate() {
            return hash(text);
        }

        /** @param note what parts it from another figure of the same statistic, or null */
        public String figure(String statistic, String note) {
            return hash(text + '\n' + statistic + '\n' + Objects.toString(note, ""));
        }
    }

    /** The id of a computed figure: from its inputs in any order, the rule, and what the rule was asked. */
    public static String computed(Collection<String> inputs, String rule, Object... parameters) {
        return hash(Stream.concat(
                        inputs.stream().sorted(),
                        Stream.concat(Stream.of(rule), Arrays.stream(parameters).map(p -> Objects.toString(p, ""))))
                .collect(Collectors.joining("\n")));
    }

    private static String hash(String text) {
        byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        StringBuilder id = new StringBuilder(CHARACTERS);
        long bits = 0;
        int held = 0;
        for (int i = 0; id.length() < CHARACTERS; i++) {
            bits = (bits << 8 | (digest[i] & 0xff)) & 0xffffff;
            held += 8;
            while (held >= 5) {
                held -= 5;
                id.append(ALPHABET.charAt((int) (bits >> held) & 31));
            }
        }
        return id.toString();
    }
}
