package org.careeralmanac.trends.outlook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.careeralmanac.trends.figure.FigureValue;
import org.careeralmanac.trends.figure.Titles;

/** An outlook as the database gives it. */
public record OutlookRow(
        String id,
        String kind,
        String release,
        String source,
        long publishedAt,
        String subjectRole,
        String scheme,
        String code,
        String family,
        String subjectTitle,
        String population,
        String area,
        String basePeriod,
        String targetPeriod,
        LocalDate targetEnds,
        String title,
        String note,
        List<String> statedIn,
        List<FigureRow> figures) {

    public record FigureRow(
            String id,
            String statistic,
            String unit,
            String period,
            String referencePeriod,
            BigDecimal value,
            BigDecimal atLeast,
            BigDecimal atMost,
            String missing,
            String symbol,
            String note) {

        FigureValue said() {
            return FigureValue.of(value, atLeast, atMost, missing);
        }
    }

    /** With an occupation's title as taxonomies print it. */
    OutlookRow titled() {
        return code == null
                ? this
                : new OutlookRow(
                        id,
                        kind,
                        release,
                        source,
                        publishedAt,
                        subjectRole,
                        scheme,
                        code,
                        family,
                        Titles.occupation(subjectTitle),
                        population,
                        area,
                        basePeriod,
                        targetPeriod,
                        targetEnds,
                        title == null ? null : title.replace(subjectTitle, Titles.occupation(subjectTitle)),
                        note,
                        statedIn,
                        figures);
    }

    boolean projection() {
        return kind.equals("projection");
    }
}
