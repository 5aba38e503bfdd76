package org.careeralmanac.trends.starter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.catalogue.CatalogueException.Fault;
import org.careeralmanac.defaults.catalogue.CatalogueFile;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.figure.Periods;
import org.careeralmanac.trends.momentum.Grain;
import org.careeralmanac.trends.starter.Files.CareerEntry;
import org.careeralmanac.trends.starter.Files.CatalogueHead;
import org.careeralmanac.trends.starter.Files.Employment;
import org.careeralmanac.trends.starter.Files.OutlookEntry;
import org.careeralmanac.trends.starter.Files.OutlookList;
import org.careeralmanac.trends.starter.Files.Projections;
import org.careeralmanac.trends.starter.Files.ReleaseHead;
import org.careeralmanac.trends.starter.Files.SeriesEntry;
import org.careeralmanac.trends.trend.TrendDraft;

/**
 * A catalogue that was checked whole: every file against its schema, and all of them against each other.
 *
 * @param hash what its release is recognised by
 * @param publishers the releases of publishers that its excerpts and series are, with the hash of their content
 */
record StarterCatalogue(
        String hash,
        CatalogueHead head,
        Map<ReleaseHead, String> publishers,
        List<TrendDraft> trends,
        List<OutlookEntry> outlooks,
        List<Projections> projections,
        List<Employment> employment,
        List<SeriesEntry> series,
        List<CareerEntry> careers) {

    /** @throws CatalogueException with every fault: file, line, field and what would be right */
    static StarterCatalogue read(Catalogue catalogue) {
        return new Reader(catalogue).read();
    }

    private static final class Reader {

        private static final Schema ANYTHING = CatalogueFile.schema("{}");

        private final Catalogue catalogue;
        private final List<Fault> faults = new ArrayList<>();
        private final Map<String, Schema> schemas = new HashMap<>();
        private final Map<ReleaseHead, StringBuilder> publishers = new LinkedHashMap<>();
        private final Map<CatalogueFile, Object> read = new LinkedHashMap<>();

        private Reader(Catalogue catalogue) {
            this.catalogue = catalogue;
        }

        private StarterCatalogue read() {
            CatalogueHead head = null;
            for (Map.Entry<String, String> entry : catalogue.files().entrySet()) {
                String name = entry.getKey();
                try {
                    Object content = file(name, entry.getValue());
                    if (content instanceof CatalogueHead found) {
                        head = found;
                    }
                } catch (CatalogueException e) {
                    faults.addAll(e.faults());
                }
            }
            if (head == null && faults.isEmpty()) {
                faults.add(new Fault("catalogue.yaml", 0, "", "the catalogue has no such file"));
            }
            if (head != null) {
                check(head);
            }
            if (!faults.isEmpty()) {
                throw new CatalogueException(faults);
            }
            Map<ReleaseHead, String> hashes = new LinkedHashMap<>();
            publishers.forEach((release, content) -> hashes.put(release, sha256(content.toString())));
            return new StarterCatalogue(
                    catalogue.hash(),
                    head,
                    hashes,
                    all(TrendDraft.class),
                    all(OutlookList.class).stream()
                            .flatMap(l -> l.outlooks().stream())
                            .toList(),
                    all(Projections.class),
                    all(Employment.class),
                    all(SeriesEntry.class),
                    all(CareerEntry.class));
        }

        private <T> List<T> all(Class<T> type) {
            return read.values().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        private Object file(String name, String text) {
            CatalogueFile file;
            Object content;
            if (name.equals("catalogue.yaml")) {
                file = CatalogueFile.read(name, text, schema("catalogue"));
                content = file.as(CatalogueHead.class);
            } else if (name.equals("outlooks.yaml")) {
                file = CatalogueFile.read(name, text, schema("outlooks"));
                content = file.as(OutlookList.class);
            } else if (name.startsWith("trends/")) {
                file = CatalogueFile.read(name, text, schema("trend"));
                TrendDraft trend = file.as(TrendDraft.class);
                named(file, trend.id());
                content = trend;
            } else if (name.startsWith("careers/")) {
                file = CatalogueFile.read(name, text, schema("career"));
                CareerEntry career = file.as(CareerEntry.class);
                named(file, career.id());
                content = career;
            } else if (name.startsWith("series/")) {
                file = CatalogueFile.read(name, text, schema("series"));
                SeriesEntry series = file.as(SeriesEntry.class);
                named(file, series.id());
                publisher(series.release(), file);
                content = series;
            } else if (name.startsWith("excerpts/")) {
                boolean projections =
                        CatalogueFile.read(name, text, ANYTHING).content().has("projections");
                file = CatalogueFile.read(name, text, schema(projections ? "projections" : "employment"));
                if (projections) {
                    Projections excerpt = file.as(Projections.class);
                    publisher(excerpt.release(), file);
                    content = excerpt;
                } else {
                    Employment excerpt = file.as(Employment.class);
                    publisher(excerpt.release(), file);
                    content = excerpt;
                }
            } else {
                throw new CatalogueException(
                        List.of(
                                new Fault(
                                        name,
                                        0,
                                        "",
                                        "no file of this catalogue; there are catalogue.yaml, outlooks.yaml, trends/, careers/, series/ and excerpts/")));
            }
            read.put(file, content);
            return content;
        }

        private void named(CatalogueFile file, String id) {
            if (!file.name().endsWith("/" + id + ".yaml")) {
                faults.add(file.fault("/id", "the id is the file's name without .yaml"));
            }
        }

        /** Which careers a series is shown for is said by the catalogue, not by its publisher. */
        private void publisher(ReleaseHead release, CatalogueFile file) {
            JsonNode content = file.content().deepCopy();
            ((ObjectNode) content).remove("mapping");
            publishers.computeIfAbsent(release, r -> new StringBuilder()).append(content);
        }

        private void check(CatalogueHead head) {
            Set<String> sources = new HashSet<>();
            for (Source source : head.sources()) {
                if (!sources.add(source.id())) {
                    fault("catalogue.yaml", "/sources", "the source '%s' stands there twice".formatted(source.id()));
                }
            }
            Set<String> cited = new HashSet<>();
            cited.add(head.release().source());
            head.releases().forEach(r -> cited.add(r.source()));
            for (ReleaseHead release : head.releases()) {
                known(sources, release, "catalogue.yaml", "/releases");
            }
            known(sources, head.release(), "catalogue.yaml", "/release");
            Set<String> series = new HashSet<>();
            all(SeriesEntry.class).forEach(s -> series.add(s.id()));
            Set<String> outlooks = new HashSet<>();
            read.forEach((file, content) -> {
                switch (content) {
                    case TrendDraft trend -> {
                        cited(cited, file, "/source", trend.source());
                        trend.faults(series).forEach((at, wrong) -> faults.add(file.fault(at, wrong)));
                    }
                    case OutlookList list -> {
                        for (int i = 0; i < list.outlooks().size(); i++) {
                            outlook(file, "/outlooks/" + i, list.outlooks().get(i), cited, outlooks);
                        }
                    }
                    case Projections excerpt -> {
                        known(sources, excerpt.release(), file.name(), "/release/source");
                        projections(file, excerpt);
                    }
                    case Employment excerpt -> {
                        known(sources, excerpt.release(), file.name(), "/release/source");
                        Set<Object> counts = new HashSet<>();
                        for (int i = 0; i < excerpt.employment().size(); i++) {
                            var e = excerpt.employment().get(i);
                            if (!counts.add(List.of(
                                    e.occupation(), e.area(), String.valueOf(e.industry()), e.referencePeriod()))) {
                                faults.add(file.fault("/employment/" + i, "the same count stands there twice"));
                            }
                        }
                    }
                    case SeriesEntry entry -> {
                        known(sources, entry.release(), file.name(), "/release/source");
                        points(file, entry);
                        mapping(file, entry);
                    }
                    case CareerEntry career -> career(file, career, cited, series);
                    default -> {
                        // the head itself, checked above
                    }
                }
            });
        }

        private void outlook(CatalogueFile file, String at, OutlookEntry outlook, Set<String> cited, Set<String> seen) {
            cited(cited, file, at + "/source", outlook.source());
            if (!seen.add(outlook.id())) {
                faults.add(file.fault(at + "/id", "the id '%s' stands there twice".formatted(outlook.id())));
            }
            String key = "key:"
                    + List.of(
                            outlook.source(),
                            outlook.subject(),
                            String.valueOf(outlook.population()),
                            String.valueOf(outlook.area()),
                            String.valueOf(outlook.basePeriod()),
                            String.valueOf(outlook.targetPeriod()));
            if (!seen.add(key)) {
                faults.add(file.fault(at, "the same claim stands there twice; list its places in statedIn"));
            }
            if (outlook.roles().isEmpty()
                    && outlook.families().isEmpty()
                    && outlook.subject().role() == null
                    && outlook.subject().family() == null
                    && outlook.subject().occupation() == null) {
                faults.add(file.fault(at + "/roles", "an outlook names a role, a family or an occupation"));
            }
            period(file, at + "/basePeriod", outlook.basePeriod());
            period(file, at + "/targetPeriod", outlook.targetPeriod());
        }

        private void projections(CatalogueFile file, Projections excerpt) {
            Set<Object> seen = new HashSet<>();
            for (int i = 0; i < excerpt.projections().size(); i++) {
                var p = excerpt.projections().get(i);
                if (!seen.add(List.of(p.occupation(), String.valueOf(p.area()), p.base(), p.target()))) {
                    faults.add(file.fault("/projections/" + i, "the same projection stands there twice"));
                }
                period(file, "/projections/%d/target".formatted(i), p.target());
            }
        }

        private void points(CatalogueFile file, SeriesEntry entry) {
            Grain grain = Grain.valueOf(entry.grain());
            entry.points().keySet().forEach(period -> {
                try {
                    LocalDate day = Periods.firstDay(period);
                    if (!grain.period(day).equals(period)) {
                        faults.add(file.fault(
                                "/points/" + period, "a period of this grain is written as " + grain.period(day)));
                    }
                } catch (DateTimeException e) {
                    faults.add(file.fault("/points/" + period, "no such period"));
                }
            });
        }

        private void mapping(CatalogueFile file, SeriesEntry entry) {
            Set<String> seen = new HashSet<>();
            entry.mapping().forEach(m -> {
                m.roles().stream().filter(r -> !seen.add("role " + r)).forEach(r -> twice(file, r));
                m.families().stream().filter(f -> !seen.add("family " + f)).forEach(f -> twice(file, f));
            });
        }

        private void twice(CatalogueFile file, String target) {
            faults.add(file.fault("/mapping", "'%s' is mapped twice".formatted(target)));
        }

        private void career(CatalogueFile file, CareerEntry career, Set<String> cited, Set<String> series) {
            var demand = career.marketDemand();
            if (demand.source() != null) {
                cited(cited, file, "/marketDemand/source", demand.source());
            }
            for (int i = 0; i < demand.series().size(); i++) {
                if (!series.contains(demand.series().get(i))) {
                    faults.add(file.fault(
                            "/marketDemand/series/" + i,
                            "there is no file series/%s.yaml"
                                    .formatted(demand.series().get(i))));
                }
            }
            unique(file, "/marketDemand/demandByIndustry", demand.demandByIndustry(), e -> e.industry() + e.source());
            unique(file, "/marketDemand/keySkills", demand.keySkills(), e -> e.name() + e.source());
            demand.demandByIndustry().stream()
                    .filter(e -> e.source() != null)
                    .forEach(e -> cited(cited, file, "/marketDemand/demandByIndustry", e.source()));
            demand.keySkills().stream()
                    .filter(e -> e.source() != null)
                    .forEach(e -> cited(cited, file, "/marketDemand/keySkills", e.source()));
        }

        private <T> void unique(CatalogueFile file, String at, List<T> entries, Function<T, String> key) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < entries.size(); i++) {
                if (!seen.add(key.apply(entries.get(i)))) {
                    faults.add(file.fault(at + "/" + i, "stands there twice"));
                }
            }
        }

        private void period(CatalogueFile file, String at, String period) {
            if (period != null) {
                try {
                    Periods.lastDay(period);
                } catch (DateTimeException e) {
                    faults.add(file.fault(at, "no such period: " + period));
                }
            }
        }

        private void cited(Set<String> cited, CatalogueFile file, String at, String source) {
            if (!cited.contains(source)) {
                faults.add(file.fault(at, "catalogue.yaml lists no release of the source '%s'".formatted(source)));
            }
        }

        private void known(Set<String> sources, ReleaseHead release, String file, String at) {
            if (!sources.contains(release.source())) {
                fault(file, at, "catalogue.yaml describes no source '%s'".formatted(release.source()));
            }
        }

        private void fault(String file, String at, String wrong) {
            read.keySet().stream()
                    .filter(f -> f.name().equals(file))
                    .findFirst()
                    .ifPresent(f -> faults.add(f.fault(at, wrong)));
        }

        private Schema schema(String name) {
            return schemas.computeIfAbsent(name, n -> {
                try (InputStream file = Thread.currentThread()
                        .getContextClassLoader()
                        .getResourceAsStream("schema/" + n + ".schema.json")) {
                    return CatalogueFile.schema(new String(file.readAllBytes(), StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        private static String sha256(String text) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
