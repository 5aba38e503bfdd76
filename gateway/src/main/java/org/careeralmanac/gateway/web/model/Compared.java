package org.careeralmanac.gateway.web.model;

import java.util.List;
import java.util.Map;

/** Careers side by side. */
public record Compared(
        String completeness,
        List<Career> careers,
        List<Comparison> comparisons,
        List<Skills> skills,
        List<Source> sources) {

    public boolean complete() {
        return "complete".equals(completeness);
    }

    public record Career(
            String id,
            String slug,
            String title,
            CareerPage.Family family,
            String seniority,
            Highlights highlights,
            Map<String, CareerPage.Envelope> states) {}

    /** Whether two figures can be compared and how they differ, in words. */
    public record Comparison(
            String measure, String from, String to, boolean comparable, String text, List<Caveat> caveats) {}

    /** What two careers share, by the names of skills. */
    public record Skills(String from, String to, List<String> sharedNames, List<String> missingNames) {}
}
