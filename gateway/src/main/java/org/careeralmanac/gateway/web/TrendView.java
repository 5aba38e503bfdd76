package org.careeralmanac.gateway.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.careeralmanac.gateway.owners.RoleReference;
import org.careeralmanac.gateway.web.model.SeriesList;
import org.careeralmanac.gateway.web.model.Source;
import org.careeralmanac.gateway.web.model.TrendDetail;
import org.careeralmanac.gateway.web.model.Trends.Trend;

/**
 * One trend with the series that it rests on.
 *
 * @param publishers of these series
 * @param away whether there are series that cannot be shown at the moment
 */
public record TrendView(Trend trend, Source source, List<SeriesLine> lines, List<Source> publishers, boolean away) {

    private static final Map<String, String> SHORT = Map.of("ai", "AI", "ml", "ML", "mlops", "MLOps", "it", "IT");

    /** @param series null where they cannot be had */
    static TrendView of(TrendDetail detail, SeriesList series) {
        Source source = detail.source() == null ? Source.unknown(detail.trend().source()) : detail.source();
        return series == null
                ? new TrendView(detail.trend(), source, List.of(), List.of(), true)
                : new TrendView(
                        detail.trend(),
                        source,
                        series.items().stream().map(SeriesLine::of).toList(),
                        series.sources(),
                        false);
    }

    /** Who publishes a series. */
    public Source publisher(String id) {
        return publishers.stream().filter(s -> s.id().equals(id)).findFirst().orElse(Source.unknown(id));
    }

    /** A career by the words of its id: this service is told no titles. */
    public String career(String id) {
        String words = Arrays.stream(id.split("-"))
                .map(word -> SHORT.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Whether its sentence says already what it rests on. */
    public boolean saysEvidence() {
        return trend.text().contains(trend.evidenceText());
    }

    public String sourceLink(String id) {
        return "/sources#source-" + id;
    }

    public String encoded(String text) {
        return RoleReference.encoded(text);
    }
}
