package org.careeralmanac.roles.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.careeralmanac.defaults.http.ETag;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.roles.occupation.Fit;
import org.careeralmanac.roles.occupation.Occupation;
import org.careeralmanac.roles.relation.ProgressionStep;
import org.careeralmanac.roles.relation.RelatedCareer;
import org.careeralmanac.roles.section.BestPracticesSection;
import org.careeralmanac.roles.section.CareerDevelopmentSection;
import org.careeralmanac.roles.section.Caveat;
import org.careeralmanac.roles.section.ChallengesSection;
import org.careeralmanac.roles.section.Claim;
import org.careeralmanac.roles.section.Contradiction;
import org.careeralmanac.roles.section.EducationLevel;
import org.careeralmanac.roles.section.OverviewSection;
import org.careeralmanac.roles.section.RelatedCareersSection;
import org.careeralmanac.roles.section.RequirementsSection;
import org.careeralmanac.roles.section.ResponsibilitiesSection;
import org.careeralmanac.roles.section.SectionContent;
import org.careeralmanac.roles.section.SectionKey;
import org.careeralmanac.roles.section.SoftSkillsSection;
import org.careeralmanac.roles.section.Years;
import org.careeralmanac.roles.skill.SkillOverlap;
import org.careeralmanac.roles.skill.SkillRating;

/**
 * Composes the answer for a role as of a day. A function of what it is given: the same facts give the same bytes, in
 * whatever order they were loaded and whatever the clock says.
 */
@ApplicationScoped
public class PageComposer {

    static final String LANG = "en";

    /** Prose that an editor's section replaces as a whole; every other field is typed. */
    private static final Set<String> PROSE = Set.of("intro", "groups", "outro", "image", "caveats");

    private static final Map<SkillRating.Kind, Integer> MOST_RATED =
            Map.of(SkillRating.Kind.skill, 10, SkillRating.Kind.knowledge, 5, SkillRating.Kind.ability, 5);

    private final ObjectMapper json;

    public PageComposer(ObjectMapper json) {
        this.json = json.copy().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
    }

    /** A row of the table of pages. */
    record ComposedPage(LocalDate knownFrom, String etag, byte[] body, String item, String highlights) {}

    /** One section's content as of a day: the editor's where there is one, over the starter's, over the facts. */
    private record Authored(ObjectNode body, Instant updatedAt, String source, String release) {}

    /**
     * The pages of a role: one for each day from which on its answer differs.
     *
     * @param others finds the history of another role by id, the survivor's for a merged one
     */
    List<ComposedPage> pages(RoleHistory role, Function<String, Optional<RoleHistory>> others, Facts facts) {
        if (role.survivor() != null || role.firstKnown().isEmpty()) {
            return List.of();
        }
        LocalDate firstKnown = role.firstKnown().get();
        SortedSet<LocalDate> days = new TreeSet<>();
        role.days().forEach(days::add);
        facts.days(role).forEach(days::add);
        role.references().stream()
                .flatMap(id -> others.apply(id).stream())
                .flatMap(RoleHistory::days)
                .forEach(days::add);
        days.add(firstKnown);
        List<ComposedPage> pages = new ArrayList<>();
        for (LocalDate day : days.tailSet(firstKnown)) {
            ComposedPage page = page(role, firstKnown, day, others, facts);
            if (pages.isEmpty() || !pages.getLast().etag().equals(page.etag())) {
                pages.add(page);
            }
        }
        return pages;
    }

