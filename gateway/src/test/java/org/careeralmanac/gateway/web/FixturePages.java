package org.careeralmanac.gateway.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.careeralmanac.defaults.http.ETag;
import org.careeralmanac.gateway.career.CareerPages;
import org.careeralmanac.gateway.find.CareerSearch;
import org.careeralmanac.gateway.find.Careers;

/** Career pages from files, so that the templates can be tested without any owner. */
@Alternative
@ApplicationScoped
public class FixturePages implements CareerPages, Careers {

    /** Enables the fixtures for the tests of this package only. */
    public static class Profile implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FixturePages.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.test-port", "0", "almanac.web.public-url", "https://almanac.example");
        }
    }

    static byte[] bytes(String name) {
        try (InputStream in = FixturePages.class.getResourceAsStream("/pages/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PageAnswer found(byte[] json, boolean complete) {
        return new PageAnswer.Found(json, ETag.of(json), complete);
    }

    @Override
    public Uni<PageAnswer> page(PageRequest request) {
        return Uni.createFrom().item(answer(request));
    }

    private static PageAnswer answer(PageRequest request) {
        return switch (request.slug()) {
            case "principal-ai-ml-engineer" ->
                found(
                        bytes(request.asOf() == null ? "principal-ai-ml-engineer.json" : "partial.json"),
                        request.asOf() == null);
            case "minimal" -> found(bytes("minimal.json"), true);
            // Each text ends in markup, as a hostile editor would have it.
            case "hostile" ->
                found(
                        new String(bytes("principal-ai-ml-engineer.json"), StandardCharsets.UTF_8)
                                .replaceAll(
                                        "\"(text|title|name|term|summary|intro|outro|url|attribution|factor|industry|note)\": \"([^\"]*)\"",
                                        "\"$1\": \"$2<script>alert('$1')</script>\"")
                                .getBytes(StandardCharsets.UTF_8),
                        true);
            // A pay section in a shape that nobody knows.
            case "misshapen" ->
                found(
                        new String(bytes("minimal.json"), StandardCharsets.UTF_8)
                                .replace("\"estimates\": [", "\"estimates\": 7, \"was\": [")
                                .getBytes(StandardCharsets.UTF_8),
                        true);
            case "old-address" -> new PageAnswer.Moved("principal-ai-ml-engineer");
            case "away" -> new PageAnswer.Unavailable(2);
            case "broken" -> found("{".getBytes(StandardCharsets.UTF_8), true);
            case "later" -> new PageAnswer.Missing(404, """
                        {"status": 404, "code": "CAREER_NOT_KNOWN_YET", "firstKnown": "2026-11-23"}""".getBytes(StandardCharsets.UTF_8));
            default -> new PageAnswer.Missing(404, """
                        {"status": 404, "code": "CAREER_NOT_FOUND",
                         "near": [{"slug": "data-engineer", "title": "Data <b>Engineer</b>"}]}""".getBytes(StandardCharsets.UTF_8));
        };
    }

    @Override
    public Uni<Answer.Found> list(CareerSearch search) {
        return Uni.createFrom()
                .item(new Answer.Found(found(search), !search.parameters().containsKey("payMin")));
    }

    @Override
    public Uni<Answer> moves(String slug, String to, int limit) {
        return Uni.createFrom().item(new Answer.Found(bytes("moves.json"), true));
    }

    @Override
    public Uni<Answer> compare(List<String> slugs) {
        return Uni.createFrom().item(new Answer.Found(bytes("compared.json"), false));
    }

    private static byte[] found(CareerSearch search) {
        if (search.parameters().containsKey("payMin")) {
            return """
                    {"completeness": "partial", "missing": ["salary-service"], "items": [
                      {"id": "a", "slug": "a", "title": "A", "family": {"id": "f", "name": "F"}, "seniority": "all",
                       "summary": "S", "highlights": null, "reasons": [{"filter": "payMin", "text": "It pays enough."}]}],
                     "total": {"count": 1, "exact": true},
                     "facets": {"family": [], "seniority": [], "jobZone": [], "interest": [], "technology": null},
                     "understood": null,
                     "setAside": {"careers": 11, "because": [
                       {"filter": "payMin", "reason": "broader", "count": 11, "include": "broader",
                        "text": "11 careers: the pay on file is that of a broader occupation."}]},
                     "nextCursor": null, "sources": []}""".getBytes(StandardCharsets.UTF_8);
        }
        if (!search.parameters().containsKey("q")) {
            return bytes("careers.json");
        }
        return """
                {"completeness": "complete", "missing": [], "items": [
                  {"id": "a", "slug": "a", "title": "A", "family": {"id": "ai-machine-learning", "name": "AI"},
                   "seniority": "senior", "summary": "S", "highlights": null,
                   "matches": [{"on": "skill", "text": "Kubernetes", "terms": ["k8s"], "how": ["abbreviation"]}]},
                  {"id": "b", "slug": "b", "title": "B", "family": {"id": "other", "name": "O"}, "seniority": "all",
                   "summary": "", "highlights": null, "matches": [{"on": "title", "text": "B", "terms": ["b"], "how": []}]}],
                 "total": {"count": 2, "exact": true},
                 "facets": {"family": [{"value": "ai-machine-learning", "name": "AI", "count": 1, "exact": true},
                                       {"value": "other", "name": "O", "count": 1, "exact": false}],
                            "seniority": [{"value": "senior", "name": null, "count": 2, "exact": true}],
                            "jobZone": [], "interest": [], "technology": []},
                 "understood": {"terms": [{"given": "mahcine", "how": "spelling", "words": ["machine"]}],
                                "ignored": ["zzz"], "all": false},
                 "nextCursor": "next+one", "sources": []}""".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Uni<byte[]> sources() {
        return Uni.createFrom().item(bytes("sources.json"));
    }
}
