package org.careeralmanac.salary.estimate;

import java.util.Collection;
import java.util.List;

/** Small pieces of sentences. */
public final class Words {

    private Words() {}

    /** Each once, as a list in a sentence: {@code a, b and c}; separated by semicolons where one has a comma in it. */
    public static String joined(Collection<String> words) {
        List<String> distinct = words.stream().distinct().toList();
        if (distinct.size() < 2) {
            return String.join("", distinct);
        }
        boolean commas = distinct.stream().anyMatch(w -> w.contains(","));
        String last = (commas ? "; and " : " and ") + distinct.getLast();
        return String.join(commas ? "; " : ", ", distinct.subList(0, distinct.size() - 1)) + last;
    }
}
