package org.careeralmanac.trends.role;

/** How an occupation relates to a role (SKOS), best first. */
public enum Fit {
    exact,
    narrower,
    broader,
    related;

    /** Along a path the worst counts; wider one way and narrower the other is only related. */
    public Fit then(Fit next) {
        if (this == broader && next == narrower || this == narrower && next == broader) {
            return related;
        }
        return compareTo(next) >= 0 ? this : next;
    }
}
