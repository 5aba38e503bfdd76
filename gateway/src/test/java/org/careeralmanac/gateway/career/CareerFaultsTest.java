package org.careeralmanac.gateway.career;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.careeralmanac.gateway.Answers;
import org.careeralmanac.gateway.MovableClock;
import org.careeralmanac.gateway.OwnersForTests;
import org.careeralmanac.gateway.owners.Feeds;
import org.careeralmanac.gateway.owners.Owner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(OwnersForTests.class)
class CareerFaultsTest {

    /** Below what one call may last, so that it is the page's deadline that ends the wait; a busy machine adds to that. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(5_500);

    OwnersForTests owners;

    @Inject
    MovableClock clock;

    @Inject
    Feeds feeds;

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    /** Ways to fail, and the reason that clients are told. */
    enum Failure {
        SLOW("timeout"),
        ERROR_500("errorStatus"),
        STATUS_404("errorStatus"),
        GARBAGE("invalidAnswer"),
        WRONG_TYPES("invalidAnswer"),
        WRONG_UPDATED_AT("invalidAnswer"),
        MISSING_MEMBERS("invalidAnswer"),
        TRUNCATED_JSON("invalidAnswer"),
        BROKEN_OFF("unreachable"),
        RESET("unreachable"),
        EMPTY("unreachable"),
        ONE_BYTE_A_SECOND("timeout"),
        HUGE("tooLarge"),
        ANNOUNCED_HUGE("tooLarge");

        private final String reason;

        Failure(String reason) {
            this.reason = reason;
        }

        ResponseDefinitionBuilder answer(OwnersForTests owners, String role) {
            String good = Answers.salary(role);
            ResponseDefinitionBuilder answer = owners.answer(Owner.SALARY, good, "\"x\"");
            return switch (this) {
                case SLOW -> answer.withFixedDelay(15_000);
                case ERROR_500 -> aResponse().withStatus(500).withBody("<html>no</html>");
                case STATUS_404 -> aResponse().withStatus(404);
                case GARBAGE -> answer.withBody("<html>It works!</html>");
                case WRONG_TYPES ->
                    answer.withBody(
                            good.replace("\"content\":{", "\"content\":[{").replace("}},", "}]},"));
                case WRONG_UPDATED_AT -> answer.withBody(good.replace("2026-11-01T09:00:00Z", "yesterday"));
                case MISSING_MEMBERS -> answer.withBody("{\"sections\":{}}");
                case TRUNCATED_JSON -> answer.withBody(good.substring(0, good.length() / 2));
                case BROKEN_OFF -> answer.withFault(Fault.MALFORMED_RESPONSE_CHUNK);
                case RESET -> answer.withFault(Fault.CONNECTION_RESET_BY_PEER);
                case EMPTY -> answer.withFault(Fault.EMPTY_RESPONSE);
                case ONE_BYTE_A_SECOND -> answer.withChunkedDribbleDelay(good.length(), good.length() * 1_000);
                case HUGE -> answer.withBody("{\"x\":\"" + "x".repeat(5_000_000) + "\"}");
                // More than an array can hold; what follows is short, and does not matter any more.
                case ANNOUNCED_HUGE -> answer.withHeader("Content-Length", "5000000000");
            };
        }
    }

    @BeforeEach
    @AfterEach
    void normal() {
        owners.reset();
        clock.reset();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Stream.of(Owner.values())
                .allMatch(o -> feeds.trusted(o, clock.instant())));
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void anOwnerThatFailsMakesItsSectionUnavailableInTime(Failure failure) {
        String slug = "fails-" + failure.name().toLowerCase(Locale.ROOT).replace('_', '-');
        owners.career(slug);
        owners.sections(Owner.SALARY, slug, failure.answer(owners, slug));

        Instant asked = Instant.now();
        Response page = career(slug);

        assertThat(Duration.between(asked, Instant.now())).isLessThan(ANSWERED_WITHIN);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Almanac-Completeness")).isEqualTo("partial");
        assertThat(page.jsonPath().getString("completeness")).isEqualTo("partial");
        assertThat(page.jsonPath().getMap("sections.salary"))
                .containsOnlyKeys("status", "service", "reason", "retryAfterSeconds")
                .containsEntry("status", "unavailable")
                .containsEntry("service", "salary-service")
                .containsEntry("reason", failure.reason)
                .containsEntry("retryAfterSeconds", 2);
        assertThat(page.jsonPath().getString("sections.overview.status")).isEqualTo("live");
        assertThat(page.jsonPath().getString("sections.trends.status")).isEqualTo("live");
        assertThat(page.jsonPath().<Object>get("highlights.pay")).isNull();
    }

