package org.careeralmanac.roles.onet;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.careeralmanac.defaults.sheet.Row;

/** What the rows of the later tables may name: occupations, elements, scales. Filled while the earlier ones are read. */
final class Vocabulary {

    private record Range(BigDecimal minimum, BigDecimal maximum) {

        static Range of(int minimum, int maximum) {
            return new Range(BigDecimal.valueOf(minimum), BigDecimal.valueOf(maximum));
        }
    }

    /** As published with every release from 29.0 to 30.1; a Scales Reference among the files goes before. */
    private static final Map<String, Range> SCALES = Map.of(
            "IM", Range.of(1, 5),
            "LV", Range.of(0, 7),
            "RL", Range.of(0, 100),
            "RW", Range.of(0, 100),
            "PT", Range.of(0, 100),
            "OJ", Range.of(0, 100),
            "OI", Range.of(1, 7),
            "IH", Range.of(0, 6),
            "WI", Range.of(-3, 3),
            "DR", Range.of(0, 10));

    private final Map<String, Range> scales = new HashMap<>(SCALES);
    private final Set<String> occupations = new HashSet<>();
    private final Set<String> elements = new HashSet<>();

    void occupation(String code) {
        occupations.add(code);
    }

    void element(String id) {
        elements.add(id);
    }

    void scale(String id, BigDecimal minimum, BigDecimal maximum) {
        scales.put(id, new Range(minimum, maximum));
    }

    boolean hasOccupation(String code) {
        return occupations.contains(code);
    }

    /** The code of an occupation that there is. */
    String occupation(Row row) {
        String code = Columns.code(row, Columns.CODE);
        if (!occupations.contains(code)) {
            throw row.refused(Columns.CODE, "is no occupation of Occupation Data", "a code that Occupation Data has");
        }
        return code;
    }

    /** An element that there is, as far as the files tell: those of a load without the Content Model stand as they are. */
    String element(Row row) {
        String id = row.required(Columns.ELEMENT);
        if (!elements.isEmpty() && !elements.contains(id)) {
            throw row.refused(
                    Columns.ELEMENT,
                    "is no element of the Content Model Reference",
                    "an element that the Content Model Reference has");
        }
        return id;
    }

    /** One of the scales that the table uses. */
    String scale(Row row, Set<String> expected) {
        String scale = row.required(Columns.SCALE);
        if (!expected.contains(scale)) {
            throw row.refused(
                    Columns.SCALE,
                    "is no scale of this table",
                    "one of " + expected.stream().sorted().toList());
        }
        return scale;
    }

    /** The value on its scale, null where there is none. */
    BigDecimal value(Row row, String scale) {
        BigDecimal value = Columns.number(row, Columns.VALUE);
        Range range = scales.get(scale);
        if (value != null && (value.compareTo(range.minimum()) < 0 || value.compareTo(range.maximum()) > 0)) {
            throw row.refused(
                    Columns.VALUE,
                    "is outside its scale",
                    "a number from %s to %s on the scale %s".formatted(range.minimum(), range.maximum(), scale));
        }
        return value;
    }
}
