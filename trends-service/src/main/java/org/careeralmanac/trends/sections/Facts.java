package org.careeralmanac.trends.sections;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.careeralmanac.trends.demand.DemandRows;
import org.careeralmanac.trends.outlook.EmploymentRow;
import org.careeralmanac.trends.outlook.OutlookRow;
import org.careeralmanac.trends.series.SeriesRow;
import org.careeralmanac.trends.trend.TrendRow;

/** All that is stored for one role reference. */
record Facts(
        @JsonProperty("trends") List<TrendRow> trends,
        @JsonProperty("outlooks") List<OutlookRow> outlooks,
        @JsonProperty("employment") List<EmploymentRow> employment,
        @JsonProperty("employmentBySector") List<EmploymentRow> employmentBySector,
        @JsonProperty("employmentByState") List<EmploymentRow> employmentByState,
        @JsonProperty("demand") DemandRows demand,
        @JsonProperty("series") List<SeriesRow> series) {

    Facts {
        trends = trends == null ? List.of() : trends;
        outlooks = outlooks == null ? List.of() : outlooks;
        employment = employment == null ? List.of() : employment;
        employmentBySector = employmentBySector == null ? List.of() : employmentBySector;
        employmentByState = employmentByState == null ? List.of() : employmentByState;
        series = series == null ? List.of() : series;
    }
}
