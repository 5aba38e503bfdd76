package org.careeralmanac.salary.section;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.salary.estimate.Fit;
import org.careeralmanac.salary.estimate.PayEstimate;

/**
 * What the database knows for some roles, in one answer of it.
 *
 * @param position the feed position that this answer belongs to
 */
record Known(long position, List<Row> estimates, List<Note> notes) {

    /**
     * An estimate as stored.
     *
     * @param estimate with the fit {@code exact}: how well it fits depends on who asks
     * @param publishedAt when its release was published here
     * @param titleRole the role that its title means, or null
     * @param titleFit how well, or null
     */
    record Row(PayEstimate estimate, Instant publishedAt, String titleRole, Fit titleFit) {}

    /** Something a source says about a role's pay in words. */
    record Note(
            String role, String kind, String title, String text, Source source, String release, Instant publishedAt) {}

    /** What is known for one role: estimates with their fit, and notes. */
    record ForRole(RoleReference role, List<PayEstimate> estimates, List<Note> notes, Instant updatedAt) {
        boolean isEmpty() {
            return estimates.isEmpty() && notes.isEmpty();
        }
    }

    ForRole of(RoleReference role) {
        Set<String> ids = new HashSet<>(role.ids().toList());
        List<PayEstimate> fitting = new ArrayList<>();
        Instant updatedAt = Instant.EPOCH;
        for (Row row : estimates) {
            Optional<Fit> fit = fit(row, role, ids);
            if (fit.isPresent()) {
                fitting.add(row.estimate().withFit(fit.get()));
                updatedAt = later(updatedAt, row.publishedAt());
            }
        }
        List<Note> about = notes.stream().filter(n -> ids.contains(n.role())).toList();
        for (Note note : about) {
            updatedAt = later(updatedAt, note.publishedAt());
        }
        return new ForRole(role, fitting, about, updatedAt);
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
