package org.careeralmanac.roles.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as the words that it is found by: without case and accents, abbreviations spelt out, plurals made singular, words
 * that say nothing left out. Titles in the index and what people type go through the same rules.
 */
public final class Words {

    private static final int LONGEST_WORD = 40;

    /** Codes such as 15-2051.00 stay whole; C++ and C# keep what tells them from C. */
    private static final Pattern TOKEN = Pattern.compile("\\d+(?:[-.]\\d+)+|[\\p{L}\\p{N}]+[+#]*");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Letters that Unicode does not take apart. */
    private static final Map<Character, String> LETTERS =
            Map.of('ß', "ss", 'æ', "ae", 'œ', "oe", 'ø', "o", 'đ', "d", 'ð', "d", 'ł', "l", 'þ', "th", 'ı', "i");

    private static final Set<String> STOP = Set.of(
            "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with");

    /** Only abbreviations that mean one thing in a job title. */
    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("ai", "artificial intelligence"),
            Map.entry("asst", "assistant"),
            Map.entry("avp", "assistant vice president"),
            Map.entry("bi", "business intelligence"),
            Map.entry("ceo", "chief executive officer"),
            Map.entry("cfo", "chief financial officer"),
            Map.entry("cio", "chief information officer"),
            Map.entry("ciso", "chief information security officer"),
            Map.entry("cmo", "chief marketing officer"),
            Map.entry("cna", "certified nursing assistant"),
            Map.entry("coo", "chief operating officer"),
            Map.entry("cpa", "certified public accountant"),
            Map.entry("cto", "chief technology officer"),
            Map.entry("dba", "database administrator"),
            Map.entry("dev", "developer"),
            Map.entry("dir", "director"),
            Map.entry("eng", "engineer"),
            Map.entry("engr", "engineer"),
            Map.entry("evp", "executive vice president"),
            Map.entry("exec", "executive"),
            Map.entry("golang", "go"),
            Map.entry("hr", "human resources"),
            Map.entry("it", "information technology"),
            Map.entry("jr", "junior"),
            Map.entry("js", "javascript"),
            Map.entry("k8s", "kubernetes"),
            Map.entry("lpn", "licensed practical nurse"),
            Map.entry("mgmt", "management"),
            Map.entry("mgr", "manager"),
            Map.entry("ml", "machine learning"),
            Map.entry("nlp", "natural language processing"),
            Map.entry("postgres", "postgresql"),
            Map.entry("prof", "professor"),
            Map.entry("qa", "quality assurance"),
            Map.entry("rn", "registered nurse"),
            Map.entry("sde", "software developer"),
            Map.entry("sr", "senior"),
            Map.entry("sre", "site reliability engineer"),
            Map.entry("svp", "senior vice president"),
            Map.entry("swe", "software engineer"),
            Map.entry("ui", "user interface"),
            Map.entry("ux", "user experience"),
            Map.entry("vp", "vice president"));

    private Words() {}

    /**
     * A word as it was written, and what it is found by: several where it is an abbreviation, none where it says nothing.
     *
     * @param given as it was written
     * @param words what it is found by
     * @param abbreviation whether it was spelt out
     */
    record Token(String given, List<String> words, boolean abbreviation) {}

    /** Lower case, without accents, one space between words: how a title is typed from its beginning. */
    public static String folded(String text) {
        String apart = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(apart.length());
        for (char c : apart.toCharArray()) {
            String letters = LETTERS.get(c);
            if (letters != null) {
                folded.append(letters);
            } else if (c != '\'' && c != '’' && c != '\0') {
                folded.append(c);
            }
        }
        return folded.toString().strip().replaceAll("[\\s\\p{Z}]+", " ");
    }

    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher found = TOKEN.matcher(folded(text));
        while (found.find()) {
            String given = found.group();
            String spelt = ABBREVIATIONS.get(given);
            if (spelt != null) {
                tokens.add(new Token(
                        given,
                        Arrays.stream(spelt.split(" ")).map(Words::singular).toList(),
                        true));
            } else if (STOP.contains(given)) {
                tokens.add(new Token(given, List.of(), false));
            } else {
                tokens.add(new Token(given, List.of(singular(cut(given))), false));
            }
        }
        return tokens;
    }

    /** Every word of a text, in its order. */
    static List<String> of(String text) {
        return tokens(text).stream().flatMap(t -> t.words().stream()).toList();
    }

    /** The words as a set in one text, so that equal sets are equal texts. */
    static String key(Iterable<String> words) {
        Set<String> sorted = new TreeSet<>();
        words.forEach(sorted::add);
        String key = String.join(" ", sorted);
        // An index entry has an upper bound; what is longer is no title that anybody types.
        return key.length() <= 400 ? key : key.substring(0, 400);
    }

    private static String cut(String word) {
        return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
    }

    /** The S-stemmer (Harman 1991, "How effective is suffixing?"), with the endings of sibilants. */
    private static String singular(String word) {
        int n = word.length();
        if (n > 4 && word.endsWith("ies")) {
            return word.substring(0, n - 3) + "y";
        }
        if (n > 4
                && (word.endsWith("ches") || word.endsWith("shes") || word.endsWith("xes") || word.endsWith("sses"))) {
            return word.substring(0, n - 2);
        }
        if (n > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is")) {
            return word.substring(0, n - 1);
        }
        return word;
    }
}
