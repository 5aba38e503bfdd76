package org.careeralmanac.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.careeralmanac.system.faults.Load.Answer;

/**
 * One row of the table of reliability.
 *
 * @param known answers about known careers
 * @param others answers about what was never asked before, by status
 * @param seen what known pages said of the owners that the fault befell, while it lasted
 * @param back from the end of the fault until every known page was live throughout; null where that is not asked
 * @param note what else was measured
 */
record Measured(
        String title,
        List<Answer> known,
        Map<Integer, Long> others,
        String seen,
        Duration back,
        Gateway.Footprint before,
        Gateway.Footprint after,
        String note,
        String failure) {

    Measured {
        known = known.stream().map(Answer::withoutBody).toList();
    }

    static final String HEAD = """
            | fault | known pages: answers, all 200 | median / longest, ms | never asked before | parts of the page that it befalls | live again after | threads, connections, heap before → after | |
            |---|---|---|---|---|---|---|---|
            """;

    static Map<Integer, Long> byStatus(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
    }

    Measured failed(String why) {
        return new Measured(title, known, others, seen, back, before, after, note, why);
    }

    String row() {
        long good = known.stream().filter(a -> a.status() == 200).count();
        return "| %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        title,
                        known.isEmpty()
                                ? ""
                                : known.size() + (good == known.size() ? ", yes" : ", **no: " + byStatus(known) + "**"),
                        known.isEmpty() ? "" : "%d / %d".formatted(millis(0.5), millis(1)),
                        others.entrySet().stream()
                                .map(e -> e.getValue() + " × " + (e.getKey() == 0 ? "no answer" : e.getKey()))
                                .collect(Collectors.joining(", ")),
                        seen,
                        back == null ? "" : "%.1f s".formatted(back.toMillis() / 1e3),
                        before == null || after == null
                                ? ""
                                : "%d → %d, %d → %d, %.1f → %.1f MB"
                                        .formatted(
                                                before.threads(),
                                                after.threads(),
                                                before.connections(),
                                                after.connections(),
                                                before.heap() / 1e6,
                                                after.heap() / 1e6),
                        failure == null ? note : ("**failed**: " + failure + " " + note).strip());
    }

    private long millis(double quantile) {
        long[] took =
                known.stream().mapToLong(a -> a.took().toMillis()).sorted().toArray();
        return took[(int) Math.ceil(quantile * took.length) - 1];
    }
}
