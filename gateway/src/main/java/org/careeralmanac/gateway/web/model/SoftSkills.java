package org.careeralmanac.gateway.web.model;

import java.math.BigDecimal;
import java.util.List;

public record SoftSkills(
        String intro,
        List<NamedText> skills,
        WorkStyles workStyles,
        Interests interests,
        List<Group> groups,
        String outro,
        Image image,
        List<Caveat> caveats)
        implements Prose {

    public record WorkStyles(List<WorkStyle> items, String ratedBy, String source, String release) implements Sourced {}

    public record WorkStyle(String name, List<ScaleRating> ratings) {}

    /** Exactly one of value and missing is set; the ends of the scale may be unknown. */
    public record ScaleRating(String scale, BigDecimal minimum, BigDecimal maximum, BigDecimal value, String missing) {}

    public record Interests(List<Interest> items, String source, String release) implements Sourced {}

    /** @param highPoint 1, 2 or 3 where it is among those that describe the occupation best, else null */
    public record Interest(String name, BigDecimal value, String missing, Integer highPoint) {}

    public record NamedText(String name, String text, String source) implements Sourced {}
}
