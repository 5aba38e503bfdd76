package org.careeralmanac.gateway.owners;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A part of an answer's bytes, not copied. */
public record Slice(byte[] of, int from, int to) {

    public int length() {
        return to - from;
    }

    public byte[] copy() {
        return Arrays.copyOfRange(of, from, to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice s && Arrays.equals(of, from, to, s.of, s.from, s.to);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return new String(of, from, length(), StandardCharsets.UTF_8);
    }
}
