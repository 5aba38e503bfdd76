package org.careeralmanac.trends.outlook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.figure.Areas;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.figure.Figure;
import org.careeralmanac.trends.figure.FigureValue;
import org.careeralmanac.trends.figure.Numbers;
import org.careeralmanac.trends.figure.OccupationCode;
import org.careeralmanac.trends.figure.Periods;
import org.careeralmanac.trends.figure.Subject;
import org.careeralmanac.trends.figure.Validity;
import org.careeralmanac.trends.outlook.OutlookRow.FigureRow;
import org.careeralmanac.trends.role.Fit;
import org.careeralmanac.trends.role.RoleReference;

/** Makes what one career's readers see of stored outlooks and employment counts. */
public final class OutlookComposer {

    private final RoleReference role;
    private final Map<OccupationCode, Fit> codes;
    private final Map<String, Source> sources;
    private final Validity validity;

    /**
     * @param role the career that asks
     * @param sources by id
     * @param validity the day that counts as today; learns when an outlook will have run out
     */
    public OutlookComposer(RoleReference role, Map<String, Source> sources, Validity validity) {
        this.role = role;
        this.codes = role.codes();
        this.sources = sources;
        this.validity = validity;
    }

    /** Official projections first, the best fit and then the newest on top; claims after them. */
    public List<Outlook> compose(List<OutlookRow> rows) {
        List<OutlookRow> titled = rows.stream().map(OutlookRow::titled).toList();
        Map<String, OutlookRow> newest = new HashMap<>();
        titled.stream()
                .filter(OutlookRow::projection)
                .forEach(r ->
                        newest.merge(vintages(r), r, (a, b) -> a.basePeriod().compareTo(b.basePeriod()) < 0 ? b : a));
        return titled.stream()
                .sorted(order())
                .map(row -> outlook(row, newest.get(vintages(row))))
                .toList();
    }

    /** What is equal for projections of one occupation that a publisher made at different times. */
    private static String vintages(OutlookRow row) {
        return row.source() + '|' + row.subjectTitle() + '|' + row.area();
    }

    /** The official projection of the best fit, the newest of them; null where there is none. */
    public OutlookHighlight highlight(List<Outlook> outlooks) {
        for (Outlook outlook : outlooks) {
            Figure change = figure(outlook, "change", "percent");
            if (outlook.kind().equals("projection") && change != null && change.missing() == null) {
                return new OutlookHighlight(
                        change, figure(outlook, "openings", null), outlook.text(), outlook.caveats());
            }
        }
        return null;
    }

    /** Of each occupation and area the newest count. */
    public List<Figure> employment(List<EmploymentRow> rows) {
        List<EmploymentRow> sorted = rows.stream()
                .sorted(Comparator.comparing((EmploymentRow r) -> fit(r.subjectRole(), r.scheme(), r.code()))
                        .thenComparing(EmploymentRow::subjectTitle)
                        .thenComparing(EmploymentRow::area)
                        .thenComparing(r -> r.industry() == null ? "" : r.industry())
                        .thenComparing(EmploymentRow::referencePeriod, Comparator.reverseOrder())
                        .thenComparing(EmploymentRow::release))
                .toList();
        List<Figure> newest = new ArrayList<>();
        EmploymentRow before = null;
        for (EmploymentRow row : sorted) {
            if (before == null || !sameCount(before, row)) {
                newest.add(employment(row));
            }
            before = row;
        }
        return List.copyOf(newest);
    }

    /** Of a breakdown the newest counts of the occupation that fits best, in the order given. */
    public List<Figure> employmentOf(List<EmploymentRow> rows) {
        Comparator<EmploymentRow> best = Comparator.comparing(
                        (EmploymentRow r) -> fit(r.subjectRole(), r.scheme(), r.code()))
                .thenComparing(EmploymentRow::referencePeriod, Comparator.reverseOrder())
                .thenComparing(r -> String.valueOf(r.code()));
        EmploymentRow first = rows.stream().min(best).orElse(null);
        return rows.stream()
                .filter(r -> best.compare(r, first) == 0)
                .map(this::employment)
                .toList();
    }

    private static boolean sameCount(EmploymentRow a, EmploymentRow b) {
        return a.subjectTitle().equals(b.subjectTitle())
                && String.valueOf(a.code()).equals(String.valueOf(b.code()))
                && a.area().equals(b.area())
                && String.valueOf(a.industry()).equals(String.valueOf(b.industry()));
    }

