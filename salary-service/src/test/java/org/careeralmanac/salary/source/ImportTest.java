package org.careeralmanac.salary.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A steward's day: hand in, compare, publish, withdraw; and uploads that go wrong on the way. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ImportTest {

    private static final String IMPORTS = "/api/v1/admin/salary/imports";
    private static final String RELEASES = "/api/v1/admin/salary/releases";

    @TestHTTPResource
    URI base;

    @ConfigProperty(name = "almanac.imports.folder")
    Path folder;

    private final String source = "s" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void aFileIsHandedInComparedPublishedAndWithdrawn() {
        String role = "r" + source;
        JsonPath first = ended(handIn("2024-05-01", true, "role,median\n" + role + ",100000\nother,70000\n"));
        assertThat(first.getString("outcome")).isEqualTo("published");
        JsonPath second =
                ended(handIn("2025-05-01", false, "role,median\n" + role + ",130000\nwrong,much\nnew,90000\n"));
        assertThat(second.getString("outcome")).isEqualTo("staged");
        assertThat(second.getString("submittedBy")).isEqualTo("sam");
        assertThat(second.getLong("rowsRead")).isEqualTo(3);
        assertThat(second.getList("refused.what")).containsExactly("is not a number");
        String release = second.getString("releases[0]");
        assertThat(release).isEqualTo(source + ":all:" + source + ":2025-05-01");

        given().get(IMPORTS + "/" + second.getInt("id") + "/refusals")
                .then()
                .body("total", equalTo(1))
                .body("items[0].file", equalTo("pay.csv"))
                .body("items[0].row", equalTo(3))
                .body("items[0].column", equalTo("median"))
                .body("items[0].value", equalTo("much"))
                .body("items[0].why", equalTo("is not a number"))
                .body("items[0].right", containsString("plain decimal"));
        given().get(RELEASES + "/" + release + "/differences")
                .then()
                .statusCode(200)
                .body("against", equalTo(source + ":all:" + source + ":2024-05-01"))
                .body("counts.moved", equalTo(1))
                .body("counts.lost", equalTo(1))
                .body("counts.added", equalTo(1))
                .body("items[0].kind", equalTo("moved"))
                .body("items[0].changePercent", equalTo(30.0f))
                .body("items[0].label", containsString(role));
        shows(role, source + ":all:" + source + ":2024-05-01");

        int position = given().post(RELEASES + "/" + release + "/publication")
                .then()
                .statusCode(200)
                .body("status", equalTo("published"))
                .extract()
                .path("position");
        shows(role, release);
        given().get("/api/v1/changes?after=" + (position - 1))
                .then()
                .body("items[0].id", equalTo(release))
                .body("items[0].op", equalTo("upsert"))
                .body("items[0].touches.roles", hasItem(role));

        given().contentType("application/json")
                .body("{\"reason\": \"An erratum\"}")
                .post(RELEASES + "/" + release + "/withdrawal")
                .then()
                .statusCode(200);
        shows(role, source + ":all:" + source + ":2024-05-01");
        given().get("/api/v1/sources/" + source + "/releases")
                .then()
                .body("items[0].status", equalTo("withdrawn"))
                .body("items[0].withdrawnReason", equalTo("An erratum"))
                .body("items[1].status", equalTo("published"));
        given().get(RELEASES + "?source=" + source).then().body("items", hasSize(2));
        given().get(RELEASES + "/" + release).then().body("release.status", equalTo("withdrawn"));
        given().post(RELEASES + "/" + release + "/publication")
                .then()
                .statusCode(409)
                .body("code", equalTo("RELEASE_STATE"));
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void aStagedReleaseIsListedAsSuchAndSeenByNoReader() {
        String role = "r" + source;
        ended(handIn("2025-05-01", false, "role,median\n" + role + ",1\n"));

        given().get("/api/v1/sections?role=" + role).then().body("sections.salary", nullValue());
        given().get("/api/v1/sources/" + source + "/releases").then().body("items[0].status", equalTo("staged"));
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void aFileMayBeLargerThanAnyOtherBody() {
        StringBuilder csv = new StringBuilder("role,median\n");
        for (int i = 0; i < 3_000; i++) {
            csv.append("a".repeat(500)).append(i).append(",100000\n");
        }
        Response answer = handIn("2025-05-01", false, csv.toString());
        answer.then()
                .statusCode(202)
                .header("Location", endsWith(IMPORTS + "/" + answer.jsonPath().getInt("id")));
        assertThat(ended(answer).getList("stored.count")).containsExactly(3_000);

        given().contentType("application/json")
                .body("{\"reason\": \"" + "x".repeat(1_200_000) + "\"}")
                .post(RELEASES + "/x/withdrawal")
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void anUploadThatIsCutOffLeavesNothing() throws IOException {
        int before = given().get(IMPORTS).jsonPath().getList("items").size();
        cutOff("Content-Length: 5000000", "role,median\n" + "a,1\n".repeat(100_000));
        cutOff("Transfer-Encoding: chunked", "c\r\nrole,median\n\r\n30d40\r\n" + "a,1\n".repeat(50_000));

        // A directory may go while it is being looked at.
        await().ignoreExceptions().untilAsserted(() -> assertThat(filesLeft()).isZero());
        assertThat(given().get(IMPORTS).jsonPath().getList("items")).hasSize(before);
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void whatCannotBeMeantIsSaid() {
        refusedAs(empty("tarot"), 404, "IMPORT_KIND_NOT_FOUND", "plain-pay");
        given().contentType("application/octet-stream")
                .post(IMPORTS)
                .then()
                .statusCode(400)
                .body("detail", containsString("'kind' is missing"));
        refusedAs(empty("plain-pay&label=x"), 400, "BAD_PARAMETER", "edition, part, knownFrom");
        refusedAs(empty("plain-pay&publish=1"), 400, "BAD_PARAMETER", "true or false");
        refusedAs(empty("plain-pay&part=a&part=b"), 400, "BAD_PARAMETER", "given once");
        refusedAs(empty("plain-pay"), 400, "BAD_BODY", "empty");
        given().contentType("application/json")
                .body("{}")
                .post(IMPORTS + "?kind=plain-pay")
                .then()
                .statusCode(415);
        given().get(IMPORTS + "/999999").then().statusCode(404).body("code", equalTo("IMPORT_NOT_FOUND"));
        given().get(IMPORTS + "/first").then().statusCode(400).body("code", equalTo("BAD_PARAMETER"));
        given().get(RELEASES + "/no:such:release/differences")
                .then()
                .statusCode(404)
                .body("code", equalTo("RELEASE_NOT_FOUND"));
        given().get(RELEASES + "/x/differences?kind=funny")
                .then()
                .statusCode(400)
                .body("allowed", equalTo("moved, lost, added, newlyMissing"));
    }

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void theKindsSayWhatTheyTake() {
        given().get(IMPORTS + "/kinds")
                .then()
                .body("items.kind", hasItem("plain-pay"))
                .body("items.find { it.kind == 'plain-pay' }.parameters.name", contains("edition", "part", "knownFrom"))
                .body("items.find { it.kind == 'plain-pay' }.title", notNullValue());
    }

    @Test
    @TestSecurity(user = "eve", roles = "editor")
    void anEditorIsRefused() {
        given().contentType("application/octet-stream")
                .body("x".getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS + "?kind=plain-pay")
                .then()
                .statusCode(403);
        given().get(IMPORTS).then().statusCode(403);
        given().get(IMPORTS + "/kinds").then().statusCode(403);
        given().get(IMPORTS + "/1").then().statusCode(403);
        given().get(IMPORTS + "/1/refusals").then().statusCode(403);
        given().get(RELEASES).then().statusCode(403);
        given().get(RELEASES + "/x").then().statusCode(403);
        given().get(RELEASES + "/x/differences").then().statusCode(403);
        given().post(RELEASES + "/x/publication").then().statusCode(403);
    }

    @Test
    void withoutATokenNothingIsKept() throws IOException {
        given().contentType("application/octet-stream")
                .body("role,median\n".repeat(200_000).getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS + "?kind=plain-pay")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
        assertThat(filesLeft()).isZero();
    }

    private static void refusedAs(Response answer, int status, String code, String right) {
        answer.then().statusCode(status).body("code", equalTo(code)).body("detail", containsString(right));
    }

    private static Response empty(String kindAndQuery) {
        return given().contentType("application/octet-stream").post(IMPORTS + "?kind=" + kindAndQuery);
    }

    private Response handIn(String knownFrom, boolean publish, String csv) {
        return given().contentType("application/octet-stream")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS
                        + "?kind=plain-pay&file=pay.csv&part=%s&knownFrom=%s&publish=%s"
                                .formatted(source, knownFrom, publish));
    }

    private static JsonPath ended(Response accepted) {
        accepted.then().statusCode(202);
        String address = IMPORTS + "/" + accepted.jsonPath().getInt("id");
        await().until(() -> given().get(address).jsonPath().get("endedAt") != null);
        JsonPath job = given().get(address).jsonPath();
        assertThat(job.getString("status")).as(job.prettify()).isEqualTo("done");
        return job;
    }

    private static void shows(String role, String release) {
        given().get("/api/v1/sections?role=" + role)
                .then()
                .body("sections.salary.content.estimates.release", contains(release));
    }

    /** A client that dies while it sends. */
    private void cutOff(String length, String begun) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(("POST " + IMPORTS + "?kind=plain-pay&part=cut&knownFrom=2025-01-01 HTTP/1.1\r\n"
                                    + "Host: here\r\nContent-Type: application/octet-stream\r\n" + length
                                    + "\r\n\r\n" + begun)
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            await().until(() -> filesLeft() > 0);
        }
    }

    private long filesLeft() throws IOException {
        if (Files.notExists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.endsWith("file")).count();
        }
    }
}
