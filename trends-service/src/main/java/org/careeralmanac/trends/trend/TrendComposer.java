package org.careeralmanac.trends.trend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.figure.Periods;
import org.careeralmanac.trends.figure.Validity;

/** Makes what readers see of stored trends. */
public final class TrendComposer {

    static final String NO_EVIDENCE = "no evidence on file";

    private TrendComposer() {}

    /**
     * @param validity the day that counts as today; learns when a status will change
     * @return null where there is no trend
     */
    public static TrendsSection compose(List<TrendRow> rows, Map<String, Source> sources, Validity validity) {
        if (rows.isEmpty()) {
            return null;
        }
        List<Trend> trends = rows.stream()
                .map(row -> trend(row, sources, validity))
                .sorted(Comparator.comparing((Trend t) -> TrendStatus.valueOf(t.status()))
                        .thenComparing(Trend::title)
                        .thenComparing(Trend::id))
                .toList();
        // Each trend carries its own caveats; nothing is left to be said of the section alone.
        return new TrendsSection(text(trends), List.of(), trends);
    }

    static Trend trend(TrendRow row, Map<String, Source> sources, Validity validity) {
        TrendStatus status = TrendStatus.of(row.horizonStarts(), row.horizonEnds(), row.expiresOn(), validity);
        List<Caveat> caveats = new ArrayList<>();
        if (sources.get(row.source()).kind() == Source.Kind.UNATTRIBUTED) {
            caveats.add(Caveat.unattributed());
        }
        if (status == TrendStatus.undated) {
            caveats.add(Caveat.undated());
        }
        if (status == TrendStatus.past) {
            caveats.add(Caveat.past(Periods.words(TrendStatus.last(row.horizonEnds(), row.expiresOn()))));
        }
        String evidence = evidence(row);
        return new Trend(
                row.id(),
                row.title(),
                row.summary(),
                row.direction(),
                row.strength(),
                row.horizonFrom() == null ? null : new Horizon(row.horizonFrom(), row.horizonTo()),
                status.name(),
                row.roles(),
                row.families(),
                row.effects(),
                row.skills(),
                row.evidence().stream()
                        .map(e -> new Evidence(
                                e.kind(),
                                e.text(),
                                e.publisher(),
                                e.title(),
                                e.url(),
                                e.date(),
                                e.series(),
                                e.figure()))
                        .toList(),
                evidence,
                row.statedIn(),
                row.source(),
                row.release(),
                row.firstStated(),
                text(row.reviewedOn()),
                text(row.expiresOn()),
                sentence(row, status, evidence),
                List.copyOf(caveats));
    }

    /** Each kind of evidence counted, or the plain statement that there is none. */
    private static String evidence(TrendRow row) {
        if (row.evidence().isEmpty()) {
            return NO_EVIDENCE;
        }
        Map<String, Long> kinds = row.evidence().stream()
                .collect(Collectors.groupingBy(TrendRow.EvidenceRow::kind, Collectors.counting()));
        List<String> parts = new ArrayList<>();
        counted(parts, kinds.get("series"), "measured series", "measured series");
        counted(parts, kinds.get("publication"), "named publication", "named publications");
        counted(parts, kinds.get("figure"), "published figure", "published figures");
        return "Rests on " + String.join(" and ", parts) + ".";
    }

    private static void counted(List<String> parts, Long count, String one, String many) {
        if (count != null) {
            parts.add(count == 1 ? "one " + one : count + " " + many);
        }
    }

    private static String sentence(TrendRow row, TrendStatus status, String evidence) {
        String strength = row.strength().equals("unstated") ? "" : ", " + row.strength();
        String when =
                switch (status) {
                    case undated -> "No years are stated for it";
                    case past ->
                        "Past: it ran to " + Periods.words(TrendStatus.last(row.horizonEnds(), row.expiresOn()));
                    case upcoming -> "Yet to come: it is stated for %s".formatted(span(row));
                    case current ->
                        row.horizonFrom() == null
                                ? "Holds to " + Periods.words(row.expiresOn()) + " unless renewed"
                                : "Stated for %s".formatted(span(row));
                };
        return "%s (%s%s). %s. %s"
                .formatted(
                        row.title(),
                        row.direction(),
                        strength,
                        when,
                        evidence.equals(NO_EVIDENCE) ? "There is " + NO_EVIDENCE + "." : evidence);
    }

    private static String span(TrendRow row) {
        String from = Periods.words(row.horizonFrom());
        String to = Periods.words(row.horizonTo());
        return from.equals(to) ? from : from + " to " + to;
    }

    private static String text(List<Trend> trends) {
        Map<TrendStatus, Integer> counts = new EnumMap<>(TrendStatus.class);
        trends.forEach(t -> counts.merge(TrendStatus.valueOf(t.status()), 1, Integer::sum));
        List<String> statuses = counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .toList();
        long without = trends.stream().filter(t -> t.evidence().isEmpty()).count();
        long with = trends.size() - without;
        String evidence;
        if (without == 0) {
            evidence = trends.size() == 1 ? "It rests on evidence." : "All rest on evidence.";
        } else if (with == 0) {
            evidence = trends.size() == 1 ? "There is no evidence on file." : "There is no evidence on file for them.";
        } else {
            evidence = "%d %s on evidence; for the other %s there is %s."
                    .formatted(with, with == 1 ? "rests" : "rest", without == 1 ? "one" : without + "", NO_EVIDENCE);
        }
        return "%d %s: %s. %s"
                .formatted(trends.size(), trends.size() == 1 ? "trend" : "trends", joined(statuses), evidence);
    }

    private static String joined(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
