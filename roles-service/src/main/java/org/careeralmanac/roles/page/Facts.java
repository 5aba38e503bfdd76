package org.careeralmanac.roles.page;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.roles.occupation.Fit;
import org.careeralmanac.roles.occupation.Occupation;
import org.careeralmanac.roles.skill.SkillRating;

/** What the pages of a batch of roles draw on beside the roles themselves. Only published releases. For one thread. */
final class Facts {

    private static final Comparator<PublishedRelease> NEWER =
            Comparator.comparing(PublishedRelease::knownFrom).thenComparing(PublishedRelease::id);

    private final Map<String, Source> sources;
    private final List<PublishedRelease> releases;
    private final Map<Key, List<Rated>> ratings;
    private final Map<Key, List<Edge>> edges;
    private final Map<Key, OccupationFacts> occupations;
    private final References references;
    private final Map<Key, String> roles;
    /** A page asks for a few days, thousands of times each. */
    private final Map<LocalDate, Map<Series, PublishedRelease>> visible = new HashMap<>();

    /**
     * @param sources by id
     * @param ratings by scheme and code of the rated occupation
     * @param edges by scheme and code of the newer occupation
     * @param occupations what else is known of an occupation
     * @param references the terms that facts are stated in
     * @param roles id of the role of fit exact, by occupation
     */
    Facts(
            Map<String, Source> sources,
            List<PublishedRelease> releases,
            Map<Key, List<Rated>> ratings,
            Map<Key, List<Edge>> edges,
            Map<Key, OccupationFacts> occupations,
            References references,
            Map<Key, String> roles) {
        this.sources = sources;
        this.releases = releases;
        this.ratings = ratings;
        this.edges = edges;
        this.occupations = occupations;
        this.references = references;
        this.roles = roles;
    }

    /** An occupation's place. */
    record Key(String scheme, String code) {}

    /** Of the releases of one series the newest known one counts. */
    private record Series(String source, String edition, String part) {}

    /** @param label the publisher's own number, or null */
    record PublishedRelease(String id, String source, String edition, String part, String label, LocalDate knownFrom) {

        private static final Set<String> RATINGS = Set.of("skills", "knowledge", "abilities", "excerpt-skills");

        /** An excerpt gives way, key by key, to any other part of the same source and edition. */
        boolean excerpt() {
            return part.equals("excerpt") || part.startsWith("excerpt-");
        }

        /** Parts are named for the publisher's tables. */
        boolean ratings() {
            return RATINGS.contains(part);
        }

        private Series series() {
            return new Series(source, edition, part);
        }
    }

    /**
     * A rating of one element of the publisher's model by one release.
     *
     * @param notRelevant whether its level counts as 0 because most people find it not important
     */
    record Rated(
            PublishedRelease release,
            String occupationTitle,
            String element,
            String name,
            SkillRating.Kind kind,
            SkillRating.Rating importance,
            SkillRating.Rating requiredLevel,
            boolean notRelevant) {}

    record Edge(PublishedRelease release, Key from, Fit fit) {}

    Map<String, Source> sources() {
        return sources;
    }

    List<PublishedRelease> releases() {
        return releases;
    }

    References references() {
        return references;
    }

    /** The role that is this occupation, today. */
    Optional<String> roleOf(Key occupation) {
        return Optional.ofNullable(roles.get(occupation));
    }

    OccupationFacts of(Key occupation) {
        return occupations.getOrDefault(occupation, OccupationFacts.NONE);
    }

    /** The release of a source that was the newest on that day. */
    Optional<PublishedRelease> newest(String source, LocalDate asOf) {
        return releases.stream()
                .filter(r -> r.source().equals(source) && !r.knownFrom().isAfter(asOf))
                .max(NEWER);
    }

    /** The newest release of skill ratings that was known on that day, whichever occupations it rates. */
    Optional<PublishedRelease> newestRatings(LocalDate asOf) {
        return visible(asOf).values().stream().filter(PublishedRelease::ratings).max(NEWER);
    }

    /** The release of this part of a source that was visible on that day. */
    Optional<PublishedRelease> visible(String source, String part, LocalDate asOf) {
        return visible(asOf).values().stream()
                .filter(r -> r.source().equals(source) && r.part().equals(part))
                .findFirst();
    }

    /** Those of the facts that were visible on that day. */
    <T> List<OccupationFacts.Of<T>> visible(List<OccupationFacts.Of<T>> facts, LocalDate asOf) {
        return facts.stream().filter(fact -> visible(fact.release(), asOf)).toList();
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
        Set<Key> places = role.starters().stream()
                .flatMap(s -> s.occupations().stream())
                .map(o -> new Key(o.scheme(), o.code()))
                .collect(Collectors.toSet());
        Stream<PublishedRelease> cited =
                releases.stream().filter(r -> role.cited().contains(r.source()));
        Stream<PublishedRelease> crossed = places.stream()
                .flatMap(key -> edges.getOrDefault(key, List.of()).stream())
                .map(Edge::release);
        // Any release of a source that says something of its occupations may change what the page shows of it, be it by
        // the terms that it defines. Also a release that rates none of them shows: the page says so.
        Set<String> speaking = new HashSet<>();
        places.forEach(key -> {
            ratings.getOrDefault(key, List.of())
                    .forEach(r -> speaking.add(r.release().source()));
            of(key).described().forEach(d -> speaking.add(d.release().source()));
        });
        Stream<PublishedRelease> ofOccupations =
                releases.stream().filter(r -> r.ratings() || speaking.contains(r.source()));
        return Stream.of(cited, crossed, ofOccupations)
                .flatMap(Function.identity())
                .map(PublishedRelease::knownFrom);
    }

    /** Whether it was known and no later release of the same source, edition and part had superseded it. */
    private boolean visible(PublishedRelease release, LocalDate asOf) {
        PublishedRelease newest = visible(asOf).get(release.series());
        return newest != null && newest.id().equals(release.id());
    }

    private Map<Series, PublishedRelease> visible(LocalDate asOf) {
        return visible.computeIfAbsent(asOf, day -> releases.stream()
                .filter(r -> !r.knownFrom().isAfter(day))
                .collect(Collectors.toMap(
                        PublishedRelease::series, Function.identity(), (a, b) -> NEWER.compare(a, b) >= 0 ? a : b)));
    }
}
