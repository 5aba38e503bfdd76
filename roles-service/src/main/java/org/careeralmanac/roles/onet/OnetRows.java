package org.careeralmanac.roles.onet;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.sheet.Header;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;

/** What a row of a table says, checked against what the tables before it brought. */
final class OnetRows {

    private static final Set<String> LEVELS = Set.of("IM", "LV");
    private static final Set<String> PREPARATIONS = Set.of("RL", "RW", "PT", "OJ", "IM");
    private static final Set<String> STYLES = Set.of("IM", "WI", "DR");
    private static final Set<String> INTERESTS = Set.of("OI", "IH");

    private final OnetTable table;
    private final Header header;
    private final Vocabulary vocabulary;
    private int rows;

    OnetRows(OnetTable table, Header header, Vocabulary vocabulary) {
        this.table = table;
        this.header = header;
        this.vocabulary = vocabulary;
    }

    /**
     * @param key unique within the table, or null where rows may repeat each other
     * @param values in the order of the table's columns
     */
    record Read(String key, Object[] values) {

        static Read of(String key, Object... values) {
            return new Read(key, values);
        }
    }

    /** @throws SheetException where the row cannot be taken */
    Read read(Row row) {
        rows++;
        return switch (table) {
            case OCCUPATION_DATA -> occupation(row);
            case CONTENT_MODEL -> element(row);
            case SCALES -> scale(row);
            case ANCHORS -> anchor(row);
            case PREPARATION_CATEGORIES -> category(row);
            case ZONE_REFERENCE -> zoneReference(row);
            case ALTERNATE_TITLES -> alternate(row);
            case REPORTED_TITLES -> reported(row);
            case TASKS -> task(row);
            case TECHNOLOGY -> technology(row);
            case SKILLS, KNOWLEDGE, ABILITIES -> skill(row);
            case PREPARATION -> preparation(row);
            case JOB_ZONES -> jobZone(row);
            case WORK_STYLES -> elementRating(row, STYLES);
            case INTERESTS -> elementRating(row, INTERESTS);
            case RELATED -> related(row);
        };
    }

    private Read occupation(Row row) {
        String code = Columns.code(row, Columns.CODE);
        String title = row.required("Title");
        String description = row.required("Description");
        vocabulary.occupation(code);
        return Read.of(code, code, title, description);
    }

    private Read element(Row row) {
        String id = row.required(Columns.ELEMENT);
        String name = row.required(Columns.NAME);
        String description = row.text("Description");
        vocabulary.element(id);
        return Read.of(id, id, name, description == null ? "" : description);
    }

    private Read scale(Row row) {
        String id = row.required(Columns.SCALE);
        String name = row.required("Scale Name");
        BigDecimal minimum = bound(row, "Minimum");
        BigDecimal maximum = bound(row, "Maximum");
        if (minimum.compareTo(maximum) >= 0) {
            throw row.refused("Maximum", "is not above the minimum", "a number above " + minimum);
        }
        vocabulary.scale(id, minimum, maximum);
        return Read.of(id, id, name, minimum, maximum);
    }

    private static BigDecimal bound(Row row, String column) {
        row.required(column);
        return row.decimal(column);
    }

    private Read anchor(Row row) {
        String element = vocabulary.element(row);
        String scale = row.required(Columns.SCALE);
        BigDecimal value = bound(row, "Anchor Value");
        return Read.of(
                element + ' ' + scale + ' ' + value.stripTrailingZeros(),
                element,
                scale,
                value,
                row.required("Anchor Description"));
    }

    private Read category(Row row) {
        String element = vocabulary.element(row);
        String scale = row.required(Columns.SCALE);
        int category = whole(row, "Category");
        return Read.of(
                element + ' ' + scale + ' ' + category, element, scale, category, row.required("Category Description"));
    }

    private static int whole(Row row, String column) {
        row.required(column);
        Integer number = Columns.count(row, column);
        if (number == null) {
            throw row.refused(column, "is not a whole number", "a whole number");
        }
        return number;
    }

    private static int zone(Row row) {
        int zone = whole(row, "Job Zone");
        if (zone < 1 || zone > 5) {
            throw row.refused("Job Zone", "is no job zone", "a whole number from 1 to 5");
        }
        return zone;
    }

    private static Read zoneReference(Row row) {
        int zone = zone(row);
        return Read.of(
                String.valueOf(zone),
                zone,
                row.required("Name"),
                row.required("Experience"),
                row.required("Education"),
                row.required("Job Training"),
                row.required("Examples"),
                row.required("SVP Range"));
    }

