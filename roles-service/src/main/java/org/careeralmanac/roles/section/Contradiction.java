package org.careeralmanac.roles.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Claims that do not agree.
 *
 * @param claims their ids
 * @param text what each of them says, in one sentence
 */
@Schema(description = "Claims of one career that do not agree with each other")
public record Contradiction(
        @Schema(required = true) List<String> claims,

        @Schema(
                examples =
                        "Experience is stated differently: 9 years or more (machine learning); 10 years (technology).",
                required = true)
        String text) {

    /**
     * Experience claims whose years differ, then claims whose required degree differs. Only like is compared with like:
     * a claim about a part of another ("of those ten years, five in teaching") with claims about a part of the same one.
     */
    public static List<Contradiction> among(List<Claim> claims) {
        List<Claim> experience = claims.stream()
                .filter(c -> c.kind() == Claim.Kind.experience && c.years() != null)
                .toList();
        Map<Optional<String>, List<Claim>> byWhole = experience.stream()
                .collect(Collectors.groupingBy(
                        c -> Optional.ofNullable(c.within()), LinkedHashMap::new, Collectors.toList()));
        List<Contradiction> found = new ArrayList<>();
        byWhole.forEach(
                (_, alike) -> compare(found, "Experience", alike, c -> c.years().text(), c -> parts(c, byWhole)));
        compare(
                found,
                "The degree required",
                claims.stream()
                        .filter(c -> c.degree() != null && c.degree().required() != null)
                        .toList(),
                claim -> claim.degree().required(),
                _ -> "");
        return found;
    }

    /** The parts of a claim belong to what it says: "10 years, of which 5 to 10 years". */
    private static String parts(Claim whole, Map<Optional<String>, List<Claim>> byWhole) {
        return byWhole.getOrDefault(Optional.of(whole.id()), List.of()).stream()
                .map(part -> ", of which " + part.years().text() + " (" + part.scope() + ")")
                .collect(Collectors.joining());
    }

    private static void compare(
            List<Contradiction> found,
            String what,
            List<Claim> claims,
            Function<Claim, String> compared,
            Function<Claim, String> parts) {
        if (claims.stream().map(compared).distinct().count() < 2) {
            return;
        }
        String said = claims.stream()
                .map(c -> compared.apply(c) + " (" + c.scope() + ")" + parts.apply(c))
                .collect(Collectors.joining("; "));
        found.add(new Contradiction(
                claims.stream().map(Claim::id).toList(), what + " is stated differently: " + said + "."));
    }
}