    private ComposedPage page(
            RoleHistory role,
            LocalDate firstKnown,
            LocalDate day,
            Function<String, Optional<RoleHistory>> others,
            Facts facts) {
        RoleHistory.Starter starter = role.starter(day).orElseThrow();
        RoleAnswer.Head head = new RoleAnswer.Head(
                role.id(),
                role.slug(),
                LANG,
                starter.title(),
                starter.family(),
                starter.seniority(),
                role.mergedIds(),
                starter.occupations().stream()
                        .map(o -> new Occupation(
                                o.scheme(),
                                o.code(),
                                o.title(),
                                o.fit(),
                                facts.predecessors(new Facts.Key(o.scheme(), o.code()), day)))
                        .toList(),
                firstKnown);
        Used used = new Used(facts);
        used.add(starter.source(), starter.release());
        Map<SectionKey, RoleAnswer.Section<?>> sections = new EnumMap<>(SectionKey.class);
        for (SectionKey key : SectionKey.values()) {
            content(role, key, starter, day, facts, used)
                    .map(authored -> section(key, role, starter, authored, day, others, facts, used))
                    .ifPresent(section -> sections.put(key, section));
        }
        RoleAnswer.Highlights highlights = highlights(sections.get(SectionKey.REQUIREMENTS));
        byte[] body = bytes(new RoleAnswer(head, sections(sections), highlights, used.sources(), null));
        return new ComposedPage(
                day,
                ETag.of(body),
                body,
                text(new RoleAnswer.Item(
                        head.id(),
                        head.slug(),
                        head.title(),
                        head.family(),
                        head.seniority(),
                        summary(role, day, facts),
                        head.mergedIds(),
                        head.occupations())),
                text(new RoleAnswer.HighlightsLine(head.id(), highlights, sourcesOf(highlights, facts))));
    }