    private Figure employment(EmploymentRow row) {
        FigureValue said = FigureValue.of(row.value(), row.atLeast(), row.atMost(), row.missing());
        String area = row.areaName() == null ? Areas.words(row.area()) : row.areaName();
        String text = "%s employed in %s in %s"
                .formatted(
                        amount(said, row.unit()),
                        row.industry() == null
                                ? area
                                : "%s, %s"
                                        .formatted(
                                                Objects.requireNonNullElse(
                                                        row.industryTitle(), "industry " + row.industry()),
                                                area),
                        Periods.words(row.referencePeriod()));
        if (row.relativeStandardError() != null) {
            text += " (standard error " + Numbers.words(row.relativeStandardError()) + "%)";
        }
        Fit fit = fit(row.subjectRole(), row.scheme(), row.code());
        return Figure.of(
                row.id(),
                "employment",
                said,
                row.unit(),
                null,
                row.referencePeriod(),
                row.area(),
                row.industry(),
                new Subject(row.subjectRole(), code(row.scheme(), row.code()), row.subjectTitle()),
                row.symbol(),
                row.relativeStandardError(),
                fit.name(),
                row.source(),
                row.release(),
                null,
                null,
                text,
                fitCaveats(fit, row.code(), row.subjectTitle()));
    }

    /** @param newest of the same publisher and occupation, null for a claim */
    private Outlook outlook(OutlookRow row, OutlookRow newest) {
        Source source = sources.get(row.source());
        Fit fit = fit(row.subjectRole(), row.scheme(), row.code());
        boolean past = row.targetEnds() != null && validity.over(row.targetEnds());
        List<Caveat> caveats = new ArrayList<>();
        caveats.add(row.projection() ? Caveat.projection(source.publisher()) : Caveat.statedClaim());
        if (row.projection() && row.basePeriod().compareTo(newest.basePeriod()) < 0) {
            caveats.add(Caveat.earlierProjection(newest.basePeriod(), newest.targetPeriod()));
        }
        if (source.kind() == Source.Kind.UNATTRIBUTED) {
            caveats.add(Caveat.unattributed());
        }
        if (past) {
            caveats.add(Caveat.past(Periods.words(row.targetEnds())));
        }
        if (row.targetPeriod() == null) {
            caveats.add(Caveat.undated());
        }
        caveats.addAll(fitCaveats(fit, row.code(), row.subjectTitle()));
        if (row.code() == null && !role.ids().contains(row.subjectRole())) {
            caveats.add(Caveat.widerPopulation(row.population() == null ? row.subjectTitle() : row.population()));
        }
        List<Caveat> said = List.copyOf(caveats);
        List<Figure> figures =
                row.figures().stream().map(f -> figure(row, f, fit, said)).toList();
        return new Outlook(
                row.id(),
                row.kind(),
                row.title(),
                new OutlookSubject(row.subjectRole(), code(row.scheme(), row.code()), row.family(), row.subjectTitle()),
                fit.name(),
                row.population(),
                row.area(),
                row.basePeriod(),
                row.targetPeriod(),
                figures,
                row.statedIn(),
                row.note(),
                row.source(),
                row.release(),
                text(row, past),
                said);
    }

    private Figure figure(OutlookRow row, FigureRow f, Fit fit, List<Caveat> caveats) {
        String reference = f.referencePeriod() != null || row.targetPeriod() == null
                ? f.referencePeriod()
                : row.basePeriod() == null ? row.targetPeriod() : row.basePeriod() + "/" + row.targetPeriod();
        boolean counted = row.projection()
                && f.statistic().equals("employment")
                && row.basePeriod().equals(f.referencePeriod());
        return Figure.of(
                f.id(),
                f.statistic(),
                f.said(),
                f.unit(),
                f.period(),
                reference,
                row.area(),
                null,
                new Subject(row.subjectRole(), code(row.scheme(), row.code()), row.subjectTitle()),
                f.symbol(),
                null,
                fit.name(),
                row.source(),
                row.release(),
                null,
                f.note(),
                said(row, f, counted),
                // The base year of a projection was counted, not projected.
                counted
                        ? caveats.stream()
                                .filter(c -> !c.code().equals(Caveat.PROJECTION)
                                        && !c.code().equals("PAST"))
                                .toList()
                        : caveats);
    }

    /** Without the source: "projected to grow 19.7% from 2024 to 2034". */
    private static String said(OutlookRow row, FigureRow f, boolean counted) {
        FigureValue said = f.said();
        String how = row.projection() ? "projected" : "said";
        String span = span(row);
        if (said instanceof FigureValue.Missing(String reason)) {
            return "%s not published (%s)%s".formatted(f.statistic(), reason, span);
        }
        String amount = noted(f.note(), amount(said, f.unit()));
        return switch (f.statistic()) {
            case "change" -> how + " to " + moved(said, f, amount) + span;
            case "openings" ->
                "%s %s%s%s"
                        .formatted(
                                noted(f.note(), bare(said, f.unit()) + " openings"),
                                how.equals("said") ? "said to come up" : how,
                                f.period() == null ? "" : " each " + f.period(),
                                span);
            case "employment" ->
                counted
                        ? "%s employed in %s".formatted(amount, f.referencePeriod())
                        : "%s %s to be employed%s"
                                .formatted(
                                        amount, how, f.referencePeriod() == null ? span : " in " + f.referencePeriod());
            default -> "%s: %s %s%s".formatted(row.title(), amount, how, span);
        };
    }

