package org.careeralmanac.roles.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.roles.section.Caveat;
import org.careeralmanac.roles.section.Claim;
import org.careeralmanac.roles.section.Group;
import org.careeralmanac.roles.section.Interests;
import org.careeralmanac.roles.section.Preparation;
import org.careeralmanac.roles.section.SectionKey;
import org.careeralmanac.roles.section.SoftSkill;
import org.careeralmanac.roles.section.Tasks;
import org.careeralmanac.roles.section.Technologies;
import org.careeralmanac.roles.section.Term;
import org.careeralmanac.roles.section.WorkStyles;
import org.careeralmanac.roles.skill.SkillRating;

/**
 * Sections as published facts of an occupation give them, in the shape in which sections are written. They say nothing
 * that the publisher does not: no career steps, no seniority, no relation of one's own.
 */
final class FactSections {

    private static final String IMPORTANCE = "IM";
    private static final String IMPACT = "WI";
    private static final String DISTINCTIVENESS = "DR";
    private static final String INTEREST = "OI";
    private static final String HIGH_POINT = "IH";
    private static final String SCHOOLING = "RL";
    private static final Set<String> TRAINING = Set.of("PT", "OJ");

    private static final int MOST_TITLES = 15;
    private static final int MOST_KEY_TASKS = 5;
    private static final int MOST_TECHNOLOGIES = 20;
    private static final int MOST_STYLES = 10;
    private static final int MOST_SHARES_IN_TEXT = 3;

    /** Holland's six, as the publisher numbers them in the scale of high points. */
    private static final List<String> HOLLAND =
            List.of("Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional");

    private final ObjectMapper json;
    private final Facts facts;
    private final Facts.Key occupation;
    private final OccupationFacts of;
    private final LocalDate day;

    FactSections(ObjectMapper json, Facts facts, Facts.Key occupation, LocalDate day) {
        this.json = json;
        this.facts = facts;
        this.occupation = occupation;
        this.of = facts.of(occupation);
        this.day = day;
    }

    /**
     * One section.
     *
     * @param body as sections are written
     * @param releases what it draws on, never empty
     */
    record Factual(ObjectNode body, List<Facts.PublishedRelease> releases) {}

    /** A relation as sections are written. */
    private record Relation(String id, String why) {}

    /** What the facts make of a section, empty where they have nothing for it. */
    Optional<Factual> section(SectionKey key) {
        List<Facts.PublishedRelease> releases = new ArrayList<>();
        Map<String, Object> body =
                switch (key) {
                    case OVERVIEW -> overview(releases);
                    case RESPONSIBILITIES -> responsibilities(releases);
                    case REQUIREMENTS -> requirements(releases);
                    case CAREER_DEVELOPMENT -> careerDevelopment(releases);
                    case SOFT_SKILLS -> softSkills(releases);
                    case RELATED_CAREERS -> relatedCareers(releases);
                    case BEST_PRACTICES, CHALLENGES -> Map.of();
                };
        if (releases.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Factual(json.valueToTree(body), releases.stream().distinct().toList()));
    }

    /** What the occupation is in one paragraph, empty where no visible release says. */
    String summary() {
        return first(of.described()).map(d -> d.fact().description()).orElse("");
    }

    /** Names of what it asks for: rated skills, then knowledge, then technology. */
    List<String> skillNames() {
        return facts.visible(of.skillNames(), day).stream()
                .sorted(Comparator.comparing(names -> switch (names.release().part()) {
                    case "skills" -> 0;
                    case "knowledge" -> 1;
                    default -> 2;
                }))
                .flatMap(names -> names.fact().stream())
                .distinct()
                .toList();
    }

