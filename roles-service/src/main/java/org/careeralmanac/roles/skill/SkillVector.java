package org.careeralmanac.roles.skill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an occupation asks for, as a vector over the elements of its publisher's model.
 *
 * <p>An element weighs {@code ((importance - 1) / 4) × (level / 7)}: both scales standardised to 0..1 as O*NET does
 * ("Scales, Ratings, and Standardized Scores": score = (original - lowest) / (highest - lowest)), and multiplied, since
 * what matters is both asked for and asked for at length. A suppressed rating leaves its element out; one that is not
 * relevant has level 0. Two vectors are as similar as the cosine of the angle between them (Salton and McGill 1983,
 * "Introduction to Modern Information Retrieval"), over the elements that both have.
 */
final class SkillVector {

    /** O*NET calls an element important to an occupation from here on. */
    static final double IMPORTANT = 3;

    /** Levels that differ by less than this are the same to a person: half a point of seven. */
    static final double NOTICEABLE = 0.5;

    /** @param importance 1 to 5 @param level 0 to 7 */
    record Element(String id, String name, String kind, double importance, double level) {
        double weight() {
            return (importance - 1) / 4 * (level / 7);
        }
    }

    /** An element that the other asks for more of. */
    record Gap(Element element, double here) {
        double gap() {
            return element.level() - here;
        }
    }

    private final Map<String, Element> elements = new TreeMap<>();

    SkillVector(List<Element> given) {
        given.forEach(e -> elements.put(e.id(), e));
    }

    boolean isEmpty() {
        return elements.isEmpty();
    }

    /** 0 (nothing in common) to 1 (the same shape); 0 where nothing is rated in both. */
    double similarity(SkillVector other) {
        double dot = 0;
        double mine = 0;
        double theirs = 0;
        for (Element a : elements.values()) {
            Element b = other.elements.get(a.id());
            if (b != null) {
                dot += a.weight() * b.weight();
                mine += a.weight() * a.weight();
                theirs += b.weight() * b.weight();
            }
        }
        return mine == 0 || theirs == 0 ? 0 : dot / Math.sqrt(mine * theirs);
    }

    /** What is important there and asked for here at least as much, the heaviest first. */
    List<Gap> shared(SkillVector there) {
        return compared(there).stream().filter(g -> g.gap() < NOTICEABLE).toList();
    }

    /** What is important there and asked for here noticeably less, the widest gap first. */
    List<Gap> missing(SkillVector there) {
        return compared(there).stream()
                .filter(g -> g.gap() >= NOTICEABLE)
                .sorted(Comparator.comparing(Gap::gap).reversed().thenComparing(g -> g.element()
                        .id()))
                .toList();
    }

    private List<Gap> compared(SkillVector there) {
        List<Gap> gaps = new ArrayList<>();
        there.elements.values().stream()
                .filter(e -> e.importance() >= IMPORTANT && elements.containsKey(e.id()))
                .sorted(Comparator.comparing(Element::weight).reversed().thenComparing(Element::id))
                .forEach(e -> gaps.add(new Gap(e, elements.get(e.id()).level())));
        return gaps;
    }
}
