package org.careeralmanac.gateway.owners;

import java.time.Instant;

/** An owner's answer that is kept, and what is known about its truth. */
public final class Kept {

    private final Owner owner;
    private final OwnerAnswer answer;
    private final String etag;
    private final RoleReference about;
    private volatile long position;
    private volatile Instant confirmedAt;
    private volatile boolean current;

    Kept(Owner owner, OwnerAnswer answer, String etag, RoleReference about, long position, Instant confirmedAt) {
        this.owner = owner;
        this.answer = answer;
        this.etag = etag;
        this.about = about;
        this.position = position;
        this.confirmedAt = confirmedAt;
    }

    public Owner owner() {
        return owner;
    }

    public OwnerAnswer answer() {
        return answer;
    }

    /** Whether no change seen so far touches it. Says nothing about changes that could not be read. */
    public boolean current() {
        return current;
    }

    /** When the owner itself last gave or confirmed it. */
    Instant confirmedAt() {
        return confirmedAt;
    }

    String etag() {
        return etag;
    }

    RoleReference about() {
        return about;
    }

    long position() {
        return position;
    }

    int weight() {
        return answer.size() + 1_024;
    }

    boolean expired(Instant now) {
        return answer.validUntil().isPresent()
                && !now.isBefore(answer.validUntil().get());
    }

    void confirm(long atPosition, Instant at) {
        position = atPosition;
        confirmedAt = at;
    }

    void current(boolean is) {
        current = is;
    }

    /** Ends its life as a live answer; it stays the last good copy, true up to the given moment. */
    void outdate(Instant trueUntil) {
        if (current && trueUntil.isAfter(confirmedAt)) {
            confirmedAt = trueUntil;
        }
        current = false;
    }
}
