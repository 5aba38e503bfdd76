package org.careeralmanac.gateway.web.model;

import java.util.List;

public record Trends(String text, List<Caveat> caveats, List<Trend> trends) {

    /**
     * @param direction rising, falling, mixed or stable
     * @param strength strong, moderate, weak or unstated
     * @param status current, upcoming, undated or past
     * @param evidenceText what there is on file, in one sentence
     */
    public record Trend(
            String id,
            String title,
            String summary,
            String direction,
            String strength,
            Horizon horizon,
            String status,
            List<String> roles,
            List<String> families,
            List<Effect> effects,
            List<String> skills,
            List<Evidence> evidence,
            String evidenceText,
            String statedIn,
            String source,
            String release,
            String firstStated,
            String reviewedOn,
            String expiresOn,
            String text,
            List<Caveat> caveats) {

        /** The series that it rests on, each once. */
        public List<String> series() {
            return evidence.stream()
                    .map(Evidence::series)
                    .filter(id -> !id.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    public record Horizon(String from, String to) {}

    public record Effect(String industry, String text) {}

    /** @param series id of the series where it is one, else empty */
    public record Evidence(
            String kind, String text, String publisher, String title, String url, String date, String series) {

        /** Only addresses of the web become links. */
        public boolean linked() {
            return url.startsWith("https://") || url.startsWith("http://");
        }
    }
}
