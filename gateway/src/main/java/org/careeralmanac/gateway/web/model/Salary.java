package org.careeralmanac.gateway.web.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

public record Salary(
        String text,
        List<Caveat> caveats,
        View view,
        Reconciliation reconciliation,
        List<Estimate> estimates,
        List<BySeniority> bySeniority,
        List<ByArea> byArea,
        List<History> history,
        List<Extra> additionalCompensation,
        List<Factor> variability) {

    public record View(
            String area,
            String currency,
            String seniority,
            String period,
            Integer year,
            Integer prices,
            String priceArea) {}

    /** The pay figures that one release gives for one subject. */
    public record Estimate(
            String id,
            Subject subject,
            String fit,
            String area,
            String areaName,
            String seniority,
            String industry,
            String referencePeriod,
            String period,
            String basis,
            String currency,
            Integer remote,
            BigDecimal sampleSize,
            String source,
            String release,
            List<Figure> figures,
            OnScale onScale,
            JsonNode derivedFrom,
            String text,
            List<Caveat> caveats) {

        public String title() {
            return subject == null ? "" : subject.title();
        }

        /** The figures on the scale of the page: as published, or as converted where they were published on another. */
        public List<Figure> shown() {
            return onScale == null ? figures : onScale.figures();
        }

        /** The area in words. */
        public String place() {
            return areaName.isEmpty() ? area : areaName;
        }
    }

    /** @param text how the figures got to the scale, or why they cannot */
    public record OnScale(List<Figure> figures, String text) {}

    /**
     * @param range the most reliable range, or null
     * @param reason why there is no range, else empty
     * @param weights the published table of the rule, in whatever shape its version has
     */
    public record Reconciliation(
            String rule,
            Scale scale,
            Range range,
            String reason,
            List<Used> used,
            List<SetAside> setAside,
            List<Conflict> conflicts,
            JsonNode weights) {}

    public record Scale(String currency, String period, String area) {}

    public record Range(
            Figure low, Figure middle, Figure high, String basis, String fit, String text, List<Caveat> caveats) {}

    public record Used(String estimate, String text) {}

    public record SetAside(String estimate, String reason, String text) {}

    /** @param ratio the larger figure divided by the smaller */
    public record Conflict(List<Side> between, BigDecimal ratio, String reason, String text) {}

    /** @param figure the figure itself, or its id, or its statistic */
    public record Side(String estimate, JsonNode figure, String title, String source) {}

    /** @param range the most reliable range among these alone, or null */
    public record BySeniority(String seniority, List<String> estimates, Range range) {}

    public record ByArea(String area, String name, List<String> estimates) {}

    /** @param occupation the occupation today, or null where it is the career itself */
    public record History(Occupation occupation, String title, String fit, String source, List<Point> points) {

        /** What it speaks of. */
        public String name() {
            return title.isEmpty() && occupation != null ? occupation.title() : title;
        }
    }

    /**
     * @param codeBreak whether the occupation was coded differently before this point
     * @param text what changed there, or empty
     */
    public record Point(String referencePeriod, Figure median, Figure mean, boolean codeBreak, String text) {}

    public record Extra(String title, String text, String source) implements Sourced {}

    public record Factor(String factor, String text, String source) implements Sourced {}
}
