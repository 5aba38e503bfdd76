package org.careeralmanac.gateway.career;

import org.careeralmanac.gateway.owners.Owner;

/** The parts of the highlights in their order, and who gives them. */
public enum HighlightPart {
    PAY("pay", Owner.SALARY),
    OUTLOOK("outlook", Owner.TRENDS),
    HIRING("hiring", Owner.TRENDS),
    EDUCATION("education", Owner.ROLES);

    private final String key;
    private final Owner owner;

    HighlightPart(String key, Owner owner) {
        this.key = key;
        this.owner = owner;
    }

    public String key() {
        return key;
    }

    public Owner owner() {
        return owner;
    }
}
