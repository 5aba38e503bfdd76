package org.careeralmanac.gateway.web.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The career page as the API answers with it; the content of the sections is read section by section. */
public record CareerPage(
        String id,
        String slug,
        String lang,
        String title,
        Family family,
        String seniority,
        List<Occupation> occupations,
        String asOf,
        String completeness,
        Highlights highlights,
        List<String> sectionOrder,
        Map<String, Envelope> sections,
        List<Source> sources) {

    public record Family(String id, String name) {}

    /**
     * A section and whether its owner could be heard.
     *
     * @param status live, lastKnown, unavailable or notCovered
     * @param confirmedAt when a last known copy was true, RFC 3339, else empty
     * @param reason why a section is unavailable, else empty
     */
    public record Envelope(
            String status,
            String service,
            String updatedAt,
            String confirmedAt,
            String reason,
            Integer retryAfterSeconds,
            JsonNode content) {}
}