    private static String moved(FigureValue said, FigureRow f, String amount) {
        int sign = said instanceof FigureValue.Exact(BigDecimal value) ? value.signum() : 1;
        boolean people = f.unit().endsWith("ersons");
        if (sign == 0) {
            return "stay unchanged";
        }
        if (people) {
            return (sign > 0 ? "add " : "lose ")
                    + noted(f.note(), bare(sign > 0 ? said : magnitude(said), f.unit()) + " jobs");
        }
        return sign > 0 ? "grow " + amount : "decline " + noted(f.note(), amount(magnitude(said), f.unit()));
    }

    private static FigureValue magnitude(FigureValue said) {
        return said instanceof FigureValue.Exact(BigDecimal value) ? new FigureValue.Exact(value.abs()) : said;
    }

    private static String bare(FigureValue said, String unit) {
        return amount(said, unit).replace(" people", "");
    }

    private static String noted(String note, String amount) {
        if (note == null) {
            return amount;
        }
        // A single word such as "about" goes before the number, a remark after it.
        int comma = note.indexOf(", ");
        if (comma > 0 && note.indexOf(' ') > comma) {
            return "%s %s (%s)".formatted(note.substring(0, comma), amount, note.substring(comma + 2));
        }
        return note.indexOf(' ') < 0 ? note + " " + amount : "%s (%s)".formatted(amount, note);
    }

    private static String span(OutlookRow row) {
        if (row.basePeriod() != null && row.targetPeriod() != null) {
            return " from %s to %s".formatted(row.basePeriod(), row.targetPeriod());
        }
        return row.targetPeriod() == null ? ", for years that are not stated" : " by " + row.targetPeriod();
    }

    private static String text(OutlookRow row, boolean past) {
        if (!row.projection()) {
            String claims = row.figures().stream().map(f -> said(row, f, false)).collect(Collectors.joining(" and "));
            return "%s%s: %s. %s"
                    .formatted(
                            row.subjectTitle(),
                            row.area() == null ? "" : " in " + Areas.words(row.area()),
                            claims,
                            past
                                    ? "A claim that has run out, and no official projection."
                                    : "A claim, no official projection.");
        }
        FigureRow change = row.figures().stream()
                .filter(f -> f.statistic().equals("change") && f.unit().equals("percent"))
                .findFirst()
                .orElse(null);
        String moved = change == null || change.missing() != null ? "projected" + span(row) : said(row, change, false);
        String openings = row.figures().stream()
                .filter(f -> f.statistic().equals("openings") && f.missing() == null)
                .findFirst()
                .map(f -> ", with about %s openings a year".formatted(bare(f.said(), f.unit())))
                .orElse("");
        return "Employment of %s %s %s%s%s."
                .formatted(row.subjectTitle(), past ? "was" : "is", moved, openings, past ? "; that has run out" : "");
    }

    private static String amount(FigureValue said, String unit) {
        return switch (said) {
            case FigureValue.Exact(BigDecimal value) -> Numbers.words(value, unit);
            case FigureValue.AtLeast(BigDecimal bound) -> Numbers.words(bound, unit) + " or more";
            case FigureValue.AtMost(BigDecimal bound) -> Numbers.words(bound, unit) + " or less";
            case FigureValue.Missing(String reason) -> "no number (" + reason + ")";
        };
    }

    /** A title or family of a claim is at best wider than the role. */
    private Fit fit(String subjectRole, String scheme, String code) {
        if (code != null) {
            return codes.getOrDefault(new OccupationCode(scheme, code), Fit.related);
        }
        return role.ids().contains(subjectRole) ? Fit.exact : Fit.broader;
    }

    private static List<Caveat> fitCaveats(Fit fit, String code, String title) {
        if (code == null) {
            return List.of();
        }
        return switch (fit) {
            case exact -> List.of();
            case broader -> List.of(Caveat.broaderOccupation(title));
            case narrower -> List.of(Caveat.narrowerOccupation(title));
            case related -> List.of(Caveat.relatedOccupation(title));
        };
    }

    private static OccupationCode code(String scheme, String code) {
        return code == null ? null : new OccupationCode(scheme, code);
    }

    private static Figure figure(Outlook outlook, String statistic, String unit) {
        return outlook.figures().stream()
                .filter(f -> f.statistic().equals(statistic)
                        && (unit == null || f.unit().equals(unit)))
                .findFirst()
                .orElse(null);
    }

    private Comparator<OutlookRow> order() {
        return Comparator.comparing((OutlookRow r) -> !r.projection())
                .thenComparing(r -> fit(r.subjectRole(), r.scheme(), r.code()))
                .thenComparing(r -> r.targetPeriod() == null ? "" : r.targetPeriod(), Comparator.reverseOrder())
                .thenComparing(r -> r.basePeriod() == null ? "" : r.basePeriod(), Comparator.reverseOrder())
                .thenComparing(r -> String.valueOf(r.code()))
                .thenComparing(OutlookRow::id)
                .thenComparing(OutlookRow::release);
    }
}
