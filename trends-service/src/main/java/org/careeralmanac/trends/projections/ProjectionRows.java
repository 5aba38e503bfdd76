package org.careeralmanac.trends.projections;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careeralmanac.defaults.sheet.Header;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.trends.load.Cells;

/**
 * Reads both layouts, told apart by nothing but the words of the header: {@code Employment, 2024} and {@code Employment
 * change, percent, 2024–34} in Table 1.2 of the workbook, {@code Employment 2024} and {@code Employment Percent Change,
 * 2024-2034} in the export (seen real: the workbook of 2024–34, the exports of 2019–29 and 2024–34). The years are the
 * header's; hyphen and dash, footnote marks and either spelling of the last year are the same.
 */
final class ProjectionRows {

    private static final String MARK = "\\s*(\\[\\d+])?";
    private static final String TITLE = "(\\d{4} national employment matrix title|occupation title)" + MARK;
    private static final String CODE = "(\\d{4} national employment matrix code|occupation code)" + MARK;
    private static final String EMPLOYED = "employment,? (\\d{4})" + MARK;
    private static final String SPAN = "(\\d{4})\\s*[-–—]\\s*(\\d{4}|\\d{2})";
    private static final String CHANGE = "employment change,( numeric,)? " + SPAN + MARK;
    private static final String PERCENT = "(employment change, percent,|employment percent change,) " + SPAN + MARK;
    private static final String OPENINGS = "occupational openings, " + SPAN + " annual average" + MARK;

    static final Layout LAYOUT = Layout.of()
            .with("National Employment Matrix title", TITLE)
            .with("National Employment Matrix code", CODE)
            .with("Employment, YEAR", EMPLOYED)
            .with("Employment change, numeric, YEARS", CHANGE)
            .with("Employment change, percent, YEARS", PERCENT)
            .with("Occupational openings, YEARS annual average", OPENINGS);

    private static final Pattern OCCUPATION = Pattern.compile("\\d{2}-\\d{4}");

    private final Header header;
    private final String title;
    private final String code;
    private final String base;
    private final String target;
    private final String change;
    private final String percent;
    private final String openings;
    private final int baseYear;
    private final int targetYear;

    /** @throws SheetException where the years of the header do not fit each other */
    ProjectionRows(Table table) {
        header = table.header();
        title = header.matching(TITLE).getFirst();
        code = header.matching(CODE).getFirst();
        change = header.matching(CHANGE).getFirst();
        percent = header.matching(PERCENT).getFirst();
        openings = header.matching(OPENINGS).getFirst();
        Matcher span = Pattern.compile(SPAN).matcher(percent);
        span.find();
        baseYear = Integer.parseInt(span.group(1));
        int end = Integer.parseInt(span.group(2));
        targetYear = end < 100 ? baseYear - baseYear % 100 + end : end;
        if (targetYear <= baseYear) {
            throw refused(table, percent, "ends before it begins", "a later target year than base year");
        }
        base = employed(table, baseYear);
        target = employed(table, targetYear);
    }

    private String employed(Table table, int year) {
        return header.matching(EMPLOYED).stream()
                .filter(name -> name.contains(String.valueOf(year)))
                .findFirst()
                .orElseThrow(() -> refused(
                        table,
                        "Employment, " + year,
                        "is not in the table, which has " + String.join(" and ", header.matching(EMPLOYED)),
                        "the employment of both years of '" + percent + "'"));
    }

    private static SheetException refused(Table table, String column, String why, String right) {
        return new SheetException(
                new Refusal(table.file(), table.sheet(), table.header().row(), column, null, why, right));
    }

    /** The base year, when people were counted. */
    int baseYear() {
        return baseYear;
    }

    /** The target year, for which employment is projected. */
    int targetYear() {
        return targetYear;
    }

    /** The taxonomy that the publisher used in those years. */
    String scheme() {
        return baseYear >= 2021 ? "SOC-2018" : baseYear >= 2019 ? "SOC-OEWS-2019" : "SOC-2010";
    }

    /** Whether the row sums up others, which would count people twice. */
    boolean summary(Row row) {
        return header.has("Occupation type") && "Summary".equalsIgnoreCase(row.text("Occupation type"));
    }

    /** Whether the row is a footnote below the table. */
    boolean footnote(Row row) {
        return row.filled() == 1;
    }

    Projection read(Row row) {
        String occupation = row.code(code);
        if (occupation == null || !OCCUPATION.matcher(occupation).matches()) {
            throw row.refused(code, "is no occupation", "a code such as 15-1252");
        }
        return new Projection(
                occupation,
                title(row.required(title)),
                Cells.notNegative(row, base),
                Cells.notNegative(row, target),
                Cells.number(row, change),
                Cells.number(row, percent),
                Cells.notNegative(row, openings));
    }

    /** Exports put other titles into the same cell, each after an asterisk. */
    private static String title(String cell) {
        int others = cell.indexOf('*');
        return (others < 0 ? cell : cell.substring(0, others)).strip();
    }

    /** The numbers of a row, in the order in which readers see them; for messages and tests. */
    static List<Optional<BigDecimal>> numbers(Projection p) {
        return java.util.stream.Stream.of(p.base(), p.target(), p.change(), p.changePercent(), p.openings())
                .map(Optional::ofNullable)
                .toList();
    }
}
