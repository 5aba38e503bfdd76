package org.careeralmanac.defaults.feed;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change of what a service knows.
 *
 * @param position place in this service's order, rising, without holes that fill later
 * @param at when it was published
 * @param service the service that publishes it, e.g. {@code roles-service}
 * @param kind what kind of thing changed, e.g. {@code role}, {@code release}, {@code trend}
 * @param op {@code upsert} or {@code delete} (a tombstone)
 * @param id the id of what changed
 * @param replacedBy the id that took its place, or null
 * @param touches which careers an answer may differ for
 */
public record Change(
        long position,
        Instant at,
        String service,
        String kind,
        Op op,
        String id,
        @Schema(nullable = true) String replacedBy,
        Touches touches) {

    public enum Op {
        upsert,
        delete
    }

    /** An occupation as feeds name it. */
    public record Code(String scheme, String code) {}

    /**
     * @param roles role ids
     * @param occupations occupations whose careers are touched; who reads the feed maps them to roles
     * @param all whether every career may be touched
     */
    public record Touches(List<String> roles, List<Code> occupations, boolean all) {

        public static Touches roles(String... ids) {
            return new Touches(List.of(ids), List.of(), false);
        }

        public static Touches everything() {
            return new Touches(List.of(), List.of(), true);
        }
    }
}
