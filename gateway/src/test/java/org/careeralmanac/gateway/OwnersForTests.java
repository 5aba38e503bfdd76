package org.careeralmanac.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.careeralmanac.defaults.HeldPort;
import org.careeralmanac.gateway.owners.Owner;

/** Three owners that answer what a test tells them to, with feeds that work as the contract says. */
public class OwnersForTests implements QuarkusTestResourceLifecycleManager {

    private static final int LEAST_PRIORITY = 100;

    /** A change feed in memory, answering {@code /changes?after=&limit=}. */
    private static final class FeedOfOwner implements ResponseDefinitionTransformerV2 {

        private record Item(long position, String json) {}

        private final String service;
        private final List<Item> items = new CopyOnWriteArrayList<>();

        FeedOfOwner(String service) {
            this.service = service;
        }

        void add(String kind, String id, String touches) {
            long position = position() + 1;
            items.add(new Item(position, """
                    {"position":%d,"at":"2026-11-23T08:00:%02dZ","service":"%s","kind":"%s","op":"upsert","id":"%s",\
                    "replacedBy":null,"touches":%s}""".formatted(position, position % 60, service, kind, id, touches)));
        }

        long position() {
            return items.isEmpty() ? 0 : items.getLast().position();
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            long after =
                    Long.parseLong(event.getRequest().queryParameter("after").firstValue());
            int limit =
                    Integer.parseInt(event.getRequest().queryParameter("limit").firstValue());
            List<String> found = items.stream()
                    .filter(i -> i.position() > after)
                    .limit(limit)
                    .map(Item::json)
                    .toList();
            return aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"items\":[" + String.join(",", found) + "],\"position\":" + position() + "}")
                    .build();
        }

        @Override
        public String getName() {
            return "feed";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }

    private final Map<Owner, WireMockServer> servers = new EnumMap<>(Owner.class);
    private final List<HeldPort> ports = new ArrayList<>();
    private final Map<Owner, FeedOfOwner> feeds = new EnumMap<>(Owner.class);

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        for (Owner owner : Owner.values()) {
            feeds.put(owner, new FeedOfOwner(owner.service()));
            feeds.get(owner).add("release", "starter", "{\"roles\":[],\"occupations\":[],\"all\":true}");
            HeldPort port = new HeldPort();
            ports.add(port);
            WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                    .bindAddress("127.0.0.1")
                    .port(port.number())
                    .extensions(feeds.get(owner)));
            server.start();
            servers.put(owner, server);
            config.put("almanac.owners." + owner.key() + ".url", server.baseUrl());
        }
        reset();
        return config;
    }

    @Override
    public void stop() {
        servers.values().forEach(WireMockServer::stop);
        ports.forEach(HeldPort::close);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(OwnersForTests.class));
    }

    /** Forgets every stub and request; the feeds go on. */
    public void reset() {
        for (Owner owner : Owner.values()) {
            up(owner);
            servers.get(owner).resetAll();
            feedAnswers(owner);
        }
    }

    public WireMockServer of(Owner owner) {
        return servers.get(owner);
    }

    public long position(Owner owner) {
        return feeds.get(owner).position();
    }

    public void feedAnswers(Owner owner) {
        servers.get(owner)
                .stubFor(get(urlPathEqualTo("/api/v1/changes"))
                        .atPriority(1)
                        .willReturn(aResponse().withTransformers("feed")));
    }

    public void feedFails(Owner owner) {
        servers.get(owner)
                .stubFor(get(urlPathEqualTo("/api/v1/changes"))
                        .atPriority(1)
                        .willReturn(aResponse().withStatus(500)));
    }

    public void change(Owner owner, String kind, String id, String touches) {
        feeds.get(owner).add(kind, id, touches);
    }

    /** Everything this owner is asked fails in this way, its feed too. */
    public void fails(Owner owner, ResponseDefinitionBuilder how) {
        servers.get(owner).stubFor(any(anyUrl()).atPriority(1).willReturn(how));
    }

    public void down(Owner owner) {
        servers.get(owner).stop();
    }

    public void up(Owner owner) {
        if (!servers.get(owner).isRunning()) {
            servers.get(owner).start();
        }
    }

    /** All three owners answer for this career. */
    public void career(String slug) {
        servers.get(Owner.ROLES)
                .stubFor(get(urlEqualTo("/api/v1/roles/" + slug))
                        .willReturn(answer(Owner.ROLES, Answers.roles(slug), "\"r1\"")));
        sections(Owner.SALARY, slug, answer(Owner.SALARY, Answers.salary(slug), "\"s1\""));
        sections(Owner.TRENDS, slug, answer(Owner.TRENDS, Answers.trends(slug), "\"t1\""));
    }

    /** What salary-service or trends-service answer for a career. */
    public void sections(Owner owner, String role, ResponseDefinitionBuilder response) {
        servers.get(owner)
                .stubFor(get(urlPathEqualTo("/api/v1/sections"))
                        .withQueryParam("role", equalTo(role))
                        .atPriority(LEAST_PRIORITY)
                        .willReturn(response));
    }

    public void notModified(Owner owner, String role, String etag) {
        servers.get(owner)
                .stubFor(get(urlPathEqualTo("/api/v1/sections"))
                        .withQueryParam("role", equalTo(role))
                        .withHeader("If-None-Match", equalTo(etag))
                        .atPriority(LEAST_PRIORITY / 2)
                        .willReturn(aResponse()
                                .withStatus(304)
                                .withHeader("ETag", etag)
                                .withHeader("Almanac-Position", Long.toString(position(owner)))));
    }

    public void highlights(Owner owner, String ndjson) {
        servers.get(owner)
                .stubFor(post(urlEqualTo("/api/v1/highlights"))
                        .willReturn(aResponse()
                                .withHeader("Content-Type", "application/x-ndjson")
                                .withHeader("Almanac-Position", Long.toString(position(owner)))
                                .withBody(ndjson)));
    }

    public ResponseDefinitionBuilder answer(Owner owner, String json, String etag) {
        return answer(json, etag, position(owner));
    }

    public ResponseDefinitionBuilder answer(String json, String etag, long position) {
        return aResponse()
                .withHeader("Content-Type", "application/json")
                .withHeader("ETag", etag)
                .withHeader("Cache-Control", "no-cache")
                .withHeader("Almanac-Position", Long.toString(position))
                .withBody(json);
    }

    /** How often this owner was asked for its sections of a role. */
    public int asked(Owner owner, String role) {
        return servers.get(owner)
                .countRequestsMatching((owner == Owner.ROLES
                                ? getRequestedFor(urlPathEqualTo("/api/v1/roles/" + role))
                                : getRequestedFor(urlPathEqualTo("/api/v1/sections"))
                                        .withQueryParam("role", WireMock.equalTo(role)))
                        .build())
                .getCount();
    }
}