    @Test
    void aSlowOwnerIsWaitedForOnceAndServesTheNextPage() {
        owners.career("late");
        owners.sections(
                Owner.SALARY,
                "late",
                owners.answer(Owner.SALARY, Answers.salary("late"), "\"x\"").withFixedDelay(3_500));

        assertThat(career("late").jsonPath().getString("sections.salary.status"))
                .isEqualTo("unavailable");

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> "live"
                .equals(career("late").jsonPath().getString("sections.salary.status")));
        assertThat(owners.asked(Owner.SALARY, "late")).isOne();
    }

    @Test
    void whatWasKnownBeforeIsLastKnownAndBecomesLiveAgain() {
        owners.career("before");
        career("before");
        Instant known = clock.instant();
        owners.fails(Owner.SALARY, aResponse().withStatus(500));
        clock.move(Duration.ofSeconds(10));

        Response page = career("before");

        assertThat(page.jsonPath().getString("sections.salary.status")).isEqualTo("lastKnown");
        assertThat(page.jsonPath().getString("sections.salary.content.text")).isEqualTo("…");
        assertThat(page.jsonPath().getString("sections.salary.updatedAt")).isEqualTo("2026-11-01T09:00:00Z");
        assertThat(Instant.parse(page.jsonPath().getString("sections.salary.confirmedAt")))
                .isBetween(known.minusSeconds(5), known.plusSeconds(5));
        assertThat(page.jsonPath().getString("highlights.pay.text")).isEqualTo("pay of before");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Long.parseLong(page.header("Almanac-Data-Age"))).isBetween(8L, 12L);

        owners.reset();
        owners.career("before");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> "complete"
                .equals(career("before").jsonPath().getString("completeness")));
    }

    @Test
    void aChangedCareerWhoseOwnerIsAwayShowsTheLastGoodCopy() {
        owners.career("changed");
        career("changed");
        owners.change(Owner.SALARY, "release", "r", "{\"roles\":[],\"occupations\":[],\"all\":true}");
        owners.sections(Owner.SALARY, "changed", aResponse().withStatus(503));

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> "lastKnown"
                .equals(career("changed").jsonPath().getString("sections.salary.status")));
    }

    @Test
    void withoutRolesServiceKnownPagesStayAndOthersAre503() {
        owners.career("known");
        career("known");
        owners.down(Owner.ROLES);
        clock.move(Duration.ofSeconds(10));

        Response known = career("known");
        Response unknown = career("never-seen");
        Response list = given().get("/api/v1/careers");

        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.jsonPath().getString("sections.overview.status")).isEqualTo("lastKnown");
        assertThat(known.jsonPath().getString("sections.challenges.status")).isEqualTo("unavailable");
        for (Response away : new Response[] {unknown, list}) {
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.header("Retry-After")).isEqualTo("2");
            assertThat(away.contentType()).startsWith("application/problem+json");
            assertThat(away.jsonPath().getString("code")).isEqualTo("UNAVAILABLE");
        }
    }

    @Test
    void theGatewayIsReadyWhateverItsOwnersDo() {
        for (Owner owner : Owner.values()) {
            owners.down(owner);
        }

        assertThat(given().port(managementPort).get("/q/health/ready").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a404ThatDoesNotComeFromRolesServiceItselfIsNoProofOfAbsence() {
        owners.fails(Owner.ROLES, aResponse().withStatus(404).withBody("default backend"));

        assertThat(career("proxy-says-404").statusCode()).isEqualTo(503);
    }

    private static Response career(String slug) {
        return given().get("/api/v1/careers/" + slug);
    }
}
