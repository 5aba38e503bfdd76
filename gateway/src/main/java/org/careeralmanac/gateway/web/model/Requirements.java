package org.careeralmanac.gateway.web.model;

import java.math.BigDecimal;
import java.util.List;

public record Requirements(
        String intro,
        List<Claim> claims,
        List<Contradiction> contradictions,
        List<Skill> skills,
        Technologies technology,
        List<Preparation> preparation,
        List<Group> groups,
        String outro,
        Image image,
        List<Caveat> caveats)
        implements Prose {

    /**
     * What one source asks for.
     *
     * @param kind education, experience, degree or certification
     * @param scope for whom it holds, or empty
     */
    public record Claim(
            String id,
            String kind,
            String text,
            String scope,
            Years years,
            Degree degree,
            String source,
            String release,
            List<Caveat> caveats) {}

    public record Years(BigDecimal min, BigDecimal max) {}

    public record Degree(String required, List<String> preferred, List<String> fields) {}

    /** @param claims the ids of the claims that cannot all be so */
    public record Contradiction(List<String> claims, String text) {}

    public record Skill(
            String name,
            String kind,
            Rating importance,
            Rating requiredLevel,
            Occupation occupation,
            String fit,
            String source,
            String release) {}

    /** @param total how many there are in all; {@code items} are the first of them */
    public record Technologies(List<Technology> items, int total, String source, String release) implements Sourced {}

    public record Technology(String name, String category, boolean hot, boolean inDemand) {}

    /** Answers about schooling, experience or training. */
    public record Preparation(
            String name,
            List<Share> shares,
            Rating importance,
            BigDecimal sampleSize,
            String surveyed,
            String answeredBy,
            String source,
            String release)
            implements Sourced {}

    /** One category; exactly one of percent and missing is set. */
    public record Share(String category, BigDecimal percent, String missing, BigDecimal standardError) {}

    /**
     * A rating; exactly one of value and missing is set.
     *
     * @param anchor what that point of the scale means, or null
     */
    public record Rating(
            BigDecimal value, String missing, BigDecimal sampleSize, BigDecimal standardError, String anchor) {

        /**
         * How much of the scale it fills, in percent.
         *
         * @param least the lower end of the scale
         * @param most its upper end
         */
        public int share(int least, int most) {
            double part = value == null ? 0 : (value.doubleValue() - least) / (most - least);
            return (int) Math.round(100 * Math.clamp(part, 0, 1));
        }
    }
}
