package org.careeralmanac.salary.section;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.salary.estimate.Fit;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.reconciliation.Levels;

/**
 * What the database knows for some roles, in one answer of it.
 *
 * @param position the feed position that this answer belongs to
 * @param levels rates and prices for bringing the estimates to the scale asked for
 * @param levelSources who publishes them
 */
record Known(long position, List<Row> estimates, List<Note> notes, Levels levels, List<Source> levelSources) {

    /**
     * An estimate as stored.
     *
     * @param estimate with the fit {@code exact}: how well it fits depends on who asks
     * @param newest whether no newer one of the same line is known
     * @param publishedAt when its release was published here
     * @param titleRole the role that its title means, or null
     * @param titleFit how well, or null
     * @param points its 101 exact quantiles, none where there are none or they were not asked for
     */
    record Row(
            PayEstimate estimate,
            boolean newest,
            Instant publishedAt,
            String titleRole,
            Fit titleFit,
            List<BigDecimal> points) {}

    /** Something a source says about a role's pay in words. */
    record Note(
            String role, String kind, String title, String text, Source source, String release, Instant publishedAt) {}

    /**
     * What is known for one role: estimates with their fit, and notes.
     *
     * @param estimates the newest of each line
     * @param ever those and the earlier ones that history tells
     * @param points the exact quantiles by estimate
     */
    record ForRole(
            RoleReference role,
            List<PayEstimate> estimates,
            List<PayEstimate> ever,
            Map<String, List<BigDecimal>> points,
            List<Note> notes,
            Instant updatedAt,
            Levels levels,
            List<Source> levelSources) {
        boolean isEmpty() {
            return estimates.isEmpty() && notes.isEmpty();
        }
    }

    ForRole of(RoleReference role) {
        Set<String> ids = new HashSet<>(role.ids().toList());
        List<PayEstimate> fitting = new ArrayList<>();
        List<PayEstimate> ever = new ArrayList<>();
        Map<String, List<BigDecimal>> points = new HashMap<>();
        Instant updatedAt = Instant.EPOCH;
        for (Row row : estimates) {
            Optional<Fit> fit = fit(row, role, ids);
            if (fit.isPresent()) {
                PayEstimate estimate = row.estimate().withFit(fit.get());
                ever.add(estimate);
                if (row.newest()) {
                    fitting.add(estimate);
                }
                if (!row.points().isEmpty()) {
                    points.put(estimate.id(), row.points());
                }
                updatedAt = later(updatedAt, row.publishedAt());
            }
        }
        List<Note> about = notes.stream().filter(n -> ids.contains(n.role())).toList();
        for (Note note : about) {
            updatedAt = later(updatedAt, note.publishedAt());
        }
        return new ForRole(role, fitting, ever, points, about, updatedAt, levels, levelSources);
    }

    private static Optional<Fit> fit(Row row, RoleReference role, Set<String> ids) {
        var subject = row.estimate().subject();
        if (subject.role() != null && ids.contains(subject.role())) {
            return Optional.of(Fit.exact);
        }
        if (subject.occupation() != null) {
            return Optional.ofNullable(role.occupations().get(subject.occupation()))
                    .map(RoleReference.Path::fit);
        }
        return row.titleRole() != null && ids.contains(row.titleRole())
                ? Optional.of(row.titleFit())
                : Optional.empty();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
