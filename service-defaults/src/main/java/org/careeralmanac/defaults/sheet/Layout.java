package org.careeralmanac.defaults.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The columns that a table must have. The header is the first row, within the first {@link #HEADER_WITHIN}, that has
 * them all; titles and notes above it are passed over. Names are compared without regard to case and spacing.
 */
public final class Layout {

    /** Titles and notes above a header are shorter than this. */
    static final int HEADER_WITHIN = 30;

    private final List<Wanted> wanted;

    private Layout(List<Wanted> wanted) {
        this.wanted = List.copyOf(wanted);
    }

    /** @param pattern null where the name itself is compared */
    private record Wanted(String name, Pattern pattern) {}

    /** @param columns names that must all be there; others may be */
    public static Layout of(String... columns) {
        List<Wanted> wanted = new ArrayList<>();
        for (String column : columns) {
            wanted.add(new Wanted(column, null));
        }
        return new Layout(wanted);
    }

    /** A table without a header: its columns are named A, B, C and so on, and the first row is a row like any other. */
    public static Layout bare() {
        return new Layout(List.of());
    }

    /**
     * The same with a column whose name varies, e.g. by year; {@link Header#matching} tells what it is called here.
     *
     * @param meaning what to call it in a refusal, e.g. "Employment, YEAR"
     * @param pattern must match the whole name, without regard to case
     */
    public Layout with(String meaning, String pattern) {
        List<Wanted> more = new ArrayList<>(wanted);
        more.add(new Wanted(meaning, Header.pattern(pattern)));
        return new Layout(more);
    }

    boolean isBare() {
        return wanted.isEmpty();
    }

    List<String> columns() {
        return wanted.stream().map(Wanted::name).toList();
    }

    /** The columns that this header lacks. */
    List<String> missing(Header header) {
        List<String> missing = new ArrayList<>();
        for (Wanted column : wanted) {
            boolean there = column.pattern() == null
                    ? header.has(column.name())
                    : header.matching(column.pattern()).findAny().isPresent();
            if (!there) {
                missing.add(column.name());
            }
        }
        return missing;
    }

    /** The columns that this header has more than once. */
    List<String> doubled(Header header) {
        return wanted.stream()
                .filter(column -> column.pattern() == null && header.isDoubled(column.name()))
                .map(Wanted::name)
                .toList();
    }
}
