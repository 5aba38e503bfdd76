package org.careeralmanac.salary.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.catalogue.CatalogueException.Fault;
import org.careeralmanac.defaults.catalogue.CatalogueFile;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.salary.catalogue.StarterFiles.Career;
import org.careeralmanac.salary.catalogue.StarterFiles.CatalogueFileContent;
import org.careeralmanac.salary.catalogue.StarterFiles.EstimateLine;
import org.careeralmanac.salary.catalogue.StarterFiles.Excerpt;
import org.careeralmanac.salary.catalogue.StarterFiles.FigureLine;
import org.careeralmanac.salary.catalogue.StarterFiles.ReleaseLine;
import org.careeralmanac.salary.catalogue.StarterFiles.SubjectKind;
import org.careeralmanac.salary.catalogue.StarterFiles.Title;
import org.careeralmanac.salary.catalogue.StarterFiles.Titles;
import org.careeralmanac.salary.estimate.DerivedFrom;
import org.careeralmanac.salary.estimate.NaturalKey;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Restatement;
import org.careeralmanac.salary.estimate.Subject;

/**
 * The starter catalogue, read and found right: every file keeps to its schema, and they fit together.
 *
 * @param release the release that the catalogue itself is
 * @param sources who is cited
 * @param releases what is loaded: the catalogue's own release first, then those it cites
 * @param titles job titles and the roles they mean
 */
record StarterCatalogue(Release.Draft release, List<Source> sources, List<Content> releases, List<Title> titles) {

    /** What one release holds. */
    record Content(Release.Draft release, List<EstimateDraft> estimates, List<NoteDraft> notes) {}

    /** @param references the figures each figure of the estimate was computed from, by their place in this release */
    record EstimateDraft(NaturalKey key, EstimateLine line, String statedIn, String rule, List<Reference> references) {}

    record Reference(NaturalKey key, String statistic, String note) {}

    record NoteDraft(String role, String kind, int position, String title, String text) {}

    /**
     * @param areas ids of the known areas
     * @param currencies codes of the known currencies
     * @throws CatalogueException with every fault of every file
     */
    static StarterCatalogue read(Catalogue catalogue, Set<String> areas, Set<String> currencies) {
        return new Reader(catalogue, areas, currencies).read();
    }

    /** The yearly figures that an hourly estimate of the same release says again, by statistic and note, if all of them do. */
    static Optional<List<Reference>> restated(EstimateDraft hourly, Map<NaturalKey, EstimateDraft> release) {
        if (hourly.key().period() != PayPeriod.hour) {
            return Optional.empty();
        }
        EstimateDraft yearly = release.get(hourly.key().per(PayPeriod.year));
        if (yearly == null) {
            return Optional.empty();
        }
        List<Reference> references = new ArrayList<>();
        for (FigureLine hour : hourly.line().figures()) {
            Optional<FigureLine> year = yearly.line().figures().stream()
                    .filter(f -> f.statistic().equals(hour.statistic()) && Objects.equals(f.note(), hour.note()))
                    .findFirst();
            if (year.isEmpty() || !Restatement.says(hour.known(), year.get().known())) {
                return Optional.empty();
            }
            references.add(new Reference(yearly.key(), hour.statistic(), hour.note()));
        }
        return Optional.of(references);
    }

    private static BigDecimal bound(FigureLine figure) {
        return figure.value() != null ? figure.value() : figure.atLeast() != null ? figure.atLeast() : figure.atMost();
    }

    /** Reads the files one by one and gathers what is wrong with any of them. */
    private static final class Reader {

        private final Catalogue catalogue;
        private final Set<String> areas;
        private final Set<String> currencies;
        private final List<Fault> faults = new ArrayList<>();
        private final Map<String, StringBuilder> bytes = new HashMap<>();
        private final Map<String, Content> contents = new LinkedHashMap<>();

        Reader(Catalogue catalogue, Set<String> areas, Set<String> currencies) {
            this.catalogue = catalogue;
            this.areas = areas;
            this.currencies = currencies;
        }

