package org.careeralmanac.roles.page;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.roles.occupation.Fit;
import org.careeralmanac.roles.occupation.Occupation;
import org.careeralmanac.roles.skill.SkillRating;

/**
 * What the pages of a batch of roles draw on beside the roles themselves. Only published releases.
 *
 * @param sources by id
 * @param ratings by scheme and code of the rated occupation
 * @param edges by scheme and code of the newer occupation
 */
record Facts(
        Map<String, Source> sources,
        List<PublishedRelease> releases,
        Map<Key, List<Rated>> ratings,
        Map<Key, List<Edge>> edges) {

    /** An occupation's place. */
    record Key(String scheme, String code) {}

    record PublishedRelease(String id, String source, String edition, String part, LocalDate knownFrom) {

        /** An excerpt gives way, key by key, to any other part of the same source and edition. */
        boolean excerpt() {
            return part.equals("excerpt") || part.startsWith("excerpt-");
        }

        /** Parts are named for the publisher's tables. */
        boolean ratings() {
            return part.equals("skills") || part.equals("excerpt-skills");
        }
    }

    /** A rating of one element of the publisher's model by one release. */
    record Rated(
            PublishedRelease release,
            String occupationTitle,
            String element,
            String name,
            SkillRating.Kind kind,
            SkillRating.Rating importance,
            SkillRating.Rating requiredLevel) {}

    record Edge(PublishedRelease release, Key from, Fit fit) {}

    /** The release of a source that was the newest on that day. */
    Optional<PublishedRelease> newest(String source, LocalDate asOf) {
        return releases.stream()
                .filter(r -> r.source().equals(source) && !r.knownFrom().isAfter(asOf))
                .max(Comparator.comparing(PublishedRelease::knownFrom).thenComparing(PublishedRelease::id));
    }

    /** The newest release of skill ratings that was known on that day, whichever occupations it rates. */
    Optional<PublishedRelease> newestRatings(LocalDate asOf) {
        return releases.stream()
                .filter(r -> r.ratings() && visible(r, asOf))
                .max(Comparator.comparing(PublishedRelease::knownFrom).thenComparing(PublishedRelease::id));
    }

    /** Element by element the newest rating of an occupation that was visible on that day. */
    List<Rated> ratings(Key occupation, LocalDate asOf) {
        Map<String, Rated> chosen = new HashMap<>();
        Comparator<Rated> better = Comparator.<Rated, Boolean>comparing(
                        r -> !r.release().excerpt())
                .thenComparing(r -> r.release().knownFrom())
                .thenComparing(r -> r.release().id());
        for (Rated rated : ratings.getOrDefault(occupation, List.of())) {
            if (visible(rated.release(), asOf)) {
                chosen.merge(rated.element(), rated, (a, b) -> better.compare(a, b) >= 0 ? a : b);
            }
        }
        return List.copyOf(chosen.values());
    }

    List<Occupation.Predecessor> predecessors(Key occupation, LocalDate asOf) {
        return edges.getOrDefault(occupation, List.of()).stream()
                .filter(edge -> visible(edge.release(), asOf))
                .map(edge -> new Occupation.Predecessor(
                        edge.from().scheme(), edge.from().code(), edge.fit()))
                .distinct()
                .sorted(Comparator.comparing(Occupation.Predecessor::fit)
                        .thenComparing(Occupation.Predecessor::scheme)
                        .thenComparing(Occupation.Predecessor::code))
                .toList();
    }

    /** The days on which one of these releases became known. */
    Stream<LocalDate> days(RoleHistory role) {
        Stream<PublishedRelease> cited =
                releases.stream().filter(r -> role.cited().contains(r.source()));
        Stream<PublishedRelease> ofOccupations = role.starters().stream()
                .flatMap(s -> s.occupations().stream())
                .map(o -> new Key(o.scheme(), o.code()))
                .distinct()
                .flatMap(key -> Stream.concat(
                        ratings.getOrDefault(key, List.of()).stream().map(Rated::release),
                        edges.getOrDefault(key, List.of()).stream().map(Edge::release)));
        // Also a release that rates none of them shows: the page says so.
        Stream<PublishedRelease> rating = releases.stream().filter(PublishedRelease::ratings);
        return Stream.of(cited, ofOccupations, rating)
                .flatMap(Function.identity())
                .map(PublishedRelease::knownFrom);
    }

    /** Whether it was known and no later release of the same source, edition and part had superseded it. */
    private boolean visible(PublishedRelease release, LocalDate asOf) {
        return !release.knownFrom().isAfter(asOf)
                && releases.stream()
                        .noneMatch(other -> other.source().equals(release.source())
                                && other.edition().equals(release.edition())
                                && other.part().equals(release.part())
                                && other.knownFrom().isAfter(release.knownFrom())
                                && !other.knownFrom().isAfter(asOf));
    }
}
