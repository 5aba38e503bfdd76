package org.careeralmanac.trends.sections;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.careeralmanac.trends.demand.MarketDemandSection;
import org.careeralmanac.trends.trend.TrendsSection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The owner's answer for one career. */
@Schema(description = "What this service knows for one career")
public record SectionsAnswer(
        Sections sections,
        Highlights highlights,
        List<CitedSource> sources,

        @Schema(
                description = "The first moment this answer would differ without a write, null if none",
                format = "date-time",
                examples = "2028-01-01T00:00:00Z")
        String validUntil) {

    /** A key that is not there: nothing is known for this career. */
    @Schema(name = "TrendsServiceSections", description = "A key that is not there: nothing is known for this career")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sections(MarketDemandEntry marketDemand, TrendsEntry trends) {}

    @Schema(description = "The section marketDemand and when its facts last changed here")
    public record MarketDemandEntry(
            @Schema(format = "date-time", examples = "2026-11-23T09:00:00Z")
            String updatedAt,

            MarketDemandSection content) {}

    @Schema(description = "The section trends and when its facts last changed here")
    public record TrendsEntry(
            @Schema(format = "date-time", examples = "2026-11-23T09:00:00Z")
            String updatedAt,

            TrendsSection content) {}
}