        StarterCatalogue read() {
            CatalogueFile main = file("catalogue.yaml", schema("catalogue"));
            CatalogueFile titleFile = file("titles.yaml", schema("titles"));
            List<CatalogueFile> excerpts = files("excerpts/", schema("excerpt"));
            List<CatalogueFile> careers = files("careers/", schema("career"));
            stopAtFaults();

            CatalogueFileContent content = main.as(CatalogueFileContent.class);
            Map<String, Source> sources = new LinkedHashMap<>();
            for (Source source : content.sources()) {
                sources.put(source.id(), source);
            }
            String starter = add(main, "/release", content.release(), sources);
            Map<String, String> releaseOf = new HashMap<>();
            releaseOf.put(content.release().source(), starter);
            for (int i = 0; i < content.releases().size(); i++) {
                ReleaseLine line = content.releases().get(i);
                String id = add(main, "/releases/" + i, line, sources);
                if (releaseOf.put(line.source(), id) != null) {
                    faults.add(main.fault("/releases/" + i, "a second release of " + line.source() + "; one is cited"));
                }
            }
            List<Title> titles = titles(titleFile);
            Set<String> known =
                    titles.stream().map(t -> t.title().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
            excerpts.forEach(f -> excerpt(f, sources));
            careers.forEach(f -> career(f, content.release().source(), releaseOf, known));
            stopAtFaults();
            return finished(starter, content, titles);
        }

        private StarterCatalogue finished(String starter, CatalogueFileContent content, List<Title> titles) {
            List<Content> hashed = new ArrayList<>();
            for (Map.Entry<String, Content> each : contents.entrySet()) {
                boolean own = each.getKey().equals(starter);
                // The catalogue is recognised by all that it says, a cited release by what is cited from it.
                String hash = own
                        ? hash(String.join(
                                        "\n",
                                        bytes.keySet().stream()
                                                .sorted()
                                                .map(k -> k + "=" + bytes.get(k))
                                                .toList())
                                + content.sources()
                                + titles)
                        : hash(bytes.getOrDefault(each.getKey(), new StringBuilder())
                                .toString());
                Content c = each.getValue();
                Release.Draft d = c.release();
                hashed.add(new Content(
                        new Release.Draft(d.source(), d.edition(), d.part(), d.label(), d.knownFrom(), hash),
                        withRestatements(c.estimates()),
                        c.notes()));
            }
            return new StarterCatalogue(hashed.getFirst().release(), content.sources(), List.copyOf(hashed), titles);
        }

        private static List<EstimateDraft> withRestatements(List<EstimateDraft> estimates) {
            Map<NaturalKey, EstimateDraft> byKey = new HashMap<>();
            estimates.forEach(e -> byKey.put(e.key(), e));
            return estimates.stream()
                    .map(e -> e.rule() != null
                            ? e
                            : restated(e, byKey)
                                    .map(r -> new EstimateDraft(e.key(), e.line(), e.statedIn(), DerivedFrom.HOURLY, r))
                                    .orElse(e))
                    .toList();
        }

        private String add(CatalogueFile file, String at, ReleaseLine line, Map<String, Source> sources) {
            if (!sources.containsKey(line.source())) {
                faults.add(file.fault(at + "/source", "catalogue.yaml describes no source '" + line.source() + "'"));
            }
            LocalDate day = LocalDate.EPOCH;
            try {
                day = LocalDate.parse(line.knownFrom());
            } catch (DateTimeParseException e) {
                faults.add(file.fault(at + "/knownFrom", "not a day: " + line.knownFrom()));
            }
            String id = String.join(":", line.source(), line.edition(), line.part(), line.knownFrom());
            Content content = new Content(
                    new Release.Draft(line.source(), line.edition(), line.part(), line.label(), day, ""),
                    new ArrayList<>(),
                    new ArrayList<>());
            if (contents.put(id, content) != null) {
                faults.add(file.fault(at, id + " is given twice"));
            }
            return id;
        }

        private List<Title> titles(CatalogueFile file) {
            List<Title> titles = file.as(Titles.class).titles();
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < titles.size(); i++) {
                if (!seen.add(titles.get(i).title().toLowerCase(Locale.ROOT))) {
                    faults.add(file.fault(
                            "/titles/" + i, "the title '" + titles.get(i).title() + "' is there already"));
                }
            }
            return titles;
        }

        private void excerpt(CatalogueFile file, Map<String, Source> sources) {
            Excerpt excerpt = file.as(Excerpt.class);
            String release = add(file, "/release", excerpt.release(), sources);
            for (int i = 0; i < excerpt.estimates().size(); i++) {
                EstimateLine line = excerpt.estimates().get(i);
                String at = "/estimates/" + i;
                topCodes(file, at, excerpt, line);
                estimate(
                        file,
                        at,
                        release,
                        new EstimateDraft(
                                key(new Subject(null, line.occupation(), line.title()), line),
                                line,
                                excerpt.table(),
                                null,
                                List.of()));
            }
            bytes.computeIfAbsent(release, _ -> new StringBuilder())
                    .append(excerpt.table())
                    .append(file.content().get("estimates"));
        }

