package org.careeralmanac.roles.page;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What releases say of the terms that facts are stated in; every map is by release id first.
 *
 * @param elements by element id
 * @param scales by scale id
 * @param anchors points of the scale LV, by element id
 * @param categories by element, scale and category
 * @param zones by number
 */
record References(
        Map<String, Map<String, Element>> elements,
        Map<String, Map<String, Scale>> scales,
        Map<String, Map<String, List<Anchor>>> anchors,
        Map<String, Map<String, String>> categories,
        Map<String, Map<Integer, Zone>> zones) {

    record Element(String name, String description) {}

    record Scale(String name, BigDecimal minimum, BigDecimal maximum) {}

    record Anchor(BigDecimal value, String text) {}

    record Zone(String name, String experience, String education, String training, String svpRange) {}

    static References empty() {
        return new References(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    static String categoryKey(String element, String scale, int category) {
        return element + ' ' + scale + ' ' + category;
    }

    /** The point of the level's scale that is nearest, the lower of two. */
    Optional<String> anchor(String release, String element, BigDecimal level) {
        return anchors.getOrDefault(release, Map.of()).getOrDefault(element, List.of()).stream()
                .min(Comparator.comparing(
                                (Anchor a) -> a.value().subtract(level).abs())
                        .thenComparing(Anchor::value))
                .map(Anchor::text);
    }
}
