package org.careeralmanac.gateway.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.gateway.owners.RoleReference;
import org.careeralmanac.gateway.web.model.Figure;
import org.careeralmanac.gateway.web.model.Moves;
import org.careeralmanac.gateway.web.model.Source;

/**
 * Where to go from a career.
 *
 * @param title the career's
 * @param to the title of the career that a way was asked for to, or empty
 */
public record MovesView(String title, Moves moves, String to, Map<String, Source> sources) {

    static MovesView of(String title, Moves moves, String to) {
        Map<String, Source> byId = new HashMap<>();
        moves.sources().forEach(source -> byId.put(source.id(), source));
        return new MovesView(title, moves, to, byId);
    }

    public boolean way() {
        return moves.found() != null;
    }

    /** Who says the figure; without one, a source without an id. Never null. */
    public Source of(Figure figure) {
        String id = figure == null ? "" : figure.source();
        return sources.getOrDefault(id, Source.unknown(id));
    }

    /** The skills that both ask for. */
    public List<String> shared(Moves.Move move) {
        return names(move.sharedNames(), move.sharedSkills());
    }

    /** The skills that are to be learned. */
    public List<String> missing(Moves.Move move) {
        return names(move.missingNames(), move.missingSkills());
    }

    private static List<String> names(List<String> named, List<Moves.Skill> rated) {
        return Stream.concat(named.stream(), rated.stream().map(Moves.Skill::name))
                .distinct()
                .toList();
    }

    /** Why it stands here: what publishers and its own page say. */
    public String why(Moves.Move move) {
        return Stream.of(
                        move.relatedness() == null
                                ? ""
                                : "Its publisher holds the two to be near each other (place "
                                        + move.relatedness().position() + " of its list).",
                        move.named() ? "The page of the career names it." : "",
                        move.similarity() == null
                                ? ""
                                : "What both ask for is alike to " + Words.percent(move.similarity()) + ".",
                        move.jobZoneStep() == null || move.jobZoneStep() == 0
                                ? ""
                                : move.jobZoneStep() > 0 ? "It takes more preparation." : "It takes less preparation.")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    public String compare(Moves.Move move) {
        return "/compare?careers=" + RoleReference.encoded(moves.slug()) + "," + RoleReference.encoded(move.slug());
    }
}
