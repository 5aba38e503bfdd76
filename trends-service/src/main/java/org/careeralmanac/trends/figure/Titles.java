package org.careeralmanac.trends.figure;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of others in sentences of ours. */
public final class Titles {

    private static final Set<String> SMALL = Set.of("and", "or", "of", "in", "for", "the", "to", "except", "with");

    private Titles() {}

    /**
     * An occupation's title as taxonomies print it, "Computer and Information Research Scientists": projections print
     * the same titles as sentences, and one occupation must not go by two names on one page.
     */
    public static String occupation(String title) {
        return Arrays.stream(title.split(" "))
                .map(word -> SMALL.contains(word) ? word : upper(word))
                .collect(Collectors.joining(" "));
    }

    /** A name within a sentence: "Software Development" becomes "software development", "IT Operations" keeps IT. */
    public static String within(String name) {
        return Arrays.stream(name.split(" ")).map(Titles::lower).collect(Collectors.joining(" "));
    }

    /** What opens with an ordinary word, within a sentence: "Jobs in AI" becomes "jobs in AI". */
    public static String opening(String name) {
        int end = name.indexOf(' ');
        return end < 0 ? lower(name) : lower(name.substring(0, end)) + name.substring(end);
    }

    private static String upper(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String lower(String word) {
        boolean name = word.length() > 1 && !Character.isLowerCase(word.charAt(1));
        return word.isEmpty() || name ? word : Character.toLowerCase(word.charAt(0)) + word.substring(1);
    }
}
