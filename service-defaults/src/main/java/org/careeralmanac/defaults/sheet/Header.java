package org.careeralmanac.defaults.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of a table's columns, found without regard to case and spacing. */
public final class Header {

    private final long row;
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Set<String> doubled = new HashSet<>();
    private final Map<String, Integer> asked = new HashMap<>();

    private Header(long row, List<String> names) {
        this.row = row;
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            String folded = Texts.folded(names.get(i));
            if (folded != null && indexes.putIfAbsent(folded, i) != null) {
                doubled.add(folded);
            }
        }
    }

    static Header of(RawRow raw) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < raw.width(); i++) {
            String name = raw.unreadable().containsKey(i) ? null : Texts.stripped(raw.cells()[i]);
            names.add(name == null ? "" : name);
        }
        return new Header(raw.number(), names);
    }

    /** Columns named as spreadsheet programs do: A to Z, AA and so on. */
    static Header letters(int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            names.add(letters(i, ""));
        }
        return new Header(0, names);
    }

    private static String letters(int index, String tail) {
        String all = (char) ('A' + index % 26) + tail;
        return index < 26 ? all : letters(index / 26 - 1, all);
    }

    static Pattern pattern(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The row it stands in, 0 where there is none. */
    public long row() {
        return row;
    }

    /** The names as written, in order; an unnamed column is an empty text. */
    public List<String> names() {
        return names;
    }

    /** Whether there is a column of this name. */
    public boolean has(String column) {
        return indexes.containsKey(Texts.folded(column));
    }

    /** The first of these names that there is, or null. */
    public String firstOf(String... columns) {
        for (String column : columns) {
            if (has(column)) {
                return column;
            }
        }
        return null;
    }

    /**
     * The columns whose whole name matches, in order, as written.
     *
     * @param pattern compared without regard to case; a line break or several spaces in a name count as one space
     */
    public List<String> matching(String pattern) {
        return matching(pattern(pattern)).toList();
    }

    Stream<String> matching(Pattern pattern) {
        return names.stream().filter(name -> {
            String folded = Texts.folded(name);
            return folded != null && pattern.matcher(folded).matches();
        });
    }

    boolean isDoubled(String column) {
        return doubled.contains(Texts.folded(column));
    }

    /** -1 where there is none, -2 where there is more than one. */
    int index(String column) {
        // Callers ask for the same few literals row by row: fold each once.
        Integer index = asked.get(column);
        if (index == null) {
            index = isDoubled(column) ? -2 : indexes.getOrDefault(Texts.folded(column), -1);
            asked.put(column, index);
        }
        return index;
    }
}