    private Read alternate(Row row) {
        String origins = Columns.text(row, "Source(s)");
        return Read.of(
                null,
                vocabulary.occupation(row),
                rows,
                row.required("Alternate Title"),
                Columns.text(row, "Short Title"),
                "alternate",
                origins == null
                        ? "{}"
                        : Arrays.stream(origins.split(","))
                                .map(String::strip)
                                .map(origin ->
                                        '"' + origin.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                                .collect(Collectors.joining(",", "{", "}")),
                null);
    }

    private Read reported(Row row) {
        return Read.of(
                null,
                vocabulary.occupation(row),
                rows,
                row.required("Reported Job Title"),
                null,
                "reported",
                "{}",
                Columns.flag(row, "Shown in My Next Move"));
    }

    private Read task(Row row) {
        String code = vocabulary.occupation(row);
        int id = whole(row, "Task ID");
        String type = Columns.text(row, "Task Type");
        String kind =
                switch (type == null ? "" : type) {
                    case "Core" -> "core";
                    case "Supplemental" -> "supplemental";
                    case "" -> null;
                    default -> throw row.refused("Task Type", "is no type of task", "Core, Supplemental or n/a");
                };
        return Read.of(
                code + ' ' + id,
                code,
                id,
                row.required("Task"),
                kind,
                Columns.count(row, "Incumbents Responding"),
                Columns.month(row),
                Columns.text(row, Columns.DOMAIN));
    }

    private Read technology(Row row) {
        String code = vocabulary.occupation(row);
        String name = row.required("Example");
        String commodity = row.required("Commodity Code");
        return Read.of(
                code + ' ' + commodity + ' ' + name,
                code,
                name,
                commodity,
                row.required("Commodity Title"),
                Columns.flag(row, "Hot Technology"),
                Columns.flag(row, "In Demand"));
    }

    private Read skill(Row row) {
        String code = vocabulary.occupation(row);
        String element = vocabulary.element(row);
        String scale = vocabulary.scale(row, LEVELS);
        Measured measured = measured(row, scale);
        boolean notRelevant = Columns.flag(row, Columns.NOT_RELEVANT);
        return Read.of(
                code + ' ' + element + ' ' + scale,
                code,
                element,
                row.required(Columns.NAME),
                scale,
                notRelevant && measured.value() != null ? BigDecimal.ZERO : measured.value(),
                measured.missing(),
                measured.sampleSize(),
                measured.standardError(),
                notRelevant,
                Columns.month(row),
                Columns.text(row, Columns.DOMAIN));
    }

    private Read preparation(Row row) {
        String code = vocabulary.occupation(row);
        String element = vocabulary.element(row);
        String scale = vocabulary.scale(row, PREPARATIONS);
        Integer category = Columns.count(row, "Category");
        if ((category == null) != scale.equals("IM")) {
            throw row.refused(
                    "Category",
                    category == null ? "is missing" : "has no place on the scale IM",
                    "a category on the scales RL, RW, PT and OJ, n/a on IM");
        }
        Measured measured = measured(row, scale);
        return Read.of(
                code + ' ' + element + ' ' + scale + ' ' + category,
                code,
                element,
                row.required(Columns.NAME),
                scale,
                category == null ? 0 : category,
                measured.value(),
                measured.missing(),
                measured.sampleSize(),
                measured.standardError(),
                Columns.month(row),
                Columns.text(row, Columns.DOMAIN));
    }

    private Read jobZone(Row row) {
        String code = vocabulary.occupation(row);
        return Read.of(code, code, zone(row), Columns.month(row), Columns.text(row, Columns.DOMAIN));
    }

    private Read elementRating(Row row, Set<String> scales) {
        String code = vocabulary.occupation(row);
        String element = vocabulary.element(row);
        String scale = vocabulary.scale(row, scales);
        Measured measured = measured(row, scale);
        return Read.of(
                code + ' ' + element + ' ' + scale,
                code,
                element,
                row.required(Columns.NAME),
                scale,
                measured.value(),
                measured.missing(),
                measured.sampleSize(),
                measured.standardError(),
                Columns.month(row),
                Columns.text(row, Columns.DOMAIN));
    }

    private Read related(Row row) {
        String code = vocabulary.occupation(row);
        String related = Columns.code(row, Columns.RELATED_CODE);
        if (related.equals(code)) {
            throw row.refused(Columns.RELATED_CODE, "is the occupation itself", "another occupation");
        }
        String tier = row.required("Relatedness Tier");
        int position = whole(row, "Index");
        if (position == 0) {
            throw row.refused("Index", "is not a place in a list", "a whole number from 1 on");
        }
        return Read.of(
                code + ' ' + related,
                code,
                related,
                switch (tier) {
                    case "Primary-Short" -> "primaryShort";
                    case "Primary-Long" -> "primaryLong";
                    case "Supplemental" -> "supplemental";
                    default ->
                        throw row.refused(
                                "Relatedness Tier", "is no tier", "Primary-Short, Primary-Long or Supplemental");
                },
                position);
    }

    /** Exactly one of value and missing is set. */
    private record Measured(BigDecimal value, String missing, Integer sampleSize, BigDecimal standardError) {}

    /** A rating; the publisher's advice to suppress one takes its value away, and says so. */
    private Measured measured(Row row, String scale) {
        BigDecimal value = vocabulary.value(row, scale);
        boolean suppressed = header.has(Columns.SUPPRESS) && Columns.flag(row, Columns.SUPPRESS);
        Integer sample = header.has(Columns.SAMPLE) ? Columns.count(row, Columns.SAMPLE) : null;
        BigDecimal error = header.has(Columns.ERROR) ? Columns.number(row, Columns.ERROR) : null;
        if (error != null && error.signum() < 0) {
            throw row.refused(Columns.ERROR, "is negative", "a standard error from 0 on, or n/a");
        }
        String missing = suppressed ? "suppressed" : value == null ? "notSurveyed" : null;
        return new Measured(missing == null ? value : null, missing, sample, error);
    }
}
