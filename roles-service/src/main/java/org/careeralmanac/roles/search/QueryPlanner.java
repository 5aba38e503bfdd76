package org.careeralmanac.roles.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.careeralmanac.roles.search.QueryPlan.How;
import org.careeralmanac.roles.search.QueryPlan.Term;
import org.careeralmanac.roles.search.QueryPlan.Word;

/** Finds the words of the index that someone may have meant: as typed, as a beginning, or misspelt. */
@ApplicationScoped
class QueryPlanner {

    /** Nobody types more words of one title; what follows is ignored, and said to be. */
    private static final int MOST_TERMS = 12;

    private static final int MOST_BEGINNINGS = 6;
    private static final int NEIGHBOURS = 30;

    private static final String KNOWN = "SELECT word, roles FROM search_word WHERE word = ANY (?)";

    private static final String BEGINNING = """
            SELECT word, roles FROM search_word WHERE word >= ? AND word < ? AND roles > 0
            ORDER BY roles DESC, word LIMIT\s""" + MOST_BEGINNINGS;

    private static final String NEIGHBOUR =
            "SELECT word, roles FROM search_word ORDER BY word <-> ? LIMIT " + NEIGHBOURS;

    private record Known(String word, int roles) {}

    /** @param typing whether the last word may still be going on although it is one already */
    QueryPlan plan(Connection connection, String text, boolean typing) throws SQLException {
        List<Words.Token> tokens = Words.tokens(text);
        Set<String> wanted = new HashSet<>(Set.of(""));
        tokens.forEach(t -> wanted.addAll(t.words()));
        Map<String, Integer> known = known(connection, wanted);
        int all = Math.max(1, known.getOrDefault("", 0));
        List<Term> terms = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Set<String> ignored = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            Words.Token token = tokens.get(i);
            for (String word : token.words()) {
                if (terms.size() == MOST_TERMS) {
                    ignored.add(token.given());
                    continue;
                }
                boolean last = i == tokens.size() - 1;
                Term term = term(connection, token, word, known.getOrDefault(word, 0), all, last, last && typing);
                if (term == null) {
                    ignored.add(token.given());
                } else if (taken.add(term.words().getFirst().word())) {
                    terms.add(term);
                }
            }
        }
        return new QueryPlan(terms, List.copyOf(ignored));
    }

    private static Term term(
            Connection connection, Words.Token token, String word, int roles, int all, boolean last, boolean typing)
            throws SQLException {
        if (roles > 0 && !typing) {
            How how = token.abbreviation() ? How.abbreviation : How.exact;
            return new Term(token.given(), how, List.of(new Word(word, QueryPlan.weight(how, roles, all), roles)));
        }
        // The beginning is what was typed: a stem may have lost letters that count.
        String typed = token.abbreviation() ? word : token.given();
        if (last && typed.length() > 1) {
            List<Known> beginnings = beginnings(connection, typed);
            if (roles > 0 && beginnings.stream().noneMatch(b -> b.word().equals(word))) {
                beginnings.addFirst(new Known(word, roles));
            }
            if (!beginnings.isEmpty()) {
                return term(token, roles > 0 ? How.exact : How.prefix, beginnings, word, all);
            }
        }
        if (roles > 0) {
            return term(token, How.exact, List.of(new Known(word, roles)), word, all);
        }
        List<Known> meant = meant(connection, word, typing);
        if (!meant.isEmpty()) {
            return term(token, How.spelling, meant, word, all);
        }
        List<Known> beginnings = typed.length() > 2 ? beginnings(connection, typed) : List.of();
        return beginnings.isEmpty() ? null : term(token, How.prefix, beginnings, word, all);
    }

    private static Term term(Words.Token token, How how, List<Known> found, String word, int all) {
        return new Term(
                token.given(),
                how,
                found.stream()
                        .map(k -> new Word(
                                k.word(),
                                QueryPlan.weight(
                                        k.word().equals(word) ? How.exact : how == How.exact ? How.prefix : how,
                                        k.roles(),
                                        all),
                                k.roles()))
                        .toList());
    }

    private static List<Known> beginnings(Connection connection, String typed) throws SQLException {
        List<Known> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(BEGINNING)) {
            select.setString(1, typed);
            select.setString(2, typed + Character.MAX_VALUE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Known(row.getString(1), row.getInt(2)));
                }
            }
        }
        return found;
    }

    /** The likeliest words for a misspelt one: the fewest wrong letters, then the most roles; at most three. */
    private static List<Known> meant(Connection connection, String word, boolean unfinished) throws SQLException {
        int allowed = Spelling.allowed(word);
        if (allowed == 0) {
            return List.of();
        }
        Map<Known, Integer> wrong = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(NEIGHBOUR)) {
            select.setString(1, word);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int letters = unfinished
                            ? Spelling.distanceToBeginning(word, row.getString(1))
                            : Spelling.distance(word, row.getString(1));
                    if (letters <= allowed && row.getInt(2) > 0) {
                        wrong.put(new Known(row.getString(1), row.getInt(2)), letters);
                    }
                }
            }
        }
        int fewest = wrong.values().stream().min(Comparator.naturalOrder()).orElse(0);
        return wrong.keySet().stream()
                .filter(k -> wrong.get(k) == fewest)
                .sorted(Comparator.comparing(Known::roles).reversed().thenComparing(Known::word))
                .limit(3)
                .toList();
    }

    private static Map<String, Integer> known(Connection connection, Set<String> words) throws SQLException {
        Map<String, Integer> known = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
            select.setArray(1, connection.createArrayOf("text", words.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString(1), row.getInt(2));
                }
            }
        }
        return known;
    }
}
