package org.careeralmanac.roles.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.problem.ProblemException;

/**
 * What someone typed, as the words of the index that it may mean, each with its weight. A role's score is the sum, over
 * the terms, of the best weight × impact of the term's words.
 *
 * <p>A word's weight is its rarity {@code ln(1 + (N - n + 0.5) / (n + 0.5))} for n of N roles that have it (the inverse
 * document frequency of BM25: Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"), times what is lost by
 * how it was found. The weights go with the cursor, so that later pages are cut by the same scores whatever was added
 * since.
 *
 * @param terms every one of which a role should have
 * @param ignored what was typed and means nothing here
 */
record QueryPlan(List<Term> terms, List<String> ignored) {

    /** How a word of the index was found for what was typed, and what is lost by it. */
    enum How {
        exact(1),
        abbreviation(1),
        prefix(0.8),
        spelling(0.7);

        final double kept;

        How(double kept) {
            this.kept = kept;
        }
    }

    /** @param given as it was typed */
    record Term(String given, How how, List<Word> words) {}

    /** @param roles how many have it, where that was looked up */
    record Word(String word, double weight, int roles) {}

    static double weight(How how, int roles, int all) {
        double rarity = Math.log(1 + Math.max(0, all - roles + 0.5) / (roles + 0.5));
        // Rounded to what the cursor holds.
        return Math.max(1, Math.round(100 * how.kept * rarity)) / 100.0;
    }

    /** The plan as a tsquery: all of the terms, or any. */
    String query(boolean all) {
        return terms.stream()
                .map(t ->
                        t.words().stream().map(w -> '\'' + w.word() + '\'').collect(Collectors.joining("|", "(", ")")))
                .collect(Collectors.joining(all ? "&" : "|"));
    }

    /** The plan as a part of a cursor. */
    String written() {
        return terms.stream()
                .map(t -> t.words().stream()
                        .map(w -> w.word() + '=' + String.format(Locale.ROOT, "%.2f", w.weight()))
                        .collect(Collectors.joining("|")))
                .collect(Collectors.joining(" "));
    }

    /**
     * The plan of an earlier page, with what was typed put back from a plan made now for the words that are explained.
     *
     * @throws ProblemException {@code BAD_PARAMETER} for anything that {@link #written} did not write
     */
    static QueryPlan read(String written, String cursor) {
        List<Term> terms = new ArrayList<>();
        try {
            for (String term : written.split(" ")) {
                List<Word> words = new ArrayList<>();
                for (String word : term.split("\\|")) {
                    int at = word.lastIndexOf('=');
                    double weight = Double.parseDouble(word.substring(at + 1));
                    String text = word.substring(0, at);
                    if (!Double.isFinite(weight)
                            || weight <= 0
                            || !Words.of(text).contains(text)) {
                        throw foreign(cursor);
                    }
                    words.add(new Word(text, weight, 0));
                }
                terms.add(new Term(words.getFirst().word(), How.exact, words));
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw foreign(cursor);
        }
        return new QueryPlan(terms, List.of());
    }

    static ProblemException foreign(String cursor) {
        return ProblemException.badParameter("cursor", cursor, "a nextCursor of an earlier answer of this list");
    }
}
