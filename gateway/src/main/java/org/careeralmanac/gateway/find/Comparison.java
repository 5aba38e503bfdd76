package org.careeralmanac.gateway.find;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Two figures of two careers beside each other. They are compared only where one publisher counted both in one release in
 * the same way: two figures that differ in what they count differ for that reason already.
 */
final class Comparison {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Comparison() {}

    /** A member in which both must agree, and what the difference is called. */
    private record Alike(String member, String differing) {}

    private static final List<Alike> ALIKE = List.of(
            new Alike("source", "different sources"),
            new Alike("release", "different releases of one source"),
            new Alike("statistic", "different statistics"),
            new Alike("unit", "different units"),
            new Alike("period", "different periods of time, such as an hour and a year"),
            new Alike("basis", "different kinds of pay"),
            new Alike("area", "different places"),
            new Alike("referencePeriod", "different times"),
            new Alike("seniority", "different seniorities"),
            new Alike("industry", "different industries"),
            new Alike("remote", "different shares of remote work"));

    /** A figure with the career that it is shown for. */
    record Shown(String title, JsonNode figure) {

        private boolean missing() {
            return figure == null
                    || !figure.isObject()
                    || figure.path("missing").isTextual();
        }

        private boolean bound() {
            return !figure.path("value").isNumber();
        }

        private String occupation() {
            JsonNode subject = figure.path("subject");
            JsonNode occupation = subject.path("occupation");
            return occupation.isObject()
                    ? occupation.path("scheme").asText()
                            + ':'
                            + occupation.path("code").asText()
                    : subject.path("title").asText("");
        }
    }

    /** The middles of pay: ratio, percent and difference, or why there are none. */
    static ObjectNode pay(Shown from, Shown to) {
        ObjectNode change = compared(from, to, "pay");
        if (!change.path("comparable").asBoolean()) {
            return change.set("caveats", JSON.arrayNode());
        }
        BigDecimal here = from.figure().path("value").decimalValue();
        BigDecimal there = to.figure().path("value").decimalValue();
        if (here.signum() <= 0) {
            return notComparable("missing", "The pay on file for %s is nothing.".formatted(from.title()))
                    .set("caveats", JSON.arrayNode());
        }
        BigDecimal ratio = there.divide(here, 3, RoundingMode.HALF_UP);
        BigDecimal percent =
                there.subtract(here).multiply(new BigDecimal("100")).divide(here, 1, RoundingMode.HALF_UP);
        change.put("ratio", ratio);
        change.put("percent", percent);
        change.put("difference", there.subtract(here));
        String more =
                switch (percent.signum()) {
                    case 0 -> "as much as";
                    case 1 -> number(percent) + "% more than";
                    default -> number(percent.abs()) + "% less than";
                };
        change.put(
                "text",
                "%s pays %s %s in the middle: %s against %s."
                                .formatted(
                                        to.title(),
                                        more,
                                        from.title(),
                                        to.figure().path("text").asText(),
                                        from.figure().path("text").asText())
                        + ofOthers(from)
                        + ofOthers(to));
        change.set("caveats", caveats(from, to));
        return change;
    }

    /** Whether two figures of one kind can be compared, and if not, why: {@code comparable}, {@code reason}, {@code text}. */
    static ObjectNode compared(Shown from, Shown to, String kind) {
        for (Shown one : List.of(from, to)) {
            if (one.missing()) {
                return notComparable("missing", "No %s is on file for %s.".formatted(kind, one.title()));
            }
        }
        for (Shown one : List.of(from, to)) {
            if (one.bound()) {
                return notComparable(
                        "bound", "Only a limit of the %s is published for %s.".formatted(kind, one.title()));
            }
        }
        for (Alike alike : ALIKE) {
            JsonNode here = from.figure().path(alike.member());
            JsonNode there = to.figure().path(alike.member());
            if (!here.asText("").equals(there.asText(""))) {
                return notComparable(
                        alike.member(),
                        "The figures are of %s (%s, %s).".formatted(alike.differing(), said(here), said(there)));
            }
        }
        if (from.occupation().equals(to.occupation())) {
            String both = from.figure().path("subject").path("title").asText(from.occupation());
            return notComparable(
                    "sameOccupation",
                    "Both are counted in one occupation, %s, so that no difference between them can be seen."
                            .formatted(both));
        }
        return outcome(true, null, "Counted by one source in the same way.");
    }

    /** What a sentence about a career must not leave to a caveat: that its figure is that of other people. */
    private static String ofOthers(Shown one) {
        String fit = one.figure().path("fit").asText("exact");
        return fit.equals("exact") || fit.equals("null")
                ? ""
                : " What %s pays is told by %s, %s."
                        .formatted(
                                one.title(),
                                one.figure().path("subject").path("title").asText("others"),
                                FilterReason.said(fit));
    }

    private static String said(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "not stated" : value.asText();
    }

    private static ObjectNode notComparable(String reason, String text) {
        return outcome(false, reason, text);
    }

    private static ObjectNode outcome(boolean comparable, String reason, String text) {
        return JSON.objectNode()
                .put("comparable", comparable)
                .put("reason", reason)
                .putNull("ratio")
                .putNull("percent")
                .putNull("difference")
                .put("text", text);
    }

    /** What to keep in mind about either, each sentence once. */
    private static ArrayNode caveats(Shown from, Shown to) {
        ArrayNode caveats = JSON.arrayNode();
        Set<String> said = new HashSet<>();
        for (Shown one : List.of(from, to)) {
            one.figure().path("caveats").valueStream().forEach(caveat -> {
                if (said.add(caveat.path("text").asText())) {
                    caveats.add(caveat);
                }
            });
        }
        return caveats;
    }

    static String number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }
}