        private void topCodes(CatalogueFile file, String at, Excerpt excerpt, EstimateLine line) {
            for (int f = 0; f < line.figures().size(); f++) {
                FigureLine figure = line.figures().get(f);
                if ("#".equals(figure.symbol())) {
                    BigDecimal top =
                            excerpt.topCode() == null ? null : excerpt.topCode().of(line.period());
                    if (top == null
                            || figure.atLeast() == null
                            || figure.atLeast().compareTo(top) != 0) {
                        faults.add(file.fault(
                                at + "/figures/" + f,
                                "a figure marked # is atLeast the edition's topCode for its period (" + top + ")"));
                    }
                }
            }
        }

        private void career(CatalogueFile file, String starter, Map<String, String> releaseOf, Set<String> titles) {
            Career career = file.as(Career.class);
            if (!file.name().equals("careers/" + career.id() + ".yaml")) {
                faults.add(file.fault("/id", "the file must be called " + career.id() + ".yaml"));
            }
            Map<String, NaturalKey> keys = new HashMap<>();
            for (EstimateLine line : career.estimates()) {
                if (line.key() != null) {
                    keys.put(line.key(), key(subject(career, line), line));
                }
            }
            for (int i = 0; i < career.estimates().size(); i++) {
                EstimateLine line = career.estimates().get(i);
                String at = "/estimates/" + i;
                if (line.subject() == SubjectKind.title
                        && !titles.contains(line.title().toLowerCase(Locale.ROOT))) {
                    faults.add(
                            file.fault(at + "/title", "titles.yaml does not say which role '" + line.title() + "' is"));
                }
                List<Reference> references = new ArrayList<>();
                if (line.derivedFrom() != null) {
                    for (int r = 0; r < line.derivedFrom().figures().size(); r++) {
                        StarterFiles.Input input = line.derivedFrom().figures().get(r);
                        NaturalKey of = keys.get(input.estimate());
                        boolean there = of != null
                                && career.estimates().stream()
                                        .filter(e -> input.estimate().equals(e.key()))
                                        .flatMap(e -> e.figures().stream())
                                        .anyMatch(f -> f.statistic().equals(input.statistic()));
                        if (!there) {
                            faults.add(file.fault(
                                    at + "/derivedFrom/figures/" + r,
                                    "no figure '%s' of an estimate with the key '%s' in this file"
                                            .formatted(input.statistic(), input.estimate())));
                        } else {
                            references.add(new Reference(of, input.statistic(), noteOf(career, input)));
                        }
                    }
                }
                cited(file, at, line.source(), starter, releaseOf).ifPresent(release -> {
                    estimate(
                            file,
                            at,
                            release,
                            new EstimateDraft(
                                    key(subject(career, line), line),
                                    line,
                                    line.statedIn(),
                                    line.derivedFrom() == null
                                            ? null
                                            : line.derivedFrom().rule(),
                                    references));
                    remember(release, file, at);
                });
            }
            for (int i = 0; i < career.additionalCompensation().size(); i++) {
                StarterFiles.Compensation c = career.additionalCompensation().get(i);
                note(
                        file,
                        "/additionalCompensation/" + i,
                        c.source(),
                        starter,
                        releaseOf,
                        new NoteDraft(career.id(), "additionalCompensation", i, c.title(), c.text()));
            }
            for (int i = 0; i < career.variability().size(); i++) {
                StarterFiles.Factor f = career.variability().get(i);
                note(
                        file,
                        "/variability/" + i,
                        f.source(),
                        starter,
                        releaseOf,
                        new NoteDraft(career.id(), "variability", i, f.factor(), f.text()));
            }
        }

        /** The note of the figure meant: the one given, else none where there is such a figure, else its only one. */
        private static String noteOf(Career career, StarterFiles.Input input) {
            if (input.note() != null) {
                return input.note();
            }
            List<FigureLine> meant = career.estimates().stream()
                    .filter(e -> input.estimate().equals(e.key()))
                    .flatMap(e -> e.figures().stream())
                    .filter(f -> f.statistic().equals(input.statistic()))
                    .toList();
            return meant.stream().anyMatch(f -> f.note() == null)
                    ? null
                    : meant.getFirst().note();
        }