    private Map<String, Object> overview(List<Facts.PublishedRelease> releases) {
        Optional<OccupationFacts.Of<OccupationFacts.Described>> described = first(of.described());
        if (described.isEmpty()) {
            return Map.of();
        }
        releases.add(described.get().release());
        List<OccupationFacts.Of<OccupationFacts.Task>> tasks = tasks();
        List<Term> key = tasks.stream()
                .filter(task -> task.fact().type() == Tasks.Type.core)
                .limit(MOST_KEY_TASKS)
                .map(task -> new Term(null, task.fact().statement()))
                .toList();
        if (!key.isEmpty()) {
            releases.add(tasks.getFirst().release());
        }
        List<String> called = titles(described.get().fact().title(), releases);
        Map<String, Object> body = new HashMap<>();
        body.put("summary", described.get().fact().description());
        body.put("keyResponsibilities", key);
        body.put("requirementsAtAGlance", atAGlance(releases));
        if (!called.isEmpty()) {
            body.put("alsoCalled", called);
        }
        return body;
    }

    private List<Term> atAGlance(List<Facts.PublishedRelease> releases) {
        return zone(releases)
                .map(zone -> List.of(
                        new Term("Education", zone.education()),
                        new Term("Experience", zone.experience()),
                        new Term("Training", zone.training()),
                        new Term("Preparation", zone.name() + ", SVP " + zone.svpRange())))
                .orElse(List.of());
    }

    /** The job zone in words, where both the zone and its description are known. */
    private Optional<References.Zone> zone(List<Facts.PublishedRelease> releases) {
        Optional<OccupationFacts.Of<OccupationFacts.Zone>> zone = first(of.zones());
        if (zone.isEmpty()) {
            return Optional.empty();
        }
        return reference(zone.get().release(), "job-zone-reference").flatMap(reference -> {
            References.Zone described = facts.references()
                    .zones()
                    .getOrDefault(reference.id(), Map.of())
                    .get(zone.get().fact().zone());
            if (described != null) {
                releases.add(zone.get().release());
                releases.add(reference);
            }
            return Optional.ofNullable(described);
        });
    }

    /** Reported titles that the publisher features, then other reported ones, then gathered ones; each once. */
    private List<String> titles(String own, List<Facts.PublishedRelease> releases) {
        Set<String> seen = new HashSet<>(Set.of(own.toLowerCase(Locale.ROOT)));
        List<OccupationFacts.Of<OccupationFacts.Title>> shown = facts.visible(of.titles(), day).stream()
                .sorted(Comparator.comparing((OccupationFacts.Of<OccupationFacts.Title> t) -> rank(t.fact()))
                        .thenComparing(t -> t.fact().position()))
                .filter(t -> seen.add(t.fact().title().toLowerCase(Locale.ROOT)))
                .limit(MOST_TITLES)
                .toList();
        shown.forEach(title -> releases.add(title.release()));
        return shown.stream().map(title -> title.fact().title()).toList();
    }

    private static int rank(OccupationFacts.Title title) {
        return title.featured() == null ? 2 : title.featured() ? 0 : 1;
    }

