package org.careeralmanac.trends.figure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ids that are equal in every installation: lower-case base32 (RFC 4648) of the first 80 bits of SHA-256 over the release
 * id and the natural key, one field a line, null as the empty line.
 */
public final class FigureId {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int CHARACTERS = 16;

    private FigureId() {}

    public static String of(String release, Object... naturalKey) {
        return hash(Stream.concat(Stream.of(release), Arrays.stream(naturalKey))
                .map(field -> field == null ? "" : field.toString())
                .collect(Collectors.joining("\n")));
    }

    /** Of a computed figure: its inputs in order of their ids, the rule, the rule's parameters. */
    public static String computed(List<String> inputs, String rule, Object... parameters) {
        return of(
                inputs.stream().sorted().collect(Collectors.joining("\n")),
                Stream.concat(Stream.of(rule), Arrays.stream(parameters)).toArray());
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            StringBuilder id = new StringBuilder(CHARACTERS);
            for (int character = 0; character < CHARACTERS; character++) {
                int five = 0;
                for (int bit = character * 5; bit < character * 5 + 5; bit++) {
                    five = five << 1 | digest[bit / 8] >> 7 - bit % 8 & 1;
                }
                id.append(ALPHABET.charAt(five));
            }
            return id.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
