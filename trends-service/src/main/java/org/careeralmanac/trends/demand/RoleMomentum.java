package org.careeralmanac.trends.demand;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.momentum.EarlierYear;
import org.careeralmanac.trends.momentum.Momentum;
import org.careeralmanac.trends.momentum.MomentumChange;
import org.careeralmanac.trends.series.Series;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The momentum of the series that speaks best of hiring for a career, and what leads from the career to that series. */
@Schema(
        description =
                "How hiring moved for a career: the momentum of one series, and how this series relates to the career")
public record RoleMomentum(
        @Schema(description = "Id of the series", examples = "hiring-lab-postings-us-software-development")
        String series,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "The publisher's sector that the career belongs to; absent: all jobs together",
                examples = "Software Development")
        String sector,

        @Schema(
                description = "How the series relates to the career",
                examples =
                        "Careers that build and run software with models or data in it are posted mostly in this sector.")
        String mapping,

        @Schema(description = "The last measured period", examples = "2026-08")
        String asOf,

        @Schema(description = "Unit of the changes", examples = "percent")
        String unit,

        List<MomentumChange> changes,

        @Schema(description = "The same period of earlier years, the latest first, as far as the series reaches back")
        List<EarlierYear> earlierYears,

        @Schema(
                examples =
                        "Job postings in the United States, software development. Stood at 68.5 in September 2024: up 0.1% from August 2024, down 0.8% from June 2024, down 14.1% from September 2023, down 31.5% from February 2020.")
        String text,

        List<Caveat> caveats) {

    static RoleMomentum of(Series series) {
        Momentum momentum = series.momentum();
        return new RoleMomentum(
                series.id(),
                series.sector(),
                series.mapping(),
                momentum.asOf(),
                momentum.unit(),
                momentum.changes(),
                momentum.earlierYears(),
                series.title() + ". " + momentum.text(),
                MarketDemandComposer.ofAllPoints(series));
    }
}
