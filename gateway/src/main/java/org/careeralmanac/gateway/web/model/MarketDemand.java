package org.careeralmanac.gateway.web.model;

import java.math.BigDecimal;
import java.util.List;

public record MarketDemand(
        String intro,
        String text,
        List<Caveat> caveats,
        List<Outlook> outlooks,
        List<Industry> demandByIndustry,
        List<SoftSkills.NamedText> keySkills,
        List<Figure> employment,
        List<Figure> employmentBySector,
        List<Figure> employmentByState,
        List<Series> series,
        Momentum momentum) {

    /** @param kind claim (somebody states it) or projection (an office worked it out and publishes its method) */
    public record Outlook(
            String id,
            String kind,
            String title,
            Subject subject,
            String fit,
            String population,
            String area,
            String basePeriod,
            String targetPeriod,
            List<Figure> figures,
            List<String> statedIn,
            String note,
            String source,
            String release,
            String text,
            List<Caveat> caveats) {

        /** Whether the same publisher has projected anew since. */
        public boolean earlier() {
            return caveats.stream().anyMatch(c -> c.code().equals("EARLIER_PROJECTION"));
        }

        /** Those that no figure of it brings already. */
        public List<Caveat> ownCaveats() {
            return caveats.stream()
                    .filter(c -> figures.stream().noneMatch(f -> f.caveats().contains(c)))
                    .toList();
        }
    }

    /** @param demand high, moderate, low or unstated */
    public record Industry(String industry, String demand, List<String> employers, String text, String source)
            implements Sourced {}

    /** @param mapping how it relates to the role */
    public record Series(
            String id,
            String title,
            String measure,
            String note,
            String unit,
            String baseDate,
            Boolean adjusted,
            String grain,
            String area,
            String areaName,
            String sector,
            String mapping,
            List<Point> points,
            Momentum momentum,
            String source,
            String release,
            String text,
            List<Caveat> caveats) {

        /** A ratio is shown as the percentage that people say. */
        public boolean ratio() {
            return unit.equals("ratio");
        }
    }

    /** Exactly one of value and missing is set. */
    public record Point(String period, BigDecimal value, String missing) {}

    /**
     * @param sector of the series that the momentum of a career comes from, empty for all jobs
     * @param mapping what leads from the career to that series
     * @param unit of the changes: percent or percentagePoints
     */
    public record Momentum(
            String sector,
            String mapping,
            String asOf,
            String unit,
            List<Change> changes,
            List<EarlierYear> earlierYears,
            String text,
            List<Caveat> caveats) {

        public boolean inPoints() {
            return unit.equals("percentagePoints");
        }
    }

    /** The same period of an earlier year; exactly one of value and missing is set. */
    public record EarlierYear(int yearsBefore, String period, BigDecimal value, String missing) {}

    /** @param months over how many months, null for since the base of the index */
    public record Change(Integer months, String from, String to, BigDecimal value, String missing) {}
}
