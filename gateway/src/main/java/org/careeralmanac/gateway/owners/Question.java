package org.careeralmanac.gateway.owners;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A question to an owner in its one canonical form; the key of what is kept.
 *
 * @param uri path and query
 * @param about whom it is about, where that is known before the answer
 */
public record Question(Owner owner, String uri, Optional<RoleReference> about) {

    public static Question ofRole(String slug, LocalDate asOf) {
        String uri = "/api/v1/roles/" + RoleReference.encoded(slug) + (asOf == null ? "" : "?asOf=" + asOf);
        return new Question(Owner.ROLES, uri, Optional.empty());
    }

    /** @param view how the page is to be seen: salary-service is told all of it, trends-service the area */
    public static Question ofSections(Owner owner, RoleReference about, LocalDate asOf, View view) {
        String query = about.query(asOf, owner == Owner.SALARY ? view.parameters() : view.area());
        return new Question(owner, "/api/v1/sections" + query, Optional.of(about));
    }

    /** The address says everything; comparing the reference again would cost more than the look-up. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Question q && owner == q.owner && uri.equals(q.uri);
    }

    @Override
    public int hashCode() {
        return 31 * owner.ordinal() + uri.hashCode();
    }
}