        private void note(
                CatalogueFile file,
                String at,
                String source,
                String starter,
                Map<String, String> releaseOf,
                NoteDraft note) {
            cited(file, at, source, starter, releaseOf).ifPresent(release -> {
                contents.get(release).notes().add(note);
                remember(release, file, at);
            });
        }

        private void remember(String release, CatalogueFile file, String at) {
            JsonNode said = file.content().at(at);
            bytes.computeIfAbsent(release, _ -> new StringBuilder())
                    .append(file.name())
                    .append(at)
                    .append(said);
        }

        private Optional<String> cited(
                CatalogueFile file, String at, String source, String starter, Map<String, String> releaseOf) {
            String release = releaseOf.get(source == null ? starter : source);
            if (release == null) {
                faults.add(file.fault(at + "/source", "catalogue.yaml lists no release of '" + source + "'"));
            }
            return Optional.ofNullable(release);
        }

        private void estimate(CatalogueFile file, String at, String release, EstimateDraft draft) {
            EstimateLine line = draft.line();
            if (!areas.contains(line.area())) {
                faults.add(file.fault(at + "/area", "unknown area '" + line.area() + "'"));
            }
            if (!currencies.contains(line.currency())) {
                faults.add(file.fault(at + "/currency", "unknown currency '" + line.currency() + "'"));
            }
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < line.figures().size(); i++) {
                FigureLine figure = line.figures().get(i);
                if (!seen.add(figure.statistic() + "\n" + figure.note())) {
                    faults.add(file.fault(
                            at + "/figures/" + i,
                            "a second %s; give each a note that parts them".formatted(figure.statistic())));
                }
                if (figure.relativeStandardErrorPercent() != null
                        && !figure.statistic().equals("mean")) {
                    faults.add(file.fault(at + "/figures/" + i, "an error belongs to the mean, not to a percentile"));
                }
            }
            percentiles(file, at, line);
            List<EstimateDraft> estimates = contents.get(release).estimates();
            if (estimates.stream()
                    .anyMatch(e -> e.key().text().equals(draft.key().text()))) {
                faults.add(
                        file.fault(
                                at,
                                "an estimate for the same subject, area, seniority, time and way of counting is there already"));
            }
            estimates.add(draft);
        }

        private void percentiles(CatalogueFile file, String at, EstimateLine line) {
            List<FigureLine> rising = line.figures().stream()
                    .filter(f -> percentile(f) > 0 && bound(f) != null)
                    .sorted(Comparator.comparingInt(Reader::percentile))
                    .toList();
            for (int i = 1; i < rising.size(); i++) {
                if (bound(rising.get(i)).compareTo(bound(rising.get(i - 1))) < 0) {
                    faults.add(file.fault(
                            at + "/figures/" + line.figures().indexOf(rising.get(i)),
                            "%s is below %s"
                                    .formatted(
                                            rising.get(i).statistic(),
                                            rising.get(i - 1).statistic())));
                }
            }
        }

        private static int percentile(FigureLine figure) {
            return figure.statistic().equals("median")
                    ? 50
                    : figure.statistic().matches("p\\d+")
                            ? Integer.parseInt(figure.statistic().substring(1))
                            : 0;
        }

        private static Subject subject(Career career, EstimateLine line) {
            return new Subject(line.subject() == SubjectKind.role ? career.id() : null, null, line.title());
        }

        private static NaturalKey key(Subject subject, EstimateLine line) {
            return new NaturalKey(
                    subject,
                    line.area(),
                    line.seniority(),
                    line.industry(),
                    line.referencePeriod(),
                    line.period(),
                    line.basis(),
                    line.currency(),
                    line.remote());
        }

        private List<CatalogueFile> files(String folder, Schema schema) {
            return catalogue.in(folder).keySet().stream()
                    .map(name -> file(name, schema))
                    .filter(Objects::nonNull)
                    .toList();
        }

        private CatalogueFile file(String name, Schema schema) {
            String text = catalogue.files().get(name);
            if (text == null) {
                faults.add(new Fault(name, 0, "", "the file is missing"));
                return null;
            }
            try {
                return CatalogueFile.read(name, text, schema);
            } catch (CatalogueException e) {
                faults.addAll(e.faults());
                return null;
            }
        }

        private void stopAtFaults() {
            if (!faults.isEmpty()) {
                throw new CatalogueException(faults);
            }
        }

        private static Schema schema(String name) {
            String path = "schema/" + name + ".schema.json";
            try (InputStream schema =
                    Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
                return CatalogueFile.schema(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String hash(String text) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
