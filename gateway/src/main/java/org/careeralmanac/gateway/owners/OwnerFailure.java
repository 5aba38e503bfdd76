package org.careeralmanac.gateway.owners;

/** An owner did not answer, or not with what its contract says. Cheap: it has no stack trace. */
public final class OwnerFailure extends RuntimeException {

    /** Why; the key is what clients see as {@code reason} of an unavailable section. */
    public enum Reason {
        UNREACHABLE("unreachable"),
        TIMEOUT("timeout"),
        ERROR_STATUS("errorStatus"),
        INVALID_ANSWER("invalidAnswer"),
        TOO_LARGE("tooLarge"),
        /** It said that it is asked too much, or the gateway holds back by itself. */
        BUSY("busy");

        private final String key;

        Reason(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    private final Owner owner;
    private final Reason reason;

    public OwnerFailure(Owner owner, Reason reason, String detail) {
        super(owner.service() + ": " + reason.key() + ": " + detail, null, false, false);
        this.owner = owner;
        this.reason = reason;
    }

    public Owner owner() {
        return owner;
    }

    public Reason reason() {
        return reason;
    }

    /** The failure inside whatever a future wrapped it in. */
    public static OwnerFailure of(Owner owner, Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof OwnerFailure failure) {
                return failure;
            }
        }
        return new OwnerFailure(owner, Reason.INVALID_ANSWER, String.valueOf(thrown));
    }
}
