package org.careeralmanac.salary.estimate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How well what a figure speaks of fits the role that asks, best first. */
@Schema(
        description =
                "How what the figure speaks of fits the role: the same (exact), part of it (narrower), a wider group"
                        + " (broader), something else nearby (related)")
public enum Fit {
    exact,
    narrower,
    broader,
    related;

    /** The fit along a path: the worse of the two, where broader and narrower make related. */
    public Fit then(Fit next) {
        if ((this == broader && next == narrower) || (this == narrower && next == broader)) {
            return related;
        }
        return compareTo(next) >= 0 ? this : next;
    }

    public boolean betterThan(Fit other) {
        return compareTo(other) < 0;
    }
}
