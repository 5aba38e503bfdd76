package org.careeralmanac.roles.search;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.careeralmanac.defaults.problem.ProblemException;

/**
 * What the roles of a list must have, beside the words; null asks for nothing.
 *
 * @param code a code of any taxonomy, or {@code SCHEME:code} for one of them
 * @param skill name of a skill or technology
 * @param technology name of a hot technology
 * @param ids ids of roles, comma between them
 */
record RoleFilter(
        String code,
        String family,
        String seniority,
        String skill,
        Integer jobZone,
        String interest,
        String technology,
        String ids) {

    static final RoleFilter NONE = new RoleFilter(null, null, null, null, null, null, null, null);

    private static final int MOST_IDS = 100;
    private static final Pattern IDS =
            Pattern.compile("[a-z0-9-]{1,100}(,[a-z0-9-]{1,100}){0,%d}".formatted(MOST_IDS - 1));

    static final Set<String> SENIORITIES = Set.of("entry", "mid", "senior", "principal", "executive", "all");
    static final List<String> INTERESTS =
            List.of("Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional");

    /** @throws ProblemException {@code BAD_PARAMETER} */
    static RoleFilter of(
            String code,
            String family,
            String seniority,
            String skill,
            String jobZone,
            String interest,
            String technology,
            String ids) {
        if (seniority != null && !SENIORITIES.contains(seniority)) {
            throw ProblemException.badParameter(
                    "seniority", seniority, "entry, mid, senior, principal, executive or all");
        }
        if (jobZone != null && !jobZone.matches("[1-5]")) {
            throw ProblemException.badParameter("jobZone", jobZone, "a whole number from 1 to 5");
        }
        if (interest != null && !INTERESTS.contains(interest)) {
            throw ProblemException.badParameter("interest", interest, "one of " + String.join(", ", INTERESTS));
        }
        if (ids != null && !IDS.matcher(ids).matches()) {
            throw ProblemException.badParameter(
                    "ids", ids, "1 to " + MOST_IDS + " ids of careers, a comma between them");
        }
        return new RoleFilter(
                text("code", code) == null ? null : code.strip().toLowerCase(Locale.ROOT),
                text("family", family),
                seniority,
                text("skill", skill) == null ? null : Words.folded(skill),
                jobZone == null ? null : Integer.valueOf(jobZone),
                interest,
                text("technology", technology),
                ids);
    }

    private static String text(String parameter, String given) {
        if (given != null && (given.isBlank() || given.length() > 200)) {
            throw ProblemException.badParameter(parameter, given, "1 to 200 characters");
        }
        return given;
    }

    /** The conditions on {@code search_document d}, each with its parameter. */
    String sql() {
        StringBuilder sql = new StringBuilder();
        for (Condition condition : conditions()) {
            sql.append(" AND ").append(condition.sql());
        }
        return sql.toString();
    }

    /** @return the number of the next parameter */
    int set(PreparedStatement statement, int from) throws SQLException {
        int at = from;
        for (Condition condition : conditions()) {
            statement.setObject(at++, condition.value());
        }
        return at;
    }

    private record Condition(String sql, Object value) {}

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        add(conditions, "d.codes @> ARRAY[?::text]", code);
        add(conditions, "d.family_id = ?", family);
        add(conditions, "d.seniority = ?", seniority);
        add(conditions, "d.skills @> ARRAY[?::text]", skill);
        add(conditions, "d.job_zone = ?", jobZone);
        add(conditions, "d.interests @> ARRAY[?::text]", interest);
        add(conditions, "d.technologies @> ARRAY[?::text]", technology);
        add(conditions, "d.role_id = ANY (string_to_array(?, ','))", ids);
        return conditions;
    }

    private static void add(List<Condition> conditions, String sql, Object value) {
        if (value != null) {
            conditions.add(new Condition(sql, value));
        }
    }
}
