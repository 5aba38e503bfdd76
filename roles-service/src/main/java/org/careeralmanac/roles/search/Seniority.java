package org.careeralmanac.roles.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the words of a title say about seniority. */
final class Seniority {

    /** The most senior first: a senior vice president is an executive. Stemmed, as {@link Words} has them. */
    private static final Map<String, Set<String>> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("executive", Set.of("chief", "vice", "president", "head", "executive", "director", "officer"));
        WORDS.put("principal", Set.of("principal", "staff", "distinguished"));
        WORDS.put("senior", Set.of("senior", "lead"));
        WORDS.put("mid", Set.of("mid", "intermediate", "midlevel"));
        WORDS.put("entry", Set.of("junior", "entry", "intern", "trainee", "graduate"));
    }

    private static final Set<String> ALL =
            WORDS.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    /** An officer is one only in company: police officers are no executives. */
    private static final Set<String> NOT_ALONE = Set.of("officer", "executive");

    private Seniority() {}

    /** What the words say, empty where they say nothing. */
    static Optional<String> of(Collection<String> words) {
        return WORDS.entrySet().stream()
                .filter(e -> words.stream().anyMatch(w -> e.getValue().contains(w) && !NOT_ALONE.contains(w)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether the word speaks of seniority. */
    static boolean speaks(String word) {
        return ALL.contains(word);
    }

    /** The words without those that speak of seniority, or all of them where nothing else would be left. */
    static List<String> without(Collection<String> words) {
        List<String> rest = words.stream().filter(w -> !ALL.contains(w)).toList();
        return rest.isEmpty() ? List.copyOf(words) : rest;
    }
}
