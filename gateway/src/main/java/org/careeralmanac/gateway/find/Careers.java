package org.careeralmanac.gateway.find;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Finding careers, for whoever shows them; fails with {@code UNAVAILABLE} where a service that is needed does not answer. */
public interface Careers {

    /** What came of it. */
    sealed interface Answer {

        /**
         * @param json what the API answers with
         * @param complete whether every owner said its part
         */
        record Found(byte[] json, boolean complete) implements Answer {}

        /** The career lives at another address now. */
        record Moved(String slug) implements Answer {}

        /**
         * An owner refuses what was asked for, or there is no such career.
         *
         * @param json the RFC 9457 body
         */
        record Problem(int status, byte[] json) implements Answer {}
    }

    /** One page of the list of careers. */
    Uni<Answer.Found> list(CareerSearch search);

    /**
     * Where to go from a career.
     *
     * @param to the address of a career to find the way to, or null
     */
    Uni<Answer> moves(String slug, String to, int limit);

    /** Several careers side by side, by their addresses. */
    Uni<Answer> compare(List<String> slugs);
}