    /** What is written, and what the facts of the role's own occupation say where nothing is. */
    private Optional<Authored> content(
            RoleHistory role, SectionKey key, RoleHistory.Starter starter, LocalDate day, Facts facts, Used used) {
        Optional<Authored> authored = authored(role, key, day);
        Optional<FactSections.Factual> factual = own(starter, day, facts).flatMap(own -> own.section(key));
        if (factual.isEmpty()) {
            return authored;
        }
        ObjectNode body = factual.get().body().deepCopy();
        JsonNode caveats = body.path("caveats");
        if (authored.isPresent()) {
            body.remove(PROSE);
            authored.get().body().fieldNames().forEachRemaining(body::remove);
            if (body.isEmpty()) {
                return authored;
            }
            ArrayNode all = json.createArrayNode();
            authored.get().body().path("caveats").forEach(all::add);
            caveats.forEach(all::add);
            body.setAll(authored.get().body());
            body.set("caveats", all);
        }
        List<Facts.PublishedRelease> releases = factual.get().releases();
        releases.forEach(release -> used.add(release.source(), release.id()));
        Instant known = releases.stream()
                .map(release -> start(release.knownFrom()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(
                authored.map(a -> new Authored(body, latest(a.updatedAt(), Stream.of(known)), a.source(), a.release()))
                        .orElseGet(() -> new Authored(
                                body,
                                known,
                                releases.getFirst().source(),
                                releases.getFirst().id())));
    }

    /** The facts of the occupation that the role is. */
    private Optional<FactSections> own(RoleHistory.Starter starter, LocalDate day, Facts facts) {
        return starter.occupations().stream()
                .filter(o -> o.fit() == Fit.exact)
                .map(o -> new Facts.Key(o.scheme(), o.code()))
                .filter(key -> !facts.of(key).described().isEmpty())
                .findFirst()
                .map(key -> new FactSections(json, facts, key, day));
    }

    /** Names of the skills that a role asks for: those that somebody wrote down, else those of its occupation. */
    private List<String> skillNames(RoleHistory.Starter starter, LocalDate day, Facts facts) {
        return starter.skills().isEmpty()
                ? own(starter, day, facts).map(FactSections::skillNames).orElse(List.of())
                : starter.skills();
    }

    private Optional<Authored> authored(RoleHistory role, SectionKey key, LocalDate day) {
        Optional<RoleHistory.StarterSection> starter = role.starterSection(key, day);
        Optional<RoleHistory.Edit> edit = role.edit(key, day);
        if (edit.isEmpty()) {
            return starter.map(s -> new Authored(s.body(), start(s.knownFrom()), s.source(), s.release()));
        }
        ObjectNode merged = json.createObjectNode();
        starter.ifPresent(s -> s.body().properties().forEach(field -> {
            if (!PROSE.contains(field.getKey())) {
                merged.set(field.getKey(), field.getValue());
            }
        }));
        merged.setAll(edit.get().body());
        // Claims that the editor left to the starter keep its release; those of the editor's own have none.
        boolean editorsClaims = edit.get().body().has("claims");
        return Optional.of(new Authored(
                merged,
                edit.get().publishedAt(),
                starter.map(RoleHistory.StarterSection::source)
                        .orElseGet(() -> role.starters().getFirst().source()),
                editorsClaims
                        ? null
                        : starter.map(RoleHistory.StarterSection::release).orElse(null)));
    }

    private RoleAnswer.Section<?> section(
            SectionKey key,
            RoleHistory role,
            RoleHistory.Starter starter,
            Authored authored,
            LocalDate day,
            Function<String, Optional<RoleHistory>> others,
            Facts facts,
            Used used) {
        ObjectNode body = authored.body();
        return switch (key) {
            case OVERVIEW -> plain(authored, OverviewSection.class);
            case RESPONSIBILITIES -> plain(authored, ResponsibilitiesSection.class);
            case SOFT_SKILLS -> plain(authored, SoftSkillsSection.class);
            case BEST_PRACTICES -> plain(authored, BestPracticesSection.class);
            case CHALLENGES -> plain(authored, ChallengesSection.class);
            case REQUIREMENTS -> requirements(starter, authored, day, facts, used);
            case CAREER_DEVELOPMENT -> careerDevelopment(authored, day, others, facts);
            case RELATED_CAREERS -> relatedCareers(role, starter, authored, day, others, facts);
        };
    }

    private <T extends SectionContent> RoleAnswer.Section<T> plain(Authored authored, Class<T> type) {
        return new RoleAnswer.Section<>(authored.updatedAt(), read(authored.body(), type));
    }

    private RoleAnswer.Section<RequirementsSection> requirements(
            RoleHistory.Starter starter, Authored authored, LocalDate day, Facts facts, Used used) {
        RequirementsSection stated = read(authored.body(), RequirementsSection.class);
        List<Claim> claims = stated.claims().stream()
                .map(claim -> attributed(claim, authored, day, facts))
                .toList();
        claims.forEach(claim -> used.add(claim.source(), claim.release()));
        List<SkillRating> skills = skills(starter, day, facts);
        skills.forEach(skill -> used.add(skill.source(), skill.release()));
        List<Contradiction> contradictions = Contradiction.among(claims);
        List<Caveat> caveats = new ArrayList<>(stated.caveats());
        if (!contradictions.isEmpty()) {
            caveats.add(new Caveat("CONTRADICTION", "What is asked for is stated in ways that do not agree."));
        }
        skills.stream().findFirst().flatMap(PageComposer::caveat).ifPresent(caveats::add);
        older(skills, day, facts).forEach(caveats::add);
        if (skills.isEmpty()) {
            unrated(starter, day, facts, used).ifPresent(caveats::add);
        }
        return new RoleAnswer.Section<>(
                latest(authored.updatedAt(), skills.stream().map(s -> released(s.release(), facts))),
                new RequirementsSection(
                        stated.intro(),
                        claims,
                        contradictions,
                        skills,
                        stated.technology(),
                        stated.preparation(),
                        stated.groups(),
                        stated.outro(),
                        stated.image(),
                        caveats));
    }

    /** The claim with its source, its release, and a caveat where the source names no publisher. */
    private static Claim attributed(Claim claim, Authored authored, LocalDate day, Facts facts) {
        String source = claim.source() == null ? authored.source() : claim.source();
        String release = claim.release() != null
                ? claim.release()
                : source.equals(authored.source())
                        ? authored.release()
                        : facts.newest(source, day)
                                .map(Facts.PublishedRelease::id)
                                .orElse(null);
        List<Caveat> caveats = new ArrayList<>(claim.caveats());
        Source known = facts.sources().get(source);
        if (known != null && known.kind() == Source.Kind.UNATTRIBUTED) {
            caveats.add(new Caveat("UNATTRIBUTED", "The source names nobody who stands behind this statement."));
        }
        return new Claim(
                claim.id(),
                claim.kind(),
                claim.text(),
                claim.scope(),
                claim.within(),
                claim.years(),
                claim.degree(),
                source,
                release,
                caveats);
    }

    /** The ratings of the best-fitting occupation that has any, the most important first. */
    private static List<SkillRating> skills(RoleHistory.Starter starter, LocalDate day, Facts facts) {
        // A stable sort: among occupations of one fit the first that the role names comes first.
        List<Occupation> byFit = starter.occupations().stream()
                .sorted(Comparator.comparing(Occupation::fit))
                .toList();
        for (Occupation occupation : byFit) {
            List<Facts.Rated> ratings = facts.ratings(new Facts.Key(occupation.scheme(), occupation.code()), day);
            if (!ratings.isEmpty()) {
                Map<SkillRating.Kind, Integer> shown = new EnumMap<>(SkillRating.Kind.class);
                return ratings.stream()
                        .sorted(Comparator.comparing(
                                        (Facts.Rated r) -> r.importance().value(),
                                        Comparator.nullsLast(Comparator.reverseOrder()))
                                .thenComparing(Facts.Rated::element))
                        .filter(r -> shown.merge(r.kind(), 1, Integer::sum) <= MOST_RATED.get(r.kind()))
                        .map(r -> new SkillRating(
                                r.name(),
                                r.kind(),
                                r.importance(),
                                anchored(r, day, facts),
                                new Occupation.Code(occupation.scheme(), occupation.code(), r.occupationTitle()),
                                occupation.fit(),
                                r.release().source(),
                                r.release().id()))
                        .toList();
            }
        }
        return List.of();
    }

    /** The required level with what the publisher says of that point of the scale. */
    private static SkillRating.Rating anchored(Facts.Rated rated, LocalDate day, Facts facts) {
        SkillRating.Rating level = rated.requiredLevel();
        if (level.value() == null) {
            return level;
        }
        String anchor = rated.notRelevant()
                ? "Not relevant to most people in this occupation"
                : facts.visible(rated.release().source(), "level-scale-anchors", day)
                        .flatMap(anchors -> facts.references().anchor(anchors.id(), rated.element(), level.value()))
                        .orElse(null);
        return new SkillRating.Rating(
                level.value(), level.missing(), level.sampleSize(), level.standardError(), anchor);
    }

    /** That ratings come from an older load than the newest, table by table; an excerpt is no load of a table. */
    private static List<Caveat> older(List<SkillRating> skills, LocalDate day, Facts facts) {
        return facts.releases().stream()
                .filter(r -> !r.excerpt()
                        && skills.stream().anyMatch(s -> s.release().equals(r.id())))
                .sorted(Comparator.comparing(Facts.PublishedRelease::id))
                .flatMap(release -> FactSections.older(release, facts, day).stream())
                .toList();
    }

    /** That a publisher who rates skills has rated none of this career's occupations: said, not left out. */
    private static Optional<Caveat> unrated(RoleHistory.Starter starter, LocalDate day, Facts facts, Used used) {
        return starter.occupations().stream()
                .filter(o -> o.scheme().startsWith("ONET-SOC-"))
                .min(Comparator.comparing(Occupation::fit))
                .flatMap(occupation -> facts.newestRatings(day).map(release -> {
                    used.add(release.source(), release.id());
                    return new Caveat(
                            "NO_RATINGS",
                            "The %s has no skill ratings for this occupation, %s (%s), in the release cited."
                                    .formatted(
                                            facts.sources()
                                                    .get(release.source())
                                                    .title(),
                                            occupation.title(),
                                            occupation.code()));
                }));
    }

    private static Optional<Caveat> caveat(SkillRating rated) {
        String occupation = rated.occupation().title();
        return switch (rated.fit()) {
            case exact -> Optional.empty();
            case broader ->
                Optional.of(new Caveat(
                        "BROADER_OCCUPATION",
                        "Skills are rated for the wider group " + occupation + ", not just this career."));
            case narrower ->
                Optional.of(new Caveat(
                        "NARROWER_OCCUPATION",
                        "Skills are rated for " + occupation + ", which is only a part of this career."));
            case related ->
                Optional.of(new Caveat(
                        "RELATED_OCCUPATION",
                        "Skills are rated for the neighbouring occupation " + occupation + ", not for this career."));
        };
    }

    private RoleAnswer.Section<CareerDevelopmentSection> careerDevelopment(
            Authored authored, LocalDate day, Function<String, Optional<RoleHistory>> others, Facts facts) {
        ObjectNode body = authored.body().deepCopy();
        JsonNode authoredSteps = body.remove("progression");
        CareerDevelopmentSection rest = read(body, CareerDevelopmentSection.class);
        List<ProgressionStep> steps = new ArrayList<>();
        List<Neighbour> linked = new ArrayList<>();
        for (AuthoredStep step : list(authoredSteps, AuthoredStep.class)) {
            Optional<Neighbour> to = neighbour(step.role(), day, others, facts);
            to.ifPresent(linked::add);
            steps.add(new ProgressionStep(
                    step.seniority(),
                    step.titles(),
                    step.years(),
                    step.text(),
                    to.map(n -> new ProgressionStep.RoleLink(n.id(), n.slug(), n.title()))
                            .orElse(null)));
        }
        return new RoleAnswer.Section<>(
                latest(authored.updatedAt(), linked.stream().map(Neighbour::titledAt)),
                new CareerDevelopmentSection(
                        rest.intro(), steps, rest.groups(), rest.outro(), rest.image(), rest.caveats()));
    }

    private RoleAnswer.Section<RelatedCareersSection> relatedCareers(
            RoleHistory role,
            RoleHistory.Starter starter,
            Authored authored,
            LocalDate day,
            Function<String, Optional<RoleHistory>> others,
            Facts facts) {
        ObjectNode body = authored.body().deepCopy();
        JsonNode authoredCareers = body.remove("careers");
        RelatedCareersSection rest = read(body, RelatedCareersSection.class);
        List<RelatedCareer> careers = new ArrayList<>();
        List<String> own = skillNames(starter, day, facts);
        Instant updatedAt = authored.updatedAt();
        for (AuthoredRelation relation : list(authoredCareers, AuthoredRelation.class)) {
            Optional<Neighbour> found = neighbour(relation.id(), day, others, facts);
            // A career that was not there yet, or that was merged into this very one, is no neighbour.
            if (found.isEmpty() || found.get().id().equals(role.id())) {
                continue;
            }
            Neighbour other = found.get();
            SkillOverlap overlap = SkillOverlap.of(own, other.skills());
            careers.add(new RelatedCareer(
                    other.id(),
                    other.slug(),
                    other.title(),
                    other.summary(),
                    relation.why(),
                    overlap.shared(),
                    overlap.missing()));
            updatedAt = latest(updatedAt, Stream.of(other.titledAt(), other.summarisedAt()));
        }
        return new RoleAnswer.Section<>(
                updatedAt,
                new RelatedCareersSection(
                        rest.intro(), careers, rest.groups(), rest.outro(), rest.image(), rest.caveats()));
    }

    /** A step as it is written: the role by its id. */
    private record AuthoredStep(String seniority, List<String> titles, Years years, String text, String role) {}

    private record AuthoredRelation(String id, String why) {}

    /** What other pages show of a role. */
    private record Neighbour(
            String id,
            String slug,
            String title,
            String summary,
            List<String> skills,
            Instant titledAt,
            Instant summarisedAt) {}

    private Optional<Neighbour> neighbour(
            String id, LocalDate day, Function<String, Optional<RoleHistory>> others, Facts facts) {
        if (id == null) {
            return Optional.empty();
        }
        return others.apply(id).flatMap(other -> other.starter(day).map(starter -> {
            Optional<Authored> overview = authored(other, SectionKey.OVERVIEW, day);
            return new Neighbour(
                    other.id(),
                    other.slug(),
                    starter.title(),
                    summary(other, day, facts),
                    skillNames(starter, day, facts),
                    latest(
                            start(starter.knownFrom()),
                            other.profile(day).map(RoleHistory.Profile::publishedAt).stream()),
                    overview.map(Authored::updatedAt).orElse(start(starter.knownFrom())));
        }));
    }

    private String summary(RoleHistory role, LocalDate day, Facts facts) {
        return authored(role, SectionKey.OVERVIEW, day)
                .map(overview -> overview.body().path("summary").asText(""))
                .filter(summary -> !summary.isEmpty())
                .or(() -> role.starter(day)
                        .flatMap(starter -> own(starter, day, facts))
                        .map(FactSections::summary))
                .orElse("");
    }

    private static RoleAnswer.Highlights highlights(RoleAnswer.Section<?> requirements) {
        if (requirements == null || !(requirements.content() instanceof RequirementsSection section)) {
            return new RoleAnswer.Highlights(null);
        }
        return section.claims().stream()
                .filter(c -> c.kind() == Claim.Kind.degree || c.kind() == Claim.Kind.education)
                .findFirst()
                .map(c -> new RoleAnswer.Highlights(new RoleAnswer.Education(
                        c, c.text(), EducationLevel.of(c, section).orElse(null), c.caveats())))
                .orElse(new RoleAnswer.Highlights(null));
    }

    private static List<RoleAnswer.UsedSource> sourcesOf(RoleAnswer.Highlights highlights, Facts facts) {
        Used used = new Used(facts);
        if (highlights.education() != null) {
            used.add(
                    highlights.education().claim().source(),
                    highlights.education().claim().release());
        }
        return used.sources();
    }

    @SuppressWarnings("unchecked") // each key's section was made for its own type in section()
    private static RoleAnswer.Sections sections(Map<SectionKey, RoleAnswer.Section<?>> s) {
        return new RoleAnswer.Sections(
                (RoleAnswer.Section<OverviewSection>) s.get(SectionKey.OVERVIEW),
                (RoleAnswer.Section<ResponsibilitiesSection>) s.get(SectionKey.RESPONSIBILITIES),
                (RoleAnswer.Section<RequirementsSection>) s.get(SectionKey.REQUIREMENTS),
                (RoleAnswer.Section<CareerDevelopmentSection>) s.get(SectionKey.CAREER_DEVELOPMENT),
                (RoleAnswer.Section<SoftSkillsSection>) s.get(SectionKey.SOFT_SKILLS),
                (RoleAnswer.Section<BestPracticesSection>) s.get(SectionKey.BEST_PRACTICES),
                (RoleAnswer.Section<ChallengesSection>) s.get(SectionKey.CHALLENGES),
                (RoleAnswer.Section<RelatedCareersSection>) s.get(SectionKey.RELATED_CAREERS));
    }

    /** Sources and releases that an answer draws on, in the order of their ids. */
    private static final class Used {

        private final Facts facts;
        private final SortedMap<String, SortedSet<String>> releases = new TreeMap<>();

        Used(Facts facts) {
            this.facts = facts;
        }

        /** @param release null where an editor wrote it */
        void add(String source, String release) {
            SortedSet<String> known = releases.computeIfAbsent(source, s -> new TreeSet<>());
            if (release != null) {
                known.add(release);
            }
        }

        List<RoleAnswer.UsedSource> sources() {
            return releases.entrySet().stream()
                    .filter(e -> facts.sources().containsKey(e.getKey()))
                    .map(e -> RoleAnswer.UsedSource.of(facts.sources().get(e.getKey()), List.copyOf(e.getValue())))
                    .toList();
        }
    }

    /** The start of a day: the almanac's time for what was published on it. */
    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant released(String release, Facts facts) {
        return facts.releases().stream()
                .filter(r -> r.id().equals(release))
                .map(r -> start(r.knownFrom()))
                .findFirst()
                .orElseThrow();
    }

    private static Instant latest(Instant first, Stream<Instant> others) {
        return Stream.concat(Stream.of(first), others)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private <T> T read(ObjectNode body, Class<T> type) {
        try {
            return json.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("sections are checked against their schema before they are stored", e);
        }
    }

    private <T> List<T> list(JsonNode items, Class<T> type) {
        List<T> read = new ArrayList<>();
        if (items != null) {
            items.forEach(item -> read.add(read((ObjectNode) item, type)));
        }
        return read;
    }

    private byte[] bytes(Object answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Object answer) {
        return new String(bytes(answer), StandardCharsets.UTF_8);
    }
}
