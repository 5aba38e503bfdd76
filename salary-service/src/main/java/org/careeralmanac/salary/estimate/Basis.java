package org.careeralmanac.salary.estimate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a pay figure counts. */
@Schema(description = "What the pay counts; baseAndIncentive is what official wage statistics count")
public enum Basis {
    base("base salary only"),
    baseAndIncentive("salary and incentives, no overtime"),
    bonus("bonuses only"),
    equity("company shares only"),
    total("salary with all bonuses and shares"),
    unstated("the source does not say what it counts");

    private final String words;

    Basis(String words) {
        this.words = words;
    }

    /** The basis in a reader's words, without a capital or full stop. */
    public String words() {
        return words;
    }

    /** Whether a figure on this basis is what a person earns, and not one component of it. */
    public boolean isWholePay() {
        return this != bonus && this != equity;
    }
}
