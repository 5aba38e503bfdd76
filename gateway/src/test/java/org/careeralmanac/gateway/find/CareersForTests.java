package org.careeralmanac.gateway.find;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.careeralmanac.gateway.OwnersForTests;
import org.careeralmanac.gateway.owners.Owner;

/** Careers that the fake owners list and have figures of. */
final class CareersForTests {

    private static final String EVERYTHING = "{\"roles\":[],\"occupations\":[],\"all\":true}";

    private record Career(String id, String pay, String outlook, String level) {}

    private final OwnersForTests owners;
    private final List<Career> careers = new ArrayList<>();

    CareersForTests(OwnersForTests owners) {
        this.owners = owners;
    }

    /**
     * @param pay the middle's members that differ, e.g. {@code "value":120000,"fit":"exact"}, or null for no pay
     * @param outlook the change's
     * @param level of schooling, or null
     */
    CareersForTests with(String id, String pay, String outlook, String level) {
        careers.add(new Career(id, pay, outlook, level));
        return this;
    }

    /** Has the owners say so, and waits until the gateway has taken it in. */
    void know(CareerIndex index) {
        // First, so that the answers below are of after it.
        for (Owner owner : Owner.values()) {
            owners.change(owner, "release", "all-anew", EVERYTHING);
        }
        owners.of(Owner.ROLES)
                .stubFor(get(urlPathEqualTo("/api/v1/roles"))
                        .withQueryParam("limit", equalTo("100"))
                        .willReturn(json("{\"items\":[" + items("") + "],\"nextCursor\":null}")));
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/ranking"))
                        .willReturn(
                                json(ranking(careers.stream().map(Career::id).toArray(String[]::new)))));
        owners.highlights(
                Owner.ROLES,
                lines(c -> c.level() == null
                        ? "{\"education\":null}"
                        : "{\"education\":{\"level\":\"" + c.level()
                                + "\",\"text\":\"t\",\"claim\":{\"source\":\"onet\"}}}"));
        owners.highlights(
                Owner.SALARY,
                lines(c -> c.pay() == null
                        ? "{\"pay\":null}"
                        : "{\"pay\":{\"low\":null,\"middle\":" + pay(c.id(), c.pay())
                                + ",\"high\":null,\"text\":\"t\"}}"));
        owners.highlights(
                Owner.TRENDS,
                lines(c -> c.outlook() == null
                        ? "{\"outlook\":null,\"hiring\":null}"
                        : "{\"outlook\":{\"change\":" + change(c.id(), c.outlook())
                                + ",\"openings\":null,\"text\":\"t\"},\"hiring\":null}"));
        List<String> ids = careers.stream().map(Career::id).toList();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            CareerIndex.Snapshot snapshot = index.snapshot();
            return snapshot != null
                    && snapshot.careers().stream()
                            .map(CareerIndex.Career::id)
                            .toList()
                            .equals(ids)
                    && snapshot.careers().stream().allMatch(c -> c.lines().size() == Owner.values().length)
                    && index.behind().isEmpty();
        });
    }

    /** Has roles-service find these by a query, the best first, and show them with why. */
    void found(String query, String... ids) {
        owners.of(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/ranking?" + query)).willReturn(json(ranking(ids))));
        String match = ",\"matches\":[{\"on\":\"title\",\"text\":\"T\",\"terms\":[\"t\"],\"how\":[\"exact\"]}]";
        owners.of(Owner.ROLES)
                .stubFor(get(urlPathEqualTo("/api/v1/roles"))
                        .withQueryParam("ids", matching(".+"))
                        .willReturn(json("{\"items\":[" + items(match) + "],\"nextCursor\":null}")));
    }

    private static String ranking(String... ids) {
        List<String> items = new ArrayList<>();
        for (String id : ids) {
            items.add("{\"id\":\"%s\",\"jobZone\":4,\"interests\":[\"Investigative\"]}".formatted(id));
        }
        return "{\"items\":[" + String.join(",", items) + "],\"total\":{\"count\":" + ids.length
                + ",\"exact\":true},\"facets\":{},\"understood\":{\"terms\":[],\"ignored\":[\"x\"],\"all\":true}}";
    }

    private String items(String more) {
        return careers.stream().map(c -> """
                        {"id":"%1$s","slug":"%1$s-slug","title":"Title of %1$s","family":{"id":"f","name":"F"},\
                        "seniority":"all","summary":"S","mergedIds":[],"occupations":[\
                        {"scheme":"SOC-2018","code":"%1$s","title":"O","fit":"exact"}]%2$s}""".formatted(c.id(), more)).collect(Collectors.joining(","));
    }

    private String lines(Function<Career, String> highlights) {
        return careers.stream()
                .map(c -> "{\"id\":\"" + c.id() + "\",\"highlights\":" + highlights.apply(c)
                        + ",\"sources\":[{\"id\":\"bls-oews\",\"releases\":[\"r\"]}]}\n")
                .collect(Collectors.joining());
    }

    private static String pay(String id, String differs) {
        return figure("""
                "id":"pay-%s","statistic":"median","unit":"USD","period":"year","basis":"baseAndIncentive",\
                "area":"US","seniority":"all","source":"bls-oews","release":"bls-oews:2024-05:national:2025-04-02",\
                "subject":{"occupation":{"scheme":"SOC-2018","code":"%s"},"title":"Those of %s"},"text":"so much a year",\
                "referencePeriod":"2024-05\"""".formatted(id, id, id), differs);
    }

    private static String change(String id, String differs) {
        return figure("""
                "id":"change-%s","statistic":"change","unit":"percent","source":"bls-ep","referencePeriod":"2024/2034",\
                "subject":{"title":"Those of %s"},"text":"projected to grow\"""".formatted(id, id), differs);
    }

    /** Of two members with one name the last counts. */
    private static String figure(String members, String differs) {
        return "{" + members + "," + differs + "}";
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }
}
