package org.careeralmanac.salary.ownformat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.sheet.Header;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.FigureValue;
import org.careeralmanac.salary.estimate.MissingReason;
import org.careeralmanac.salary.estimate.NaturalKey;
import org.careeralmanac.salary.estimate.Occupation;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.estimate.Subject;
import org.careeralmanac.salary.staging.EstimateDraft;
import org.careeralmanac.salary.staging.FigureDraft;

/** Estimates as CSV: a row an estimate, a column a statistic. */
final class CsvEstimates {

    static final Layout WANTED = Layout.of("title", "area", "referencePeriod", "period", "basis", "currency");

    private static final String STATISTIC = "mean|median|p[1-9][0-9]?|min|max|rangelow|rangehigh|starting";
    private static final List<String> OTHERS = List.of(
            "title",
            "area",
            "referencePeriod",
            "period",
            "basis",
            "currency",
            "role",
            "scheme",
            "code",
            "seniority",
            "industry",
            "remote",
            "population",
            "sampleSize",
            "statedIn",
            "note",
            "meanError");
    private static final Pattern ROLE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    static final Pattern PERIOD = Pattern.compile(
            "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?(/\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?)?");
    private static final Pattern BOUND = Pattern.compile("(>=|<=)?\\s*(\\d+(?:\\.\\d+)?)");

    /** A column and the statistic it holds. */
    private record Column(String name, String statistic) {}

    private final Header header;
    private final List<Column> statistics = new ArrayList<>();

    /** @throws SheetException where a column is none of the format, or there is no statistic */
    CsvEstimates(Table table) {
        this.header = table.header();
        for (String name : header.names()) {
            if (name.isEmpty() || OTHERS.stream().anyMatch(name::equalsIgnoreCase)) {
                continue;
            }
            if (!name.matches("(?i)" + STATISTIC)) {
                throw new SheetException(
                        new Refusal(
                                table.file(),
                                table.sheet(),
                                header.row(),
                                name,
                                null,
                                "is no column of this format",
                                String.join(", ", OTHERS)
                                        + ", and statistics: mean, median, p1 to p99, min, max, rangeLow, rangeHigh, starting"));
            }
            String statistic = statistic(name);
            if (statistics.stream().anyMatch(c -> c.statistic().equals(statistic))) {
                throw new SheetException(new Refusal(
                        table.file(),
                        table.sheet(),
                        header.row(),
                        name,
                        null,
                        "is in the table more than once",
                        "one column of this name"));
            }
            statistics.add(new Column(name, statistic));
        }
        if (statistics.isEmpty()) {
            throw new SheetException(new Refusal(
                    table.file(),
                    table.sheet(),
                    header.row(),
                    null,
                    null,
                    "has no column of a statistic",
                    "e.g. median"));
        }
    }

    private static String statistic(String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return lower.equals("rangelow") ? "rangeLow" : lower.equals("rangehigh") ? "rangeHigh" : lower;
    }

    /** @throws SheetException where a cell is wrong; it concerns this row alone */
    EstimateDraft read(Row row) {
        String role = optional(row, "role");
        if (role != null && !ROLE.matcher(role).matches()) {
            throw row.refused("role", "is no role id", "lower case, digits and hyphens");
        }
        String period = row.text("referencePeriod");
        if (period != null && !PERIOD.matcher(period).matches()) {
            throw row.refused(
                    "referencePeriod",
                    "is no time",
                    "a year, month or day, or two of them: 2024, 2024-05, 2024-01/2025-03");
        }
        NaturalKey key = new NaturalKey(
                new Subject(role, occupation(row), row.required("title")),
                row.required("area"),
                header.has("seniority") && row.text("seniority") != null
                        ? one(row, "seniority", Seniority.values())
                        : Seniority.all,
                optional(row, "industry"),
                period,
                one(row, "period", PayPeriod.values()),
                one(row, "basis", Basis.values()),
                row.required("currency"),
                remote(row));
        List<FigureDraft> figures = new ArrayList<>();
        for (Column column : statistics) {
            String cell = row.text(column.name());
            if (cell != null) {
                figures.add(new FigureDraft(
                        column.statistic(),
                        null,
                        value(row, column.name(), cell),
                        null,
                        null,
                        column.statistic().equals("mean") && header.has("meanError") ? row.decimal("meanError") : null,
                        column.name()));
            }
        }
        if (figures.isEmpty()) {
            throw row.refused("has no figure", "a number in at least one column of a statistic");
        }
        return new EstimateDraft(
                key,
                optional(row, "population"),
                count(row, "sampleSize"),
                optional(row, "statedIn"),
                optional(row, "note"),
                figures);
    }

    private String optional(Row row, String column) {
        return header.has(column) ? row.text(column) : null;
    }

    private Occupation occupation(Row row) {
        String scheme = optional(row, "scheme");
        String code = header.has("code") ? row.code("code") : null;
        if ((scheme == null) != (code == null)) {
            throw row.refused(scheme == null ? "scheme" : "code", "is empty", "a scheme and a code, or neither");
        }
        if (scheme != null && !Occupation.SCHEMES.contains(scheme)) {
            throw row.refused("scheme", "is no scheme that is known", String.join(", ", Occupation.SCHEMES));
        }
        return scheme == null ? null : new Occupation(scheme, code);
    }

    private Integer remote(Row row) {
        String remote = optional(row, "remote");
        if (remote != null && !remote.matches("0|50|100")) {
            throw row.refused("remote", "is no share of remote work", "0, 50, 100, or nothing for all");
        }
        return remote == null ? null : Integer.valueOf(remote);
    }

    private Integer count(Row row, String column) {
        String count = optional(row, column);
        if (count != null && !count.matches("[1-9]\\d{0,8}")) {
            throw row.refused(column, "is no number of people", "a whole number above 0, or nothing");
        }
        return count == null ? null : Integer.valueOf(count);
    }

    private static <E extends Enum<E>> E one(Row row, String column, E[] values) {
        String text = row.required(column);
        return Arrays.stream(values)
                .filter(v -> v.name().equals(text))
                .findFirst()
                .orElseThrow(() -> row.refused(
                        column,
                        "is not one of the words for it",
                        Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static FigureValue value(Row row, String column, String cell) {
        for (MissingReason reason : MissingReason.values()) {
            if (reason.name().equals(cell)) {
                return new FigureValue.Missing(reason);
            }
        }
        if (cell.startsWith("-")) {
            throw row.refused(column, "is negative", "pay above 0");
        }
        Matcher bound = BOUND.matcher(cell);
        if (!bound.matches()) {
            throw row.refused(
                    column,
                    "is neither a number nor a reason why there is none",
                    "a plain number, >= or <= before it for a bound, or one of "
                            + Arrays.stream(MissingReason.values())
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", ")));
        }
        BigDecimal amount = new BigDecimal(bound.group(2));
        return bound.group(1) == null
                ? new FigureValue.Exact(amount)
                : bound.group(1).equals(">=") ? new FigureValue.AtLeast(amount) : new FigureValue.AtMost(amount);
    }
}
