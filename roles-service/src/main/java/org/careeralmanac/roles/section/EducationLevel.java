package org.careeralmanac.roles.section;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much schooling a career typically starts with, the least first. */
@Schema(
        description =
                "How much schooling, the least first: none, highSchool, postsecondary (a certificate or some college, "
                        + "no degree), associate, bachelor, master, doctorate (first professional degrees too)")
public enum EducationLevel {
    none,
    highSchool,
    postsecondary,
    associate,
    bachelor,
    master,
    doctorate;

    private static final BigDecimal HALF = new BigDecimal("50");

    /** The beginnings of what O*NET calls the answers to its question about schooling. */
    private static final Map<String, EducationLevel> ANSWERS = Map.ofEntries(
            Map.entry("Less than a High School", none),
            Map.entry("High School", highSchool),
            Map.entry("Post-Secondary Certificate", postsecondary),
            Map.entry("Some College", postsecondary),
            Map.entry("Associate", associate),
            Map.entry("Bachelor", bachelor),
            Map.entry("Post-Baccalaureate", bachelor),
            Map.entry("Master", master),
            Map.entry("Post-Master", master),
            Map.entry("First Professional", doctorate),
            Map.entry("Doctoral", doctorate),
            Map.entry("Post-Doctoral", doctorate));

    /** @param name of a level, or anything else */
    static Optional<EducationLevel> named(String name) {
        return Arrays.stream(values()).filter(l -> l.name().equals(name)).findFirst();
    }

    /**
     * The level of the first claim about a degree or education: the degree that it says is required, or the schooling that
     * at least half of those asked said is enough. Empty where it says neither.
     */
    public static Optional<EducationLevel> of(Claim claim, RequirementsSection section) {
        if (claim.degree() != null) {
            return named(claim.degree().required());
        }
        boolean asked = claim.kind() == Claim.Kind.education && section.preparation() != null;
        return asked
                ? section.preparation().stream()
                        .filter(p ->
                                p.source().equals(claim.source()) && p.release().equals(claim.release()))
                        .flatMap(p -> enoughForHalf(p).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** Shares that are suppressed count for nobody, so that less may be enough but never more. */
    private static Optional<EducationLevel> enoughForHalf(Preparation preparation) {
        BigDecimal soFar = BigDecimal.ZERO;
        for (Preparation.Share share : preparation.shares()) {
            Optional<EducationLevel> level = ANSWERS.entrySet().stream()
                    .filter(answer -> share.category().startsWith(answer.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            if (level.isEmpty()) {
                return Optional.empty();
            }
            soFar = soFar.add(share.percent() == null ? BigDecimal.ZERO : share.percent());
            if (soFar.compareTo(HALF) >= 0) {
                return level;
            }
        }
        return Optional.empty();
    }
}
