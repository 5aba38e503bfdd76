package org.careeralmanac.gateway.web.model;

import java.math.BigDecimal;
import java.util.List;

public record Requirements(
        String intro,
        List<Claim> claims,
        List<Contradiction> contradictions,
        List<Skill> skills,
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

    /** A rating; exactly one of value and missing is set. */
    public record Rating(BigDecimal value, String missing, BigDecimal sampleSize, BigDecimal standardError) {

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
