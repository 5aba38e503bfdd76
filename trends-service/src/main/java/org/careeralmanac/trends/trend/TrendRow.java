package org.careeralmanac.trends.trend;

import java.time.LocalDate;
import java.util.List;

/** The revision of a trend that counts, as the database gives it. */
public record TrendRow(
        String id,
        String release,
        String source,
        long publishedAt,
        String title,
        String summary,
        String direction,
        String strength,
        String horizonFrom,
        String horizonTo,
        LocalDate horizonStarts,
        LocalDate horizonEnds,
        String statedIn,
        String firstStated,
        LocalDate reviewedOn,
        LocalDate expiresOn,
        List<String> roles,
        List<String> families,
        List<String> skills,
        List<Effect> effects,
        List<EvidenceRow> evidence) {

    public TrendRow {
        roles = roles == null ? List.of() : roles;
        families = families == null ? List.of() : families;
        skills = skills == null ? List.of() : skills;
        effects = effects == null ? List.of() : effects;
        evidence = evidence == null ? List.of() : evidence;
    }

    /** @param release for a series the release it is read from, so that its source can be named */
    public record EvidenceRow(
            String kind,
            String text,
            String publisher,
            String title,
            String url,
            String date,
            String series,
            String figure,
            String release,
            String source) {}
}
