package org.careeralmanac.salary.section;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pay of test pilots: official figures of several places and years, a group of people with all its quantiles. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PayReadsTest {

    private static final String PILOT = "occupation=SOC-2018:99-1000:exact"
            + "&predecessor=SOC-2018:99-1000:SOC-2010:99-1001:broader"
            + "&predecessor=SOC-2018:99-1000:SOC-2010:99-1002:broader"
            + "&role=test-pilot&roleSeniority=senior";
    private static final String SECTION = "/api/v1/sections?" + PILOT;
    private static final String CONTENT = "sections.salary.content.";
    private static final String RANGE = CONTENT + "reconciliation.range.";

    @Inject
    DataSource database;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void load() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO source VALUES
                        ('wages', 'Office of Wages', 'Wages', NULL, 'CC0-1.0', 'A', 'official-statistics'),
                        ('people', 'People', 'What people say', NULL, 'CC0-1.0', 'A', 'self-reported'),
                        ('ecb-rates', 'European Central Bank', 'Rates', NULL, 'CC0-1.0', 'A', 'official-statistics'),
                        ('us-cpi', 'Office of Prices', 'Prices', NULL, 'CC0-1.0', 'A', 'official-statistics'),
                        ('bea-rpp', 'Office of Places', 'Parities', NULL, 'CC0-1.0', 'A', 'official-statistics')
                    ON CONFLICT DO NOTHING;
                    INSERT INTO release (id, source_id, edition, part, known_from, content_hash, status, loaded_at, published_at)
                    SELECT s || ':' || e || ':' || p || ':' || k, s, e, p, k::date, s || e || p, 'published', now(), now()
                    FROM (VALUES ('wages', '2018', 'national', '2019-04-01'), ('wages', '2023', 'national', '2024-04-01'),
                                 ('wages', '2024', 'national', '2025-04-01'), ('people', 'all', 'all', '2025-01-19'),
                                 ('ecb-rates', 'all', 'daily', '2025-06-01'), ('us-cpi', 'all', 'monthly', '2025-07-01'),
                                 ('bea-rpp', 'all', 'states', '2024-12-12')) AS r (s, e, p, k)
                    ON CONFLICT DO NOTHING;
                    INSERT INTO estimate (id, release_id, subject_role, occupation_scheme, occupation_code, subject_title,
                                          area_id, seniority, industry, reference_period, period, basis, currency, sample_size)
                    VALUES
                        ('pilotaaaaaaaaaaa', 'wages:2024:national:2025-04-01', NULL, 'SOC-2018', '99-1000', 'Test Pilots', 'US', 'all', NULL, '2024-05', 'year', 'baseAndIncentive', 'USD', NULL),
                        ('pilotbbbbbbbbbbb', 'wages:2023:national:2024-04-01', NULL, 'SOC-2018', '99-1000', 'Test Pilots', 'US', 'all', NULL, '2023-05', 'year', 'baseAndIncentive', 'USD', NULL),
                        ('pilotccccccccccc', 'wages:2024:national:2025-04-01', NULL, 'SOC-2018', '99-1000', 'Test Pilots', 'US-CA', 'all', NULL, '2024-05', 'year', 'baseAndIncentive', 'USD', NULL),
                        ('pilotddddddddddd', 'wages:2024:national:2025-04-01', NULL, 'SOC-2018', '99-1000', 'Test Pilots', 'US-NY', 'all', NULL, '2024-05', 'year', 'baseAndIncentive', 'USD', NULL),
                        ('piloteeeeeeeeeee', 'wages:2024:national:2025-04-01', NULL, 'SOC-2018', '99-1000', 'Test Pilots', 'US', 'all', '5415', '2024-05', 'year', 'baseAndIncentive', 'USD', NULL),
                        ('pilotfffffffffff', 'wages:2018:national:2019-04-01', NULL, 'SOC-2010', '99-1001', 'Pilots of Jets', 'US', 'all', NULL, '2018-05', 'year', 'baseAndIncentive', 'USD', NULL),
                        ('pilotggggggggggg', 'wages:2018:national:2019-04-01', NULL, 'SOC-2010', '99-1002', 'Pilots of Gliders', 'US', 'all', NULL, '2018-05', 'year', 'baseAndIncentive', 'USD', NULL),
                        ('pilothhhhhhhhhhh', 'people:all:all:2025-01-19', 'test-pilot', NULL, NULL, 'Test Pilot', 'US', 'senior', NULL, '2024', 'year', 'unstated', 'USD', 50)
                    ON CONFLICT DO NOTHING;
                    INSERT INTO figure (id, estimate_id, statistic, unit, value, at_least, symbol)
                    SELECT replace(e.id, 'pilot', left(s || 'aaaaa', 5)), e.id, f, 'USD', CASE WHEN s = 'op' THEN NULL ELSE v END,
                           CASE WHEN s = 'op' THEN v END, CASE WHEN s = 'op' THEN '#' END
                    FROM (VALUES ('pilotaaaaaaaaaaa', 105000), ('pilotbbbbbbbbbbb', 100000), ('pilotccccccccccc', 120000),
                                 ('pilotddddddddddd', 110000), ('piloteeeeeeeeeee', 90000), ('pilotfffffffffff', 95000),
                                 ('pilotggggggggggg', 50000), ('pilothhhhhhhhhhh', 150000)) AS e (id, median)
                    CROSS JOIN LATERAL (VALUES ('lo', 'p25', median - 20000), ('mi', 'median', median),
                                               ('hi', 'p75', median + 20000), ('op', 'p90', median + 50000)) AS f (s, f, v)
                    ON CONFLICT DO NOTHING;
                    INSERT INTO observation_group (estimate_id, size, points)
                    SELECT 'pilothhhhhhhhhhh', 50, array_agg(100000 + i * 1000 ORDER BY i) FROM generate_series(0, 100) AS i
                    ON CONFLICT DO NOTHING;
                    INSERT INTO exchange_rate (release_id, currency, month, per_eur, days, total)
                    VALUES ('ecb-rates:all:daily:2025-06-01', 'USD', '2024-05-01', array_fill(1.25, ARRAY[31]), 31, 38.75)
                    ON CONFLICT DO NOTHING;
                    INSERT INTO price_index (release_id, area_id, period, index)
                    VALUES ('us-cpi:all:monthly:2025-07-01', 'US', '2024-05', 300), ('us-cpi:all:monthly:2025-07-01', 'US', '2025-06', 330)
                    ON CONFLICT DO NOTHING;
                    INSERT INTO price_parity (release_id, area_id, year, index)
                    VALUES ('bea-rpp:all:states:2024-12-12', 'US-CA', 2022, 111), ('bea-rpp:all:states:2024-12-12', 'US-CA', 2023, 112)
                    ON CONFLICT DO NOTHING;
                    """);
        }
    }

    @Test
    void findsAreasByTheFirstLettersOfTheirWords() {
        given().queryParam("q", "calif")
                .get("/api/v1/areas")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("items", hasSize(1))
                .body("items[0].id", equalTo("US-CA"))
                .body("items[0].name", equalTo("California"))
                .body("items[0].kind", equalTo("state"))
                .body("items[0].parent", equalTo("US"))
                .body("items[0].payKnown", equalTo(true))
                .body("items[0].pricesKnown", equalTo(true))
                .body("items[0].priceLevelKnown", equalTo(true));
        given().queryParam("q", "TOME são").get("/api/v1/areas").then().body("items.id", contains("ST"));
        given().queryParam("q", "sao tome").get("/api/v1/areas").then().body("items.id", contains("ST"));
        given().queryParam("q", "us-ny").get("/api/v1/areas").then().body("items.id", contains("US-NY"));
        given().queryParam("q", "100% _").get("/api/v1/areas").then().body("items", hasSize(0));
    }

    @Test
    void listsAreasWherePayIsKnownFirstAndTheLargerBeforeTheSmaller() {
        List<Boolean> known = given().get("/api/v1/areas?limit=100")
                .then()
                .body("items", hasSize(100))
                .body("items.id", hasItems("US", "US-CA", "US-NY"))
                .extract()
                .path("items.payKnown");
        assertThat(known).isSortedAccordingTo(Collections.reverseOrder()).contains(true, false);
        given().get("/api/v1/areas?q=us&limit=2").then().body("items.id", contains("US", "US-CA"));
    }

    @Test
    void knowsOfAnAreaWhatWasKnownOnThatDay() {
        given().get("/api/v1/areas?q=us-ca&asOf=2025-03-31")
                .then()
                .body("items[0].payKnown", equalTo(false))
                .body("items[0].pricesKnown", equalTo(false))
                .body("items[0].priceLevelKnown", equalTo(true));
    }

    @Test
    void listsCurrenciesWithTheYearsThatHaveARate() {
        given().get("/api/v1/currencies")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("ATS", "EUR", "JPY", "USD"))
                .body("items.find { it.code == 'EUR' }.name", equalTo("Euro"))
                .body("items.find { it.code == 'EUR' }.symbol", equalTo("€"))
                .body("items.find { it.code == 'EUR' }.ratedYears", contains(2024))
                .body("items.find { it.code == 'USD' }.ratedYears", contains(2024))
                .body("items.find { it.code == 'JPY' }.minorUnit", equalTo(0))
                .body("items.find { it.code == 'JPY' }.ratedYears", hasSize(0))
                .body("items.find { it.code == 'ATS' }.withdrawn", equalTo("2002-03"));
        given().get("/api/v1/currencies?asOf=2025-05-31")
                .then()
                .body("items.find { it.code == 'USD' }.ratedYears", hasSize(0));
    }

    @Test
    void refusesAPickersWrongParameters() {
        String long101 = "a".repeat(101);
        for (String wrong :
                List.of("areas?limit=0", "areas?q=" + long101, "areas?asOf=today", "currencies?asOf=2025")) {
            given().get("/api/v1/" + wrong).then().statusCode(400).body("code", equalTo("BAD_PARAMETER"));
        }
    }

    @Test
    void convertsAtTheMeanRateOfEachReferencePeriodAndNamesIt() {
        ValidatableResponse answer = section("&currency=EUR");

        answer.body(RANGE + "middle.value", equalTo(84_000))
                .body(RANGE + "middle.unit", equalTo("EUR"))
                .body(RANGE + "middle.caveats.code", hasItem("CONVERTED"))
                .body(CONTENT + "view.currency", equalTo("EUR"))
                .body("highlights.pay.middle.text", equalTo("€84,000 a year"))
                .body("sources.id", hasItem("ecb-rates"));
        String official = CONTENT + "estimates.find { it.id == 'pilotaaaaaaaaaaa' }.";
        answer.body(official + "figures.find { it.statistic == 'median' }.value", equalTo(105_000))
                .body(official + "onScale.figures.find { it.statistic == 'median' }.value", equalTo(84_000))
                .body(official + "onScale.figures.find { it.statistic == 'p90' }.atLeast", equalTo(124_000))
                .body(
                        official + "onScale.text",
                        equalTo("1 USD was 0.8 EUR on average in May 2024 (European Central Bank)."));
    }

    @Test
    void saysThatThereIsNoRateInsteadOfGuessing() {
        section("&currency=EUR&year=2023")
                .body(RANGE.substring(0, RANGE.length() - 1), nullValue())
                .body(CONTENT + "reconciliation.reason", notNullValue())
                .body(CONTENT + "reconciliation.setAside.reason", everyItem(equalTo("OTHER_CURRENCY")))
                .body(CONTENT + "estimates.onScale.figures.flatten().missing", everyItem(equalTo("noRate")));
    }

    @Test
    void restatesInThePricesOfAYear() {
        section("&prices=2025")
                .body(RANGE + "middle.value", equalTo(115_500))
                .body(RANGE + "middle.caveats.code", hasItem("PRICES_OF_ANOTHER_YEAR"))
                .body("sources.id", hasItem("us-cpi"));
        problem("&prices=2031", "NO_PRICE_INDEX", "prices");
        problem("&area=DE&prices=2025", "NO_PRICE_INDEX", "prices");
    }

    @Test
    void restatesAtThePriceLevelOfAPlace() {
        section("&priceArea=US-CA")
                .body(RANGE + "middle.value", equalTo(117_600))
                .body(RANGE + "middle.caveats.text", hasItem(containsString("1.12 times that of US in 2023")));
        section("&area=US-CA&priceArea=US").body(RANGE + "middle.value", equalTo(107_142.86f));
        problem("&priceArea=US-NY", "NO_PRICE_INDEX", "priceArea");
    }

    @Test
    void answersForAPlaceAndListsTheCountryBesideIt() {
        section("&area=US-CA")
                .body(RANGE + "middle.value", equalTo(120_000))
                .body(RANGE + "text", containsString("California"))
                .body(CONTENT + "byArea.area", contains("US", "US-CA"))
                .body(CONTENT + "byArea.name", contains("United States", "California"))
                .body(
                        CONTENT + "reconciliation.setAside.find { it.estimate == 'pilotaaaaaaaaaaa' }.reason",
                        equalTo("OTHER_AREA"));
    }

    @Test
    void answersForAYearWithTheNewestFiguresUpToIt() {
        section("&year=2023")
                .body(RANGE + "middle.value", equalTo(100_000))
                .body(CONTENT + "estimates.referencePeriod", not(hasItem("2024-05")));
        section("").body(CONTENT + "estimates.id", not(hasItem("pilotbbbbbbbbbbb")));
    }

    @Test
    void startsFromTheSeniorityAskedFor() {
        section("&seniority=entry")
                .body(CONTENT + "view.seniority", equalTo("entry"))
                .body(
                        CONTENT + "reconciliation.setAside.find { it.estimate == 'pilothhhhhhhhhhh' }.reason",
                        equalTo("OTHER_SENIORITY"));
        section("")
                .body(CONTENT + "bySeniority.find { it.seniority == 'senior' }.range.middle.value", equalTo(150_000));
    }

    @Test
    void refusesPlacesMoneyAndYearsThatAreNone() {
        problem("&area=US-XX", "BAD_PARAMETER", "area");
        problem("&area=california", "BAD_PARAMETER", "area");
        problem("&priceArea=US-XX", "BAD_PARAMETER", "priceArea");
        problem("&currency=QQQ", "BAD_PARAMETER", "currency");
        problem("&currency=euro", "BAD_PARAMETER", "currency");
        problem("&year=24", "BAD_PARAMETER", "year");
        problem("&prices=soon", "BAD_PARAMETER", "prices");
        problem("&seniority=boss", "BAD_PARAMETER", "seniority");
    }

    @Test
    void keepsTheDefaultAnswerUntilSomethingChanges() throws SQLException {
        String made = given().get(SECTION).asString();
        assertThat(given().get(SECTION).asString()).isEqualTo(made);
        assertThat(given().get(SECTION + "&area=US&currency=USD&seniority=senior")
                        .asString())
                .isEqualTo(made);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE stored_answer SET body = '{\"stored\": true}'");
        }
        given().get(SECTION).then().body("stored", equalTo(true));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO change (position, at, kind, op, entity_id, touches)
                    SELECT max(position) + 1, now(), 'release', 'upsert', 'x', '{}' FROM change""");
        }
        assertThat(given().get(SECTION).asString()).isEqualTo(made);
    }

    @Test
    void listsEveryEstimateAPageAtATime() {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            JsonPath page = given().get("/api/v1/pay?limit=3&" + PILOT + next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            next = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        } while (next != null);

        assertThat(ids).hasSize(8).doesNotHaveDuplicates().contains("piloteeeeeeeeeee");
        given().get("/api/v1/pay?area=US-CA&" + PILOT).then().body("items.id", contains("pilotccccccccccc"));
        given().get("/api/v1/pay?seniority=senior&" + PILOT).then().body("items.id", contains("pilothhhhhhhhhhh"));
        given().get("/api/v1/pay?cursor=x&" + PILOT).then().statusCode(400).body("parameter", equalTo("cursor"));
    }

    @Test
    void showsPayByAreaAsItIsPaidAndAsItBuys() {
        ValidatableResponse answer =
                given().get("/api/v1/pay/areas?" + PILOT).then().statusCode(200);

        answer.body("items.area", contains("US", "US-CA", "US-NY"))
                .body("items.find { it.area == 'US-CA' }.name", equalTo("California"))
                .body("items.find { it.area == 'US-CA' }.kind", equalTo("state"))
                .body("items.find { it.area == 'US-CA' }.nominal.middle.value", equalTo(120_000))
                .body("items.find { it.area == 'US-CA' }.priceArea", equalTo("US"))
                .body("items.find { it.area == 'US-CA' }.adjusted.middle.value", equalTo(107_142.86f))
                .body("items.find { it.area == 'US-CA' }.adjustment", containsString("2023"))
                .body("items.find { it.area == 'US-NY' }.nominal.middle.value", equalTo(110_000))
                .body("items.find { it.area == 'US-NY' }.adjusted", nullValue())
                .body("items.find { it.area == 'US-NY' }.adjustment", containsString("No price level on file"))
                .body("sources.id", hasItems("bea-rpp", "wages"));
        String next = given().get("/api/v1/pay/areas?limit=1&" + PILOT)
                .then()
                .body("items.area", contains("US"))
                .extract()
                .path("nextCursor");
        given().get("/api/v1/pay/areas?limit=1&cursor=" + next + "&" + PILOT)
                .then()
                .body("items.area", contains("US-CA"));
        given().get("/api/v1/pay/areas?area=US-CA&" + PILOT).then().body("items.area", contains("US-CA"));
    }

    @Test
    void neverJoinsWhatWasCodedOtherwise() {
        JsonPath history = given().get("/api/v1/pay/history?" + PILOT)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(history.getList("items.title"))
                .containsExactlyInAnyOrder("Test Pilots", "Pilots of Jets", "Pilots of Gliders");
        assertThat(history.getList("items.find { it.title == 'Test Pilots' }.points.referencePeriod"))
                .containsExactly("2023-05", "2024-05");
        assertThat(history.getList("items.find { it.title == 'Pilots of Jets' }.points.occupation.code"))
                .containsExactly("99-1001");
        given().get("/api/v1/pay/history?currency=EUR&" + PILOT)
                .then()
                .body("items.find { it.title == 'Test Pilots' }.points[0].median.missing", equalTo("noRate"))
                .body("items.find { it.title == 'Test Pilots' }.points[1].median.value", equalTo(84_000));
    }

    @Test
    void tellsWhereAnAmountStands() {
        standing("amount=125000")
                .body("items.estimate", contains("pilotaaaaaaaaaaa", "pilothhhhhhhhhhh"))
                .body("items[0].method", equalTo("percentiles"))
                .body("items[0].atLeast", equalTo(75))
                .body("items[0].atMost", equalTo(75))
                .body("items[1].method", equalTo("quantiles"))
                .body("items[1].atLeast", equalTo(25))
                .body("text", equalTo("Test Pilots, United States, May 2024: about 75 of 100 earn less."));
        standing("amount=150500").body("items[1].atLeast", equalTo(50.5f));
        // 50.50 an hour are 105,040 a year.
        standing("amount=50.50&period=hour")
                .body("items[0].atLeast", equalTo(50))
                .body("items[0].atMost", equalTo(75));
        standing("amount=90000&currency=EUR")
                .body("items[0].atLeast", equalTo(50))
                .body("items[0].conversions.kind", contains("currency"));
        given().get("/api/v1/pay/standing?amount=1000&role=nobody")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("text", containsString("Nothing on file"));
    }

    @Test
    void neverLogsCountsOrRepeatsTheAmount() {
        List<String> logged = Collections.synchronizedList(new ArrayList<>());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage()
                        + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            assertThat(standing("amount=147531").extract().asString()).doesNotContain("147531");
            assertThat(given().get("/api/v1/pay/standing?amount=147531x&" + PILOT)
                            .then()
                            .statusCode(400)
                            .body("parameter", equalTo("amount"))
                            .extract()
                            .asString())
                    .doesNotContain("147531");
            given().get("/api/v1/pay/standing?amount=147531&area=XX&" + PILOT)
                    .then()
                    .statusCode(400);
        } finally {
            root.removeHandler(handler);
        }
        assertThat(logged).noneMatch(line -> line.contains("147531"));
        assertThat(meters.getMeters())
                .isNotEmpty()
                .noneMatch(m -> m.getId().toString().contains("147531"));
    }

    @Test
    void refusesAmountsThatAreNone() {
        for (String amount :
                List.of("period=year", "amount=0", "amount=-5", "amount=1,000", "amount=1e6", "amount=12345678901")) {
            given().get("/api/v1/pay/standing?" + amount + "&" + PILOT)
                    .then()
                    .statusCode(400)
                    .body("parameter", equalTo("amount"));
        }
        given().get("/api/v1/pay/standing?amount=5&period=month&" + PILOT)
                .then()
                .statusCode(400)
                .body("parameter", equalTo("period"));
    }

    @Test
    void exportsEveryEstimateALineWithoutWhatOnlyARoleKnows() {
        List<JsonPath> lines = given().get("/api/v1/export/estimates.ndjson")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .map(JsonPath::from)
                .toList();

        assertThat(lines).hasSizeGreaterThan(8).isSortedAccordingTo((a, b) -> a.getString("id")
                .compareTo(b.getString("id")));
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.getInt("schemaVersion")).isEqualTo(1);
            assertThat(line.getString("source")).isNotBlank();
            assertThat(line.getString("release")).startsWith(line.getString("source") + ":");
            assertThat(line.getMap(""))
                    .containsKeys("id", "figures", "text", "caveats")
                    .doesNotContainKey("fit");
            assertThat(line.<Map<String, Object>>getList("figures")).allSatisfy(f -> assertThat(f)
                    .containsKeys("id", "source", "release", "text")
                    .doesNotContainKey("fit"));
        });
        given().get("/api/v1/export/estimates.ndjson?colour=red").then().statusCode(400);
        assertThat(given().get("/api/v1/export/estimates.ndjson?asOf=1999-01-01")
                        .asString())
                .isEmpty();
    }

    @Test
    void givesNoFigureWithoutASourceWhoeverAsks() {
        for (String address : List.of(
                SECTION,
                SECTION + "&currency=EUR&prices=2025&priceArea=US-CA",
                SECTION + "&area=US-CA&year=2023",
                "/api/v1/pay?" + PILOT,
                "/api/v1/pay/areas?" + PILOT,
                "/api/v1/pay/history?" + PILOT)) {
            JsonPath answer =
                    given().get(address).then().statusCode(200).extract().jsonPath();
            List<Map<String, Object>> figures = new ArrayList<>();
            figures(answer.get(""), figures);
            HashSet<Object> cited = new HashSet<>(answer.getList("sources.id"));

            assertThat(figures).isNotEmpty().allSatisfy(f -> {
                assertThat(cited).contains(f.get("source"));
                assertThat(f.get("release").toString()).startsWith(f.get("source") + ":");
                assertThat(f.get("text").toString()).isNotBlank();
                assertThat(List.of("value", "atLeast", "atMost", "missing").stream()
                                .filter(f::containsKey))
                        .hasSize(1);
            });
        }
    }

    @SuppressWarnings("unchecked")
    private static void figures(Object json, List<Map<String, Object>> found) {
        if (json instanceof Map<?, ?> object) {
            if (object.containsKey("statistic")) {
                found.add((Map<String, Object>) object);
            }
            object.values().forEach(v -> figures(v, found));
        } else if (json instanceof List<?> list) {
            list.forEach(v -> figures(v, found));
        }
    }

    private static ValidatableResponse section(String view) {
        return given().get(SECTION + view).then().statusCode(200);
    }

    private static ValidatableResponse standing(String query) {
        return given().get("/api/v1/pay/standing?" + query + "&" + PILOT)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store");
    }

    private static void problem(String view, String code, String parameter) {
        given().get(SECTION + view)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("parameter", equalTo(parameter));
    }
}
