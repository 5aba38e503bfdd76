package org.careeralmanac.gateway.find;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.careeralmanac.gateway.find.CareerIndex.Career;
import org.careeralmanac.gateway.find.FigureFilter.Filter;
import org.careeralmanac.gateway.owners.HighlightLine;
import org.careeralmanac.gateway.owners.Owner;

/**
 * Why a career passed a filter.
 *
 * @param figure id of the figure that shows it, or null where it is a statement
 * @param source id of who says it, or null
 * @param fit of the figure, or null
 */
record FilterReason(String filter, String text, String figure, String source, String fit) {

    private static final Map<Filter, String> SUBJECTS = Map.of(
            Filter.PAY_MIN, "pay",
            Filter.GROWTH, "projection",
            Filter.EDUCATION, "schooling");

    /** The reasons for a career that passed all filters. */
    static List<FilterReason> of(ObjectMapper json, FigureFilter filter, Career career) {
        List<FilterReason> reasons = new ArrayList<>();
        if (filter.payMin() != null) {
            JsonNode middle = part(json, career, Owner.SALARY, "pay").path("middle");
            reasons.add(of(
                    Filter.PAY_MIN,
                    middle,
                    "The middle of pay is %s, at least the $%s asked for."
                            .formatted(middle.path("text").asText(), number(filter.payMin()))));
        }
        if (filter.growth() != null) {
            JsonNode change = part(json, career, Owner.TRENDS, "outlook").path("change");
            reasons.add(of(
                    Filter.GROWTH,
                    change,
                    "Employment is %s; at least %s%% was asked for."
                            .formatted(change.path("text").asText(), number(filter.growth()))));
        }
        if (filter.education() != null) {
            JsonNode education = part(json, career, Owner.ROLES, "education");
            String typical =
                    Level.of(education.path("level").asText()).map(Level::words).orElse("");
            reasons.add(new FilterReason(
                    Filter.EDUCATION.key(),
                    "It typically starts with %s; at most %s was asked for."
                            .formatted(typical, filter.education().words()),
                    null,
                    text(education.path("claim").path("source")),
                    null));
        }
        return reasons;
    }

    private static FilterReason of(Filter filter, JsonNode figure, String text) {
        String fit = text(figure.path("fit"));
        String of = figure.path("subject").path("title").asText("");
        boolean other = fit != null && !fit.equals("exact");
        return new FilterReason(
                filter.key(),
                other && !of.isEmpty() ? text + " That is of " + of + ", " + said(fit) + "." : text,
                text(figure.path("id")),
                text(figure.path("source")),
                fit);
    }

    /** How the occupation that a figure speaks of stands to the career, for people. */
    static String said(String fit) {
        return switch (fit) {
            case "broader" -> "a broader occupation";
            case "narrower" -> "a part of this career";
            default -> "a neighbouring occupation";
        };
    }

    /** Why careers were set aside, for people. */
    static String setAside(Filter filter, Reason reason, int count) {
        String subject = SUBJECTS.get(filter);
        String careers = count == 1 ? "1 career: " : String.format(Locale.ROOT, "%,d careers: ", count);
        return careers
                + switch (reason) {
                    case MISSING -> "no %s is on file.".formatted(subject);
                    case BOUND ->
                        "only a limit of the %s is published, which leaves the question open.".formatted(subject);
                    case NARROWER -> "the %s on file is that of a part of the career only.".formatted(subject);
                    case BROADER ->
                        "the %s on file is that of a broader occupation, which proves nothing of the career itself."
                                .formatted(subject);
                    case RELATED -> "the %s on file is that of a neighbouring occupation.".formatted(subject);
                    case OLD ->
                        "the %s on file is undated, or more than three years older than the newest.".formatted(subject);
                    case UNAVAILABLE -> "the service that holds the %s has not answered yet.".formatted(subject);
                };
    }

    private static JsonNode part(ObjectMapper json, Career career, Owner owner, String key) {
        HighlightLine line = career.lines().get(owner);
        JsonNode part =
                line == null ? null : CareerIndex.read(json, line.highlights().get(key));
        return part == null ? json.missingNode() : part;
    }

    private static String number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
