package org.careeralmanac.launcher.steward;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The closing summary of an import, in lines. */
public final class ImportReport {

    /** Refused rows that are shown; the rest can be asked for. */
    static final int SHOWN_REFUSALS = 10;

    private ImportReport() {}

    /**
     * @param owner whose job it was
     * @param job as the owner tells it, ended
     * @param refusals the first of its refused rows
     */
    public static List<String> lines(String owner, Map<String, Object> job, List<Map<String, Object>> refusals) {
        List<String> lines = new ArrayList<>();
        String seconds = job.get("startedAt") == null || job.get("endedAt") == null
                ? ""
                : " in %.1f s"
                        .formatted(Duration.between(Instant.parse((String) job.get("startedAt")), Instant.parse((String)
                                                job.get("endedAt")))
                                        .toMillis()
                                / 1e3);
        lines.add("%s: %s%s (%s-service, import %s)"
                .formatted(job.get("file"), outcome(job), seconds, owner, job.get("id")));
        lines.add("  read      %s rows".formatted(Progress.grouped(number(job, "rowsRead"))));
        if (job.get("failure") instanceof Map<?, ?> failure) {
            lines.add("  failed    %s (%s); the almanac is as it was"
                    .formatted(failure.get("text"), failure.get("code")));
        } else {
            String stored = String.join(
                    ", ",
                    AdminApi.list(job, "stored").stream()
                            .map(count -> Progress.grouped(number(count, "count")) + " " + count.get("what"))
                            .toList());
            lines.add("  stored    " + (stored.isEmpty() ? "nothing new" : stored));
        }
        for (Map<String, Object> count : AdminApi.list(job, "leftOut")) {
            lines.add("  left out  %s rows: %s".formatted(Progress.grouped(number(count, "count")), count.get("what")));
        }
        lines.add("  refused   %s rows".formatted(Progress.grouped(number(job, "rowsRefused"))));
        for (Map<String, Object> count : AdminApi.list(job, "refused")) {
            lines.add("    %8s  %s".formatted(Progress.grouped(number(count, "count")), count.get("what")));
        }
        refusals.stream().limit(SHOWN_REFUSALS).forEach(refusal -> lines.add("    " + text(refusal)));
        if (number(job, "rowsRefused") > Math.min(SHOWN_REFUSALS, refusals.size())) {
            lines.add("    the first 1,000: GET /api/v1/admin/%s/imports/%s/refusals".formatted(owner, job.get("id")));
        }
        for (Object release : strings(job, "releases")) {
            lines.add("  release   " + release);
        }
        for (Map<String, Object> flag : AdminApi.list(job, "flags")) {
            lines.add("  confirm   %s: %s (%s rows of %s)"
                    .formatted(
                            flag.get("code"),
                            flag.get("text"),
                            Progress.grouped(number(flag, "rows")),
                            flag.get("release")));
        }
        for (Object note : strings(job, "notes")) {
            lines.add("  note      " + note);
        }
        if ("staged".equals(job.get("outcome"))) {
            lines.add("  next      ./almanac releases differences RELEASE, then ./almanac releases publish RELEASE");
        }
        return lines;
    }

    /** One refused row in a sentence. */
    private static String text(Map<String, Object> refusal) {
        StringBuilder text = new StringBuilder(String.valueOf(refusal.get("file")));
        for (String place : List.of("sheet", "row", "column")) {
            if (refusal.get(place) != null) {
                text.append(", ").append(place).append(' ').append(refusal.get(place));
            }
        }
        text.append(": ");
        if (refusal.get("value") != null) {
            text.append('\'').append(refusal.get("value")).append("' ");
        }
        return text.append(refusal.get("why"))
                .append("; right would be: ")
                .append(refusal.get("right"))
                .toString();
    }

    private static String outcome(Map<String, Object> job) {
        return switch (String.valueOf(job.get("outcome"))) {
            case "published" -> "published";
            case "staged" -> "staged, not published";
            case "alreadyLoaded" -> "already loaded, nothing to do";
            default -> "NOT IMPORTED";
        };
    }

    private static List<?> strings(Map<String, Object> answer, String member) {
        return answer.get(member) instanceof List<?> list ? list : List.of();
    }

    /** A number of an answer, 0 where it is not there. */
    public static long number(Map<String, Object> answer, String member) {
        return answer.get(member) instanceof Number number ? number.longValue() : 0;
    }
}
