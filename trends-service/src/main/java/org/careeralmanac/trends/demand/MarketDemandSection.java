package org.careeralmanac.trends.demand;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.careeralmanac.trends.figure.Caveat;
import org.careeralmanac.trends.figure.Figure;
import org.careeralmanac.trends.outlook.Outlook;
import org.careeralmanac.trends.series.Series;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The content of the section {@code marketDemand}. */
@Schema(description = "The section marketDemand: how much the career is asked for, now and as projected or claimed")
public record MarketDemandSection(
        @Schema(description = "The section in a few sentences")
        String text,

        List<Caveat> caveats,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "An introduction by the editors")
        String intro,

        @Schema(description = "Official projections first, the best fit on top; stated claims after them")
        List<Outlook> outlooks,

        List<IndustryDemand> demandByIndustry,
        List<KeySkill> keySkills,

        @Schema(description = "People in work, the newest count of each occupation")
        List<Figure> employment,

        @Schema(description = "People in work by sector of the economy, the largest first, at most ten")
        List<Figure> employmentBySector,

        @Schema(description = "People in work by state, the largest first, at most ten")
        List<Figure> employmentByState,

        List<Series> series,

        @Schema(description = "How hiring moved for this career, by the series that speaks best of it, or null")
        RoleMomentum momentum) {}
