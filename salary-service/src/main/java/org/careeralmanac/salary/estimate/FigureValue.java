package org.careeralmanac.salary.estimate;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a figure gives: a number, an open-ended bound, or the reason why there is none. Never a sentinel. */
public sealed interface FigureValue {

    /** The number itself. */
    record Exact(BigDecimal amount) implements FigureValue {
        public Exact {
            Objects.requireNonNull(amount);
        }
    }

    /** The number or more: the publisher cuts off above. */
    record AtLeast(BigDecimal amount) implements FigureValue {
        public AtLeast {
            Objects.requireNonNull(amount);
        }
    }

    /** The number or less. */
    record AtMost(BigDecimal amount) implements FigureValue {
        public AtMost {
            Objects.requireNonNull(amount);
        }
    }

    /** No number, and why. */
    record Missing(MissingReason reason) implements FigureValue {
        public Missing {
            Objects.requireNonNull(reason);
        }
    }

    /**
     * The one that is set.
     *
     * @throws IllegalArgumentException unless exactly one argument is not null
     */
    static FigureValue oneOf(BigDecimal value, BigDecimal atLeast, BigDecimal atMost, MissingReason missing) {
        FigureValue found = null;
        int set = 0;
        if (value != null) {
            found = new Exact(value);
            set++;
        }
        if (atLeast != null) {
            found = new AtLeast(atLeast);
            set++;
        }
        if (atMost != null) {
            found = new AtMost(atMost);
            set++;
        }
        if (missing != null) {
            found = new Missing(missing);
            set++;
        }
        if (set != 1) {
            throw new IllegalArgumentException("exactly one of value, atLeast, atMost and missing must be set");
        }
        return found;
    }

    /** The number or bound, empty where it is missing. */
    default Optional<BigDecimal> bound() {
        return switch (this) {
            case Exact e -> Optional.of(e.amount());
            case AtLeast l -> Optional.of(l.amount());
            case AtMost m -> Optional.of(m.amount());
            case Missing _ -> Optional.empty();
        };
    }

    /** The same kind of value with its number changed. */
    default FigureValue map(UnaryOperator<BigDecimal> change) {
        return switch (this) {
            case Exact e -> new Exact(change.apply(e.amount()));
            case AtLeast l -> new AtLeast(change.apply(l.amount()));
            case AtMost m -> new AtMost(change.apply(m.amount()));
            case Missing m -> m;
        };
    }
}
