package org.careeralmanac.roles.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.careeralmanac.roles.occupation.Occupation;
import org.careeralmanac.roles.section.SectionKey;

/**
 * All that was ever published of one role, withdrawn releases left out.
 *
 * @param slug today's address
 * @param survivor id of the role that it was merged into, or null
 * @param mergedIds ids of the roles that were merged into it
 * @param starters what each release of the starter catalogue says of it
 * @param sections the starter's sections, by release
 * @param edits the editors' sections, by revision
 * @param profiles what editors said of it as a whole, by revision
 */
record RoleHistory(
        String id,
        String slug,
        String survivor,
        List<String> mergedIds,
        List<Starter> starters,
        List<StarterSection> sections,
        List<Edit> edits,
        List<Profile> profiles) {

    /** What a release of the starter says of the role as a whole; occupations are still without predecessors. */
    record Starter(
            String release,
            String source,
            LocalDate knownFrom,
            String title,
            RoleAnswer.Family family,
            String seniority,
            List<String> skills,
            List<Occupation> occupations) {}

    record StarterSection(String release, String source, LocalDate knownFrom, SectionKey key, ObjectNode body) {}

    record Edit(int number, Instant publishedAt, SectionKey key, ObjectNode body) {

        LocalDate day() {
            return publishedAt.atZone(ZoneOffset.UTC).toLocalDate();
        }
    }

    /** What an editor said of the role as a whole; null where that was left to the releases. */
    record Profile(
            int number,
            Instant publishedAt,
            String title,
            RoleAnswer.Family family,
            String seniority,
            List<String> skills) {

        LocalDate day() {
            return publishedAt.atZone(ZoneOffset.UTC).toLocalDate();
        }

        private Starter over(Starter released) {
            return new Starter(
                    released.release(),
                    released.source(),
                    released.knownFrom(),
                    title == null ? released.title() : title,
                    family == null ? released.family() : family,
                    seniority == null ? released.seniority() : seniority,
                    skills == null ? released.skills() : skills,
                    released.occupations());
        }
    }

    /**
     * The role as it would be if these sections were published at that time.
     *
     * @param profile what is drafted of it as a whole, or null
     * @param born what a role that was never published would be born as, or null
     */
    RoleHistory edited(Map<SectionKey, ObjectNode> drafted, Instant at, Profile profile, Starter born) {
        int next = Stream.concat(
                                edits.stream().map(Edit::number),
                                profiles.stream().map(Profile::number))
                        .max(Comparator.naturalOrder())
                        .orElse(0)
                + 1;
        List<Edit> all = new ArrayList<>(edits);
        drafted.forEach((key, body) -> all.add(new Edit(next, at, key, body)));
        List<Profile> allProfiles = new ArrayList<>(profiles);
        if (profile != null) {
            allProfiles.add(
                    new Profile(next, at, profile.title(), profile.family(), profile.seniority(), profile.skills()));
        }
        return new RoleHistory(
                id, slug, survivor, mergedIds, born == null ? starters : List.of(born), sections, all, allProfiles);
    }

    /** The first day on which anything is known of it, empty if all was withdrawn. */
    Optional<LocalDate> firstKnown() {
        return starters.stream().map(Starter::knownFrom).min(Comparator.naturalOrder());
    }

    /**
     * The newest release that names the role, with what editors said of it since; a later release that leaves it out takes
     * nothing away.
     */
    Optional<Starter> starter(LocalDate asOf) {
        Optional<Profile> edited = profile(asOf);
        return starters.stream()
                .filter(s -> !s.knownFrom().isAfter(asOf))
                .max(Comparator.comparing(Starter::knownFrom).thenComparing(Starter::release))
                .map(s -> edited.map(e -> e.over(s)).orElse(s));
    }

    /** The newest that editors said of it as a whole by the end of the day, UTC. */
    Optional<Profile> profile(LocalDate asOf) {
        return profiles.stream().filter(p -> !p.day().isAfter(asOf)).max(Comparator.comparing(Profile::number));
    }

    Optional<StarterSection> starterSection(SectionKey key, LocalDate asOf) {
        return sections.stream()
                .filter(s -> s.key() == key && !s.knownFrom().isAfter(asOf))
                .max(Comparator.comparing(StarterSection::knownFrom).thenComparing(StarterSection::release));
    }

    /**
     * The newest revision that has the section, published by the end of the day, UTC. An empty one took back what editors
     * had said: there is none again.
     */
    Optional<Edit> edit(SectionKey key, LocalDate asOf) {
        return edits.stream()
                .filter(e -> e.key() == key && !e.day().isAfter(asOf))
                .max(Comparator.comparing(Edit::number))
                .filter(e -> !e.body().isEmpty());
    }

    /** Every day from which on something else was known of this role by itself. */
    Stream<LocalDate> days() {
        return Stream.of(
                        starters.stream().map(Starter::knownFrom),
                        sections.stream().map(StarterSection::knownFrom),
                        edits.stream().map(Edit::day),
                        profiles.stream().map(Profile::day))
                .flatMap(d -> d);
    }

    /** Ids of every other role that any version of it names. */
    Set<String> references() {
        Set<String> ids = new HashSet<>();
        bodies(SectionKey.RELATED_CAREERS).forEach(body -> body.path("careers")
                .forEach(career -> ids.add(career.path("id").asText())));
        bodies(SectionKey.CAREER_DEVELOPMENT)
                .forEach(body -> body.path("progression").forEach(step -> {
                    if (step.hasNonNull("role")) {
                        ids.add(step.get("role").asText());
                    }
                }));
        return ids;
    }

    /** Ids of every source that any version of its claims cites. */
    Set<String> cited() {
        Set<String> ids = new HashSet<>();
        bodies(SectionKey.REQUIREMENTS).forEach(body -> body.path("claims").forEach(claim -> {
            if (claim.hasNonNull("source")) {
                ids.add(claim.get("source").asText());
            }
        }));
        return ids;
    }

    private Stream<ObjectNode> bodies(SectionKey key) {
        return Stream.concat(
                sections.stream().filter(s -> s.key() == key).map(StarterSection::body),
                edits.stream().filter(e -> e.key() == key).map(Edit::body));
    }
}
