package org.careeralmanac.roles.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.catalogue.CatalogueException.Fault;
import org.careeralmanac.defaults.catalogue.CatalogueFile;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.roles.occupation.Fit;
import org.careeralmanac.roles.role.Renaming;
import org.careeralmanac.roles.skill.SkillRating;

/**
 * A catalogue whose files are sound: each against its schema, and all against each other.
 *
 * @param starter the release that families and careers are loaded as
 * @param cited releases that claims cite and that have no file here
 */
record StarterCatalogue(
        Release.Draft starter,
        List<Source> sources,
        List<Release.Draft> cited,
        List<Family> families,
        List<Career> careers,
        List<Excerpt> excerpts) {

    static final String CATALOGUE = "catalogue.yaml";
    static final String CAREERS = "careers/";
    static final String EXCERPTS = "excerpts/";

    record Family(String id, String name) {}

    record Occupation(String scheme, String code, String title, Fit fit) {}

    /** @param file the file that it stands in, for faults that only the database shows */
    record Career(
            CatalogueFile file,
            String id,
            String title,
            String family,
            String seniority,
            List<String> alternateTitles,
            List<Occupation> occupations,
            List<String> skills,
            Map<String, ObjectNode> sections) {}

    /** Published ratings, a release of their own. */
    record Excerpt(Release.Draft release, List<RatedOccupation> occupations) {}

    record RatedOccupation(String scheme, String code, String title, List<Rating> ratings) {}

    record Rating(String element, String name, SkillRating.Kind kind, Given importance, Given requiredLevel) {}

    record Given(BigDecimal value, SkillRating.Missing missing, Integer sampleSize, BigDecimal standardError) {}

    private record ReleaseLines(String source, String edition, String part, String label, LocalDate knownFrom) {

        Release.Draft draft(String hash) {
            return new Release.Draft(source, edition, part, label, knownFrom, hash);
        }
    }

    private record CatalogueLines(
            ReleaseLines release, List<Source> sources, List<ReleaseLines> releases, List<Family> families) {}

    private record CareerLines(
            String id,
            String title,
            String family,
            String seniority,
            List<String> alternateTitles,
            List<Occupation> occupations,
            List<String> skills,
            Map<String, ObjectNode> sections) {}

    private record ExcerptLines(ReleaseLines release, List<RatedOccupation> occupations) {}

    /**
     * Reads and checks.
     *
     * @throws CatalogueException with every fault of every file
     */
    static StarterCatalogue read(Catalogue files) {
        return new Reading(files).read();
    }

    /** One pass over the files that gathers faults as it goes. */
    private static final class Reading {

        private final Catalogue files;
        private final List<Fault> faults = new ArrayList<>();
        private final Schema careerSchema = SchemaFiles.schema("career.schema.json");
        private final Schema ratingsSchema = SchemaFiles.schema("ratings.schema.json");

        Reading(Catalogue files) {
            this.files = files;
        }

        StarterCatalogue read() {
            files.files().keySet().stream()
                    .filter(name -> !name.equals(CATALOGUE) && !name.startsWith(CAREERS) && !name.startsWith(EXCERPTS))
                    .forEach(name -> faults.add(new Fault(
                            name,
                            0,
                            "",
                            "no place for a file; expected " + CATALOGUE + ", " + CAREERS + "<id>.yaml or " + EXCERPTS
                                    + "<name>.yaml")));
            Optional<CatalogueFile> main = main();
            CatalogueLines lines =
                    main.flatMap(f -> as(f, CatalogueLines.class)).orElse(null);
            Set<String> sources = new HashSet<>();
            Set<String> families = new HashSet<>();
            if (lines != null) {
                checkMain(main.get(), lines, sources, families);
            }
            List<Career> careers = careers();
            checkCareers(careers, sources, families, lines != null);
            List<Excerpt> excerpts = excerpts(sources, lines != null);
            if (!faults.isEmpty()) {
                throw new CatalogueException(faults);
            }
            return new StarterCatalogue(
                    lines.release().draft(starterHash()),
                    lines.sources(),
                    list(lines.releases()).stream()
                            .map(r -> r.draft(descriptionHash(r)))
                            .toList(),
                    lines.families(),
                    careers,
                    excerpts);
        }

        private Optional<CatalogueFile> main() {
            String text = files.files().get(CATALOGUE);
            if (text == null) {
                faults.add(new Fault(CATALOGUE, 0, "", "the file is missing"));
                return Optional.empty();
            }
            return file(CATALOGUE, text, SchemaFiles.schema("catalogue.schema.json"));
        }

        private void checkMain(CatalogueFile file, CatalogueLines lines, Set<String> sources, Set<String> families) {
            for (int i = 0; i < lines.sources().size(); i++) {
                if (!sources.add(lines.sources().get(i).id())) {
                    faults.add(file.fault("/sources/" + i + "/id", "another source has this id"));
                }
            }
            for (int i = 0; i < lines.families().size(); i++) {
                if (!families.add(lines.families().get(i).id())) {
                    faults.add(file.fault("/families/" + i + "/id", "another family has this id"));
                }
            }
            knownSource(file, "/release/source", lines.release().source(), sources);
            for (int i = 0; i < list(lines.releases()).size(); i++) {
                knownSource(
                        file,
                        "/releases/" + i + "/source",
                        lines.releases().get(i).source(),
                        sources);
            }
        }

        private List<Career> careers() {
            List<Career> careers = new ArrayList<>();
            for (Map.Entry<String, String> entry : files.in(CAREERS).entrySet()) {
                file(entry.getKey(), entry.getValue(), careerSchema).ifPresent(file -> as(file, CareerLines.class)
                        .ifPresent(c -> careers.add(new Career(
                                file,
                                c.id(),
                                c.title(),
                                c.family(),
                                c.seniority(),
                                list(c.alternateTitles()),
                                list(c.occupations()),
                                list(c.skills()),
                                c.sections()))));
            }
            return careers;
        }

        private void checkCareers(List<Career> careers, Set<String> sources, Set<String> families, boolean mainRead) {
            Map<String, String> fileOf = new HashMap<>();
            Map<String, String> exact = new HashMap<>();
            // A file that could not be read still says by its name which role it would have held.
            Set<String> named = new HashSet<>();
            files.in(CAREERS).keySet().forEach(name -> named.add(idOf(name)));
            for (Career career : careers) {
                CatalogueFile file = career.file();
                if (!idOf(file.name()).equals(career.id())) {
                    faults.add(file.fault("/id", "the file's name says '" + idOf(file.name()) + "'"));
                }
                String other = fileOf.putIfAbsent(career.id(), file.name());
                if (other != null) {
                    faults.add(file.fault("/id", other + " has this id already"));
                }
                if (Renaming.RESERVED.contains(career.id())) {
                    faults.add(file.fault("/id", "'" + career.id() + "' is an address of the API; choose another id"));
                }
                if (mainRead && !families.contains(career.family())) {
                    faults.add(file.fault(
                            "/family",
                            "no family '" + career.family() + "' in " + CATALOGUE + "; it has " + sorted(families)));
                }
                checkOccupations(career, exact);
                checkSections(career, named, sources, mainRead);
            }
        }

        private void checkOccupations(Career career, Map<String, String> exact) {
            Set<String> codes = new HashSet<>();
            for (int i = 0; i < career.occupations().size(); i++) {
                Occupation o = career.occupations().get(i);
                String code = o.scheme() + " " + o.code();
                if (!codes.add(code)) {
                    faults.add(career.file().fault("/occupations/" + i + "/code", code + " is listed twice"));
                }
                if (o.fit() == Fit.exact) {
                    String other = exact.putIfAbsent(code, career.id());
                    if (other != null) {
                        faults.add(career.file()
                                .fault(
                                        "/occupations/" + i + "/fit",
                                        code + " is already exact for '" + other + "'; at most one role can be"));
                    }
                }
            }
        }

        private void checkSections(Career career, Set<String> roles, Set<String> sources, boolean mainRead) {
            CatalogueFile file = career.file();
            JsonNode sections = file.content().path("sections");
            Set<String> related = new HashSet<>();
            for (int i = 0; i < sections.at("/relatedCareers/careers").size(); i++) {
                String at = "/sections/relatedCareers/careers/" + i + "/id";
                String id = file.content().at(at).asText();
                if (id.equals(career.id())) {
                    faults.add(file.fault(at, "a career is not related to itself"));
                } else if (!roles.contains(id)) {
                    faults.add(file.fault(at, "no career '" + id + "' in " + CAREERS));
                } else if (!related.add(id)) {
                    faults.add(file.fault(at, "'" + id + "' is listed twice"));
                }
            }
            for (int i = 0; i < sections.at("/careerDevelopment/progression").size(); i++) {
                String at = "/sections/careerDevelopment/progression/" + i + "/role";
                JsonNode role = file.content().at(at);
                if (role.isTextual() && !roles.contains(role.asText())) {
                    faults.add(file.fault(at, "no career '" + role.asText() + "' in " + CAREERS));
                }
            }
            Set<String> claims = new HashSet<>();
            for (int i = 0; i < sections.at("/requirements/claims").size(); i++) {
                String at = "/sections/requirements/claims/" + i;
                if (!claims.add(file.content().at(at + "/id").asText())) {
                    faults.add(file.fault(at + "/id", "another claim of this career has this id"));
                }
                JsonNode source = file.content().at(at + "/source");
                if (source.isTextual() && mainRead) {
                    knownSource(file, at + "/source", source.asText(), sources);
                }
            }
        }

        private List<Excerpt> excerpts(Set<String> sources, boolean mainRead) {
            List<Excerpt> excerpts = new ArrayList<>();
            for (Map.Entry<String, String> entry : files.in(EXCERPTS).entrySet()) {
                file(entry.getKey(), entry.getValue(), ratingsSchema)
                        .ifPresent(file -> as(file, ExcerptLines.class).ifPresent(lines -> {
                            if (mainRead) {
                                knownSource(
                                        file, "/release/source", lines.release().source(), sources);
                            }
                            checkRatings(file, lines);
                            TreeMap<String, String> alone = new TreeMap<>(Map.of(entry.getKey(), entry.getValue()));
                            excerpts.add(new Excerpt(
                                    lines.release().draft(new Catalogue(alone).hash()), lines.occupations()));
                        }));
            }
            return excerpts;
        }

        private void checkRatings(CatalogueFile file, ExcerptLines lines) {
            Set<String> seen = new HashSet<>();
            for (int o = 0; o < lines.occupations().size(); o++) {
                RatedOccupation occupation = lines.occupations().get(o);
                String code = occupation.scheme() + " " + occupation.code();
                if (!seen.add(code)) {
                    faults.add(file.fault("/occupations/" + o + "/code", code + " is listed twice"));
                }
                for (int r = 0; r < occupation.ratings().size(); r++) {
                    String element = occupation.ratings().get(r).element();
                    if (!seen.add(code + " " + element)) {
                        faults.add(file.fault(
                                "/occupations/" + o + "/ratings/" + r + "/element", element + " is listed twice"));
                    }
                }
            }
        }

        private void knownSource(CatalogueFile file, String at, String source, Set<String> sources) {
            if (!sources.contains(source)) {
                faults.add(
                        file.fault(at, "no source '" + source + "' in " + CATALOGUE + "; it has " + sorted(sources)));
            }
        }

        private Optional<CatalogueFile> file(String name, String text, Schema schema) {
            try {
                return Optional.of(CatalogueFile.read(name, text, schema));
            } catch (CatalogueException e) {
                faults.addAll(e.faults());
                return Optional.empty();
            }
        }

        private <T> Optional<T> as(CatalogueFile file, Class<T> type) {
            try {
                return Optional.of(file.as(type));
            } catch (CatalogueException e) {
                faults.addAll(e.faults());
                return Optional.empty();
            }
        }

        /** Excerpts are releases of their own: a new one must not make the starter another. */
        private String starterHash() {
            SortedMap<String, String> own = new TreeMap<>(files.files());
            own.keySet().removeIf(name -> name.startsWith(EXCERPTS));
            return new Catalogue(own).hash();
        }

        /** A cited release has no bytes here but its description. */
        private static String descriptionHash(ReleaseLines release) {
            return new Catalogue(new TreeMap<>(Map.of(CATALOGUE, release.toString()))).hash();
        }

        private static String idOf(String name) {
            return name.substring(CAREERS.length(), name.length() - ".yaml".length());
        }

        private static List<String> sorted(Set<String> names) {
            return names.stream().sorted().toList();
        }

        private static <T> List<T> list(List<T> given) {
            return given == null ? List.of() : given;
        }
    }
}
