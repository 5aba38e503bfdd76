package org.careeralmanac.roles.section;

import java.util.ArrayList;
import java.util.List;
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

    /** Experience claims whose years differ, then claims whose required degree differs. */
    public static List<Contradiction> among(List<Claim> claims) {
        List<Contradiction> found = new ArrayList<>();
        compare(
                found,
                "Experience",
                claims.stream()
                        .filter(c -> c.kind() == Claim.Kind.experience && c.years() != null)
                        .toList(),
                claim -> claim.years().text());
        compare(
                found,
                "The degree required",
                claims.stream()
                        .filter(c -> c.degree() != null && c.degree().required() != null)
                        .toList(),
                claim -> claim.degree().required());
        return found;
    }

    private static void compare(
            List<Contradiction> found, String what, List<Claim> claims, Function<Claim, String> statement) {
        if (claims.stream().map(statement).distinct().count() < 2) {
            return;
        }
        String said = claims.stream()
                .map(c -> statement.apply(c) + " (" + c.scope() + ")")
                .collect(Collectors.joining("; "));
        found.add(new Contradiction(
                claims.stream().map(Claim::id).toList(), what + " is stated differently: " + said + "."));
    }
}
