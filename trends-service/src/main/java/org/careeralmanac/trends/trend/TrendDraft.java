package org.careeralmanac.trends.trend;

import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.careeralmanac.defaults.catalogue.CatalogueFile;
import org.careeralmanac.trends.figure.Periods;

/** What a catalogue file or an editor says of a trend; the JSON Schema {@code schema/trend.schema.json}. */
@org.eclipse.microprofile.openapi.annotations.media.Schema(
        description = "What an editor says of a trend; checked against the trend schema")
public record TrendDraft(
        String id,
        String lang,
        String title,
        String summary,
        String direction,
        String strength,
        Horizon horizon,

        @org.eclipse.microprofile.openapi.annotations.media.Schema(description = "Id of the source that states it")
        String source,

        String statedIn,

        @org.eclipse.microprofile.openapi.annotations.media.Schema(nullable = true)
        String firstStated,

        LocalDate reviewedOn,
        LocalDate expiresOn,
        List<String> roles,
        List<String> families,
        List<String> skills,
        List<Effect> effects,
        List<Evidence> evidence) {

    public TrendDraft {
        lang = Objects.requireNonNullElse(lang, "en");
        roles = roles == null ? List.of() : roles;
        families = families == null ? List.of() : families;
        skills = skills == null ? List.of() : skills;
        effects = effects == null ? List.of() : effects;
        evidence = evidence == null ? List.of() : evidence;
    }

    /** The JSON Schema of a draft. */
    public static Schema schema() {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("schema/trend.schema.json")) {
            return CatalogueFile.schema(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is wrong beyond the schema, by JSON Pointer.
     *
     * @param series ids of the series that there are
     */
    public Map<String, String> faults(Set<String> series) {
        Map<String, String> faults = new LinkedHashMap<>();
        if (roles.isEmpty() && families.isEmpty()) {
            faults.put("/roles", "a trend names at least one role or family that it bears on");
        }
        if (horizon != null) {
            try {
                if (Periods.firstDay(horizon.from()).isAfter(Periods.lastDay(horizon.to()))) {
                    faults.put("/horizon/to", "the horizon ends before it begins");
                }
            } catch (DateTimeException e) {
                faults.put("/horizon", "no such period: " + e.getMessage());
            }
        }
        List<String> dated = new ArrayList<>();
        if (firstStated != null) {
            dated.add("/firstStated");
        }
        for (int i = 0; i < evidence.size(); i++) {
            Evidence e = evidence.get(i);
            if (e.series() != null && !series.contains(e.series())) {
                faults.put("/evidence/%d/series".formatted(i), "there is no series '%s'".formatted(e.series()));
            }
            if (e.date() != null) {
                dated.add("/evidence/%d/date".formatted(i));
            }
        }
        for (String pointer : dated) {
            String period = pointer.equals("/firstStated")
                    ? firstStated
                    : evidence.get(Integer.parseInt(pointer.split("/")[2])).date();
            try {
                Periods.firstDay(period);
            } catch (DateTimeException e) {
                faults.put(pointer, "no such period: " + period);
            }
        }
        return faults;
    }
}
