package org.careeralmanac.gateway.career;

import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.gateway.owners.View;

/** Reads the query of an API call strictly: a misspelt parameter must not silently mean "everything". */
public final class Query {

    private Query() {}

    /** @throws ProblemException {@code BAD_PARAMETER} for a parameter that is not allowed, empty or there twice */
    public static void allows(UriInfo uri, String... allowed) {
        Set<String> names = Set.of(allowed);
        uri.getQueryParameters().forEach((name, values) -> {
            if (!names.contains(name)) {
                throw ProblemException.badParameter(
                        name,
                        values.getFirst(),
                        allowed.length == 0 ? "no parameters here" : "the parameters " + String.join(", ", allowed));
            }
            // The framework takes "sections=" for no sections at all, which would silently mean all of them.
            if (values.getFirst().isEmpty()) {
                throw ProblemException.badParameter(name, "", "a value, or leave it out");
            }
            if (values.size() > 1) {
                throw ProblemException.badParameter(name, String.join("&", values), "one " + name);
            }
        });
    }

    /** As {@link #allows}, with the parameters of a view besides. */
    static void allowsView(UriInfo uri, String... more) {
        allows(uri, Stream.concat(Arrays.stream(more), View.PARAMETERS.stream()).toArray(String[]::new));
    }

    /** Section keys separated by commas, in the order of the page; empty where the parameter is absent. */
    static List<String> sections(String given) {
        if (given == null) {
            return List.of();
        }
        List<String> asked =
                Arrays.stream(given.split(",", -1)).map(String::strip).toList();
        for (String key : asked) {
            if (SectionKey.of(key).isEmpty()) {
                throw ProblemException.badParameter(
                        "sections", given, "one or more of, separated by commas: " + SectionKey.list());
            }
        }
        return SectionKey.ALL.stream()
                .map(SectionKey::key)
                .filter(asked::contains)
                .toList();
    }

    static SectionKey section(String given) {
        return SectionKey.of(given)
                .orElseThrow(() -> ProblemException.badParameter("key", given, "one of: " + SectionKey.list()));
    }
}
