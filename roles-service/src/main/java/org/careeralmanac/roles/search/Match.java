package org.careeralmanac.roles.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a role was found: a text of it, and what of the query stands in it. */
@Schema(name = "Match", description = "Why it was found: a text of it, and what of the query stands in it")
record Match(
        @Schema(
                description = "What the text is: title, alternateTitle, code, occupation, skill or technology",
                examples = "alternateTitle",
                required = true)
        String on,

        @Schema(examples = "ML Engineer", required = true) String text,

        @Schema(description = "What was typed and stands in it", required = true)
        List<String> terms,

        @Schema(
                description = "How: exact, abbreviation (spelt out), prefix (its beginning), spelling (misspelt)",
                examples = "[\"abbreviation\"]",
                required = true)
        List<String> how) {

    private static final int MOST = 3;

    /**
     * The fewest texts in which the terms stand, the best kind first: each time the one with the most terms that no text
     * before has, among equals the one with the fewest other words.
     */
    static List<Match> of(QueryPlan plan, List<Finder.Text> texts) {
        List<Match> matches = new ArrayList<>();
        Set<QueryPlan.Term> open = new LinkedHashSet<>(plan.terms());
        List<Set<String>> words = texts.stream()
                .map(t -> (Set<String>) new HashSet<>(Words.of(t.text())))
                .toList();
        while (!open.isEmpty() && matches.size() < MOST) {
            int best = -1;
            int most = 0;
            for (int i = 0; i < texts.size(); i++) {
                Set<String> has = words.get(i);
                int n = (int) open.stream().filter(t -> in(t, has)).count();
                if (n > most
                        || (n == most
                                && n > 0
                                && texts.get(i).kind() == texts.get(best).kind()
                                && has.size() < words.get(best).size())) {
                    best = i;
                    most = n;
                }
            }
            if (best < 0) {
                break;
            }
            Set<String> has = words.get(best);
            List<QueryPlan.Term> here = open.stream().filter(t -> in(t, has)).toList();
            matches.add(new Match(
                    texts.get(best).kind().name(),
                    texts.get(best).text(),
                    here.stream().map(QueryPlan.Term::given).distinct().toList(),
                    here.stream().map(t -> t.how().name()).distinct().toList()));
            here.forEach(open::remove);
        }
        return matches;
    }

    private static boolean in(QueryPlan.Term term, Set<String> words) {
        return term.words().stream().anyMatch(w -> words.contains(w.word()));
    }
}