    private List<OccupationFacts.Of<OccupationFacts.Task>> tasks() {
        return facts.visible(of.tasks(), day).stream()
                .sorted(Comparator.comparing(
                                (OccupationFacts.Of<OccupationFacts.Task> task) ->
                                        task.fact().type(),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(task -> task.fact().id()))
                .toList();
    }

    private Map<String, Object> responsibilities(List<Facts.PublishedRelease> releases) {
        List<OccupationFacts.Of<OccupationFacts.Task>> tasks = tasks();
        if (tasks.isEmpty()) {
            return Map.of();
        }
        Facts.PublishedRelease release = tasks.getFirst().release();
        releases.add(release);
        Tasks shown = new Tasks(
                tasks.stream()
                        .map(task -> new Tasks.Task(
                                task.fact().statement(), task.fact().type()))
                        .toList(),
                release.source(),
                release.id());
        return Map.of("tasks", shown, "caveats", caveats(releases));
    }

    private Map<String, Object> requirements(List<Facts.PublishedRelease> releases) {
        List<Preparation> preparation = preparation(releases);
        List<Claim> claims = new ArrayList<>();
        preparation.stream()
                .filter(p -> p.importance() == null)
                .filter(p -> shares(SCHOOLING).anyMatch(s -> s.fact().name().equals(p.name())))
                .findFirst()
                .flatMap(FactSections::schooling)
                .ifPresent(claims::add);
        List<Facts.PublishedRelease> zoned = new ArrayList<>();
        zone(zoned).ifPresent(zone -> {
            String source = zoned.getFirst().source();
            String release = zoned.getFirst().id();
            claims.add(
                    claim("onet-zone-education", Claim.Kind.education, zone.education(), zone.name(), source, release));
            claims.add(claim(
                    "onet-zone-experience", Claim.Kind.experience, zone.experience(), zone.name(), source, release));
        });
        releases.addAll(zoned);
        Map<String, Object> body = new HashMap<>();
        body.put("claims", claims);
        technology(releases).ifPresent(technology -> body.put("technology", technology));
        if (!preparation.isEmpty()) {
            body.put("preparation", preparation);
        }
        body.put("caveats", caveats(releases));
        return body;
    }

    private static Claim claim(String id, Claim.Kind kind, String text, String scope, String source, String release) {
        return new Claim(id, kind, text, scope, null, null, null, source, release, List.of());
    }

    /** The answers most often given, in a sentence; empty where all of them are suppressed. */
    private static Optional<Claim> schooling(Preparation asked) {
        List<Preparation.Share> most = asked.shares().stream()
                .filter(share -> share.percent() != null)
                .sorted(Comparator.comparing(Preparation.Share::percent).reversed())
                .limit(MOST_SHARES_IN_TEXT)
                .toList();
        if (most.isEmpty()) {
            return Optional.empty();
        }
        String said = most.stream()
                .map(share -> shortName(share.category()) + " (" + percent(share.percent()) + ")")
                .collect(Collectors.joining(", "));
        String scope = "The schooling that " + asked(asked) + " said a new hire needs";
        return Optional.of(
                claim("onet-schooling", Claim.Kind.education, said + ".", scope, asked.source(), asked.release()));
    }

    private static String asked(Preparation asked) {
        StringBuilder text = new StringBuilder();
        text.append(
                switch (asked.answeredBy() == null ? "" : asked.answeredBy()) {
                    case "Incumbent" -> "people in the occupation";
                    case "Occupational Expert" -> "experts on the occupation";
                    default -> "those asked";
                });
        if (asked.sampleSize() != null) {
            text.append(" (").append(asked.sampleSize()).append(" answers)");
        }
        if (asked.surveyed() != null) {
            text.append(", asked in ").append(asked.surveyed()).append(',');
        }
        return text.toString();
    }

    /** What the publisher calls an answer, without the explanation behind it; the whole stands beside its share. */
    private static String shortName(String category) {
        return category.split(" - | \\(|;", 2)[0].strip();
    }

    private static String percent(BigDecimal share) {
        return share.setScale(0, RoundingMode.HALF_UP) + " %";
    }

    private Stream<OccupationFacts.Of<OccupationFacts.Share>> shares(String scale) {
        return facts.visible(of.shares(), day).stream()
                .filter(share -> share.fact().scale().equals(scale));
    }

    private List<Preparation> preparation(List<Facts.PublishedRelease> releases) {
        Map<String, List<OccupationFacts.Of<OccupationFacts.Share>>> byQuestion =
                facts.visible(of.shares(), day).stream()
                        .collect(Collectors.groupingBy(
                                share -> share.fact().element(), TreeMap::new, Collectors.toList()));
        List<Preparation> asked = new ArrayList<>();
        for (List<OccupationFacts.Of<OccupationFacts.Share>> question : byQuestion.values()) {
            OccupationFacts.Of<OccupationFacts.Share> one = question.getFirst();
            Facts.PublishedRelease release = one.release();
            releases.add(release);
            Optional<Facts.PublishedRelease> reference = reference(release, "education-training-experience-categories");
            boolean rated = one.fact().scale().equals(IMPORTANCE);
            asked.add(new Preparation(
                    one.fact().name(),
                    rated
                            ? List.of()
                            : question.stream()
                                    .map(OccupationFacts.Of::fact)
                                    .sorted(Comparator.comparing(OccupationFacts.Share::category))
                                    .filter(FactSections::named)
                                    .map(share -> new Preparation.Share(
                                            category(share, reference),
                                            share.measured().value(),
                                            share.measured().missing(),
                                            share.measured().standardError()))
                                    .toList(),
                    rated ? rating(one.fact().measured()) : null,
                    one.fact().measured().sampleSize(),
                    one.fact().surveyed(),
                    one.fact().answeredBy(),
                    release.source(),
                    release.id()));
            reference.ifPresent(releases::add);
        }
        return asked;
    }

    private static boolean named(OccupationFacts.Share share) {
        return share.measured().missing() != null || share.measured().value().signum() > 0;
    }

    private String category(OccupationFacts.Share share, Optional<Facts.PublishedRelease> reference) {
        return reference
                .map(release -> facts.references()
                        .categories()
                        .getOrDefault(release.id(), Map.of())
                        .get(References.categoryKey(share.element(), share.scale(), share.category())))
                .orElse("Category " + share.category());
    }

    private static SkillRating.Rating rating(OccupationFacts.Measured measured) {
        return new SkillRating.Rating(
                measured.value(), measured.missing(), measured.sampleSize(), measured.standardError());
    }

    private Optional<Technologies> technology(List<Facts.PublishedRelease> releases) {
        List<OccupationFacts.Of<OccupationFacts.Technology>> all = facts.visible(of.technologies(), day);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Facts.PublishedRelease release = all.getFirst().release();
        releases.add(release);
        // A product may stand under several commodities; people look for the product.
        Map<String, OccupationFacts.Technology> byName = new TreeMap<>();
        all.forEach(t -> byName.merge(t.fact().name(), t.fact(), FactSections::stronger));
        List<Technologies.Technology> items = byName.values().stream()
                .sorted(Comparator.comparing(OccupationFacts.Technology::inDemand)
                        .thenComparing(OccupationFacts.Technology::hot)
                        .reversed()
                        .thenComparing(OccupationFacts.Technology::name))
                .limit(MOST_TECHNOLOGIES)
                .map(t -> new Technologies.Technology(t.name(), t.category(), t.hot(), t.inDemand()))
                .toList();
        return Optional.of(new Technologies(items, byName.size(), release.source(), release.id()));
    }

    /** The same product twice: the category that comes first, and whatever either row says of demand. */
    private static OccupationFacts.Technology stronger(OccupationFacts.Technology a, OccupationFacts.Technology b) {
        return new OccupationFacts.Technology(
                a.name(),
                a.category().compareTo(b.category()) <= 0 ? a.category() : b.category(),
                a.hot() || b.hot(),
                a.inDemand() || b.inDemand());
    }

    private Map<String, Object> careerDevelopment(List<Facts.PublishedRelease> releases) {
        List<Group> groups = new ArrayList<>();
        zone(releases).ifPresent(zone -> {
            groups.add(group("educationalFoundation", "Educational foundation", zone.education()));
            groups.add(group("training", "Training on the job", zone.training()));
        });
        List<Preparation> asked = preparation(new ArrayList<>());
        Set<String> training = TRAINING.stream()
                .flatMap(this::shares)
                .map(share -> share.fact().name())
                .collect(Collectors.toSet());
        List<Group.Item> lengths = asked.stream()
                .filter(p -> training.contains(p.name()))
                .flatMap(p -> p.shares().stream()
                        .filter(share -> share.percent() != null)
                        .max(Comparator.comparing(Preparation.Share::percent))
                        .map(share -> new Group.Item(
                                p.name(),
                                "Most often answered: %s (%s).".formatted(share.category(), percent(share.percent()))))
                        .stream())
                .toList();
        if (!lengths.isEmpty()) {
            shares("PT").findFirst().or(() -> shares("OJ").findFirst()).ifPresent(s -> releases.add(s.release()));
            groups.add(new Group("training", "How long training takes", lengths));
        }
        List<Caveat> caveats = caveats(releases);
        caveats.add(new Caveat("NO_PROGRESSION", "No source on file says which steps lead through this career."));
        return Map.of("groups", groups, "caveats", caveats);
    }

    private static Group group(String area, String title, String text) {
        return new Group(area, title, List.of(new Group.Item(null, text)));
    }

    private Map<String, Object> softSkills(List<Facts.PublishedRelease> releases) {
        List<OccupationFacts.Of<OccupationFacts.Element>> all = facts.visible(of.elements(), day);
        Map<String, Object> body = new HashMap<>();
        List<SoftSkill> skills = new ArrayList<>();
        workStyles(only(all, e -> !e.interest()), skills, releases).ifPresent(styles -> body.put("workStyles", styles));
        interests(only(all, OccupationFacts.Element::interest), releases)
                .ifPresent(interests -> body.put("interests", interests));
        body.put("skills", skills);
        body.put("caveats", caveats(releases));
        return body;
    }

    private static List<OccupationFacts.Of<OccupationFacts.Element>> only(
            List<OccupationFacts.Of<OccupationFacts.Element>> all, Predicate<OccupationFacts.Element> wanted) {
        return all.stream().filter(e -> wanted.test(e.fact())).toList();
    }

    private Optional<WorkStyles> workStyles(
            List<OccupationFacts.Of<OccupationFacts.Element>> rated,
            List<SoftSkill> skills,
            List<Facts.PublishedRelease> releases) {
        if (rated.isEmpty()) {
            return Optional.empty();
        }
        Facts.PublishedRelease release = rated.getFirst().release();
        releases.add(release);
        Map<String, Map<String, OccupationFacts.Element>> byElement = new TreeMap<>();
        rated.forEach(r -> byElement
                .computeIfAbsent(r.fact().element(), e -> new TreeMap<>())
                .put(r.fact().scale(), r.fact()));
        List<Map<String, OccupationFacts.Element>> telling = byElement.values().stream()
                .sorted(Comparator.comparing(FactSections::place)
                        .thenComparing(FactSections::strength, Comparator.reverseOrder()))
                .limit(MOST_STYLES)
                .toList();
        Map<String, References.Element> described = reference(release, "content-model-reference")
                .map(reference -> {
                    releases.add(reference);
                    return facts.references().elements().getOrDefault(reference.id(), Map.of());
                })
                .orElse(Map.of());
        Map<String, References.Scale> scales = reference(release, "scales-reference")
                .map(reference -> facts.references().scales().getOrDefault(reference.id(), Map.of()))
                .orElse(Map.of());
        List<WorkStyles.WorkStyle> items = new ArrayList<>();
        for (Map<String, OccupationFacts.Element> style : telling) {
            OccupationFacts.Element any = style.values().iterator().next();
            References.Element element = described.get(any.element());
            if (element != null && !element.description().isEmpty()) {
                skills.add(new SoftSkill(element.name(), element.description()));
            }
            items.add(new WorkStyles.WorkStyle(
                    any.name(),
                    style.values().stream()
                            .map(r -> scaled(r, scales.get(r.scale())))
                            .toList()));
        }
        return Optional.of(new WorkStyles(items, rated.getFirst().fact().ratedBy(), release.source(), release.id()));
    }

    /** Place among the ten that set the occupation apart; a rank of 0 is none, and older releases have no ranks. */
    private static int place(Map<String, OccupationFacts.Element> style) {
        BigDecimal rank = value(style.get(DISTINCTIVENESS));
        return rank.signum() == 0 ? Integer.MAX_VALUE : rank.intValue();
    }

    private static BigDecimal strength(Map<String, OccupationFacts.Element> style) {
        return value(style.getOrDefault(IMPACT, style.get(IMPORTANCE)));
    }

    private static BigDecimal value(OccupationFacts.Element element) {
        return element == null || element.measured().value() == null
                ? BigDecimal.ZERO
                : element.measured().value();
    }

    private static WorkStyles.ScaleRating scaled(OccupationFacts.Element rated, References.Scale scale) {
        OccupationFacts.Measured measured = rated.measured();
        return new WorkStyles.ScaleRating(
                scale == null ? rated.scale() : scale.name(),
                scale == null ? null : scale.minimum(),
                scale == null ? null : scale.maximum(),
                measured.value(),
                measured.missing(),
                measured.sampleSize(),
                measured.standardError());
    }

    private Optional<Interests> interests(
            List<OccupationFacts.Of<OccupationFacts.Element>> rated, List<Facts.PublishedRelease> releases) {
        if (rated.isEmpty()) {
            return Optional.empty();
        }
        Facts.PublishedRelease release = rated.getFirst().release();
        releases.add(release);
        Map<String, Integer> highPoints = new HashMap<>();
        List<OccupationFacts.Element> points = rated.stream()
                .map(OccupationFacts.Of::fact)
                .filter(e -> e.scale().equals(HIGH_POINT))
                .sorted(Comparator.comparing(OccupationFacts.Element::element))
                .toList();
        for (int i = 0; i < points.size(); i++) {
            int number = value(points.get(i)).intValue();
            if (number >= 1 && number <= HOLLAND.size()) {
                highPoints.putIfAbsent(HOLLAND.get(number - 1), i + 1);
            }
        }
        List<Interests.Interest> items = rated.stream()
                .map(OccupationFacts.Of::fact)
                .filter(e -> e.scale().equals(INTEREST))
                .sorted(Comparator.comparing(FactSections::value)
                        .reversed()
                        .thenComparing(OccupationFacts.Element::element))
                .map(e -> new Interests.Interest(
                        e.name(), e.measured().value(), e.measured().missing(), highPoints.get(e.name())))
                .toList();
        return Optional.of(new Interests(items, release.source(), release.id()));
    }

    private Map<String, Object> relatedCareers(List<Facts.PublishedRelease> releases) {
        Map<String, OccupationFacts.Of<OccupationFacts.Related>> byRole = new LinkedHashMap<>();
        facts.visible(of.related(), day).stream()
                .sorted(Comparator.comparing(related -> related.fact().position()))
                .forEach(related -> facts.roleOf(new Facts.Key(
                                occupation.scheme(), related.fact().code()))
                        .ifPresent(role -> byRole.putIfAbsent(role, related)));
        if (byRole.isEmpty()) {
            return Map.of();
        }
        Facts.PublishedRelease release = byRole.values().iterator().next().release();
        releases.add(release);
        List<Relation> careers = byRole.entrySet().stream()
                .map(e -> new Relation(e.getKey(), why(e.getValue().fact())))
                .toList();
        return Map.of("careers", careers, "caveats", caveats(releases));
    }

    private static String why(OccupationFacts.Related related) {
        return switch (related.tier()) {
            case "primaryShort" ->
                "Among the five occupations that O*NET holds to be nearest (place %d).".formatted(related.position());
            case "primaryLong" ->
                "Among the ten occupations that O*NET holds to be nearest (place %d).".formatted(related.position());
            default ->
                "Further away, but on O*NET's list of related occupations (place %d).".formatted(related.position());
        };
    }

    /** Says of each table that is older than the newest load that it is, and how old. */
    private List<Caveat> caveats(List<Facts.PublishedRelease> releases) {
        return releases.stream()
                .distinct()
                .flatMap(release -> older(release, facts, day).stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** That the newest load came without this table, so that an earlier one stands. */
    static Optional<Caveat> older(Facts.PublishedRelease release, Facts facts, LocalDate day) {
        return facts.newest(release.source(), day)
                .filter(newest -> newest.knownFrom().isAfter(release.knownFrom()))
                .map(newest -> new Caveat(
                        "OLDER_TABLE",
                        "The table %s is that of %s %s; release %s came without it."
                                .formatted(
                                        release.part(),
                                        facts.sources().get(release.source()).title(),
                                        release.label(),
                                        newest.label())));
    }

    /** The visible release of a table that explains the terms of another one. */
    private Optional<Facts.PublishedRelease> reference(Facts.PublishedRelease release, String part) {
        return facts.visible(release.source(), part, day);
    }

    private <T> Optional<OccupationFacts.Of<T>> first(List<OccupationFacts.Of<T>> all) {
        return facts.visible(all, day).stream().findFirst();
    }
}
