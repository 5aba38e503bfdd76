package org.careeralmanac.gateway.edge;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.careeralmanac.gateway.OwnersForTests;
import org.careeralmanac.gateway.owners.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the JDK's client does unless told otherwise: HTTP/2 in clear text, upgraded to by the first request. */
@QuarkusTest
@WithTestResource(OwnersForTests.class)
class Http2Test {

    private static final String CAREER = "harbour-keeper";
    private static final String PAGE = "/api/v1/careers/" + CAREER;
    private static final String IMPORT = "/api/v1/admin/salary/imports/oews?file=a";

    OwnersForTests owners;

    @TestHTTPResource
    URI gateway;

    @BeforeEach
    void normal() {
        owners.reset();
        owners.career(CAREER);
    }

    @AfterEach
    void again() {
        owners.reset();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path));
    }

    private HttpResponse<String> post(HttpClient client, String path, BodyPublisher body) throws Exception {
        return client.send(to(path).POST(body).build(), BodyHandlers.ofString());
    }

    @Test
    void pagesAreReadAtOnceOverOneConnection() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest page = to(PAGE).build();
            HttpResponse<String> first = client.send(page, BodyHandlers.ofString());
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
            List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 50)
                    .mapToObj(i -> client.sendAsync(page, BodyHandlers.ofString()))
                    .toList();
            for (CompletableFuture<HttpResponse<String>> one : all) {
                assertThat(one.get().statusCode()).isEqualTo(200);
                assertThat(one.get().body()).isEqualTo(first.body());
            }
        }
    }

    @Test
    void anAdminCallIsTheFirstOnTheConnectionOrALaterOne() throws Exception {
        owners.of(Owner.SALARY)
                .stubFor(WireMock.post(urlEqualTo(IMPORT))
                        .willReturn(aResponse().withStatus(202).withBody("{\"id\":1}")));
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = post(client, IMPORT, BodyPublishers.ofString("the file " + i));
                assertThat(answer.statusCode()).isEqualTo(202);
                assertThat(answer.body()).isEqualTo("{\"id\":1}");
                owners.of(Owner.SALARY)
                        .verify(postRequestedFor(urlEqualTo(IMPORT)).withRequestBody(equalTo("the file " + i)));
            }
        }
    }

    @Test
    void aBodyOfUnknownLengthArrivesWhole() throws Exception {
        owners.of(Owner.SALARY)
                .stubFor(put(urlEqualTo("/api/v1/admin/salary/x"))
                        .willReturn(aResponse().withStatus(200)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(to(PAGE).build(), BodyHandlers.discarding());
            HttpRequest request = to("/api/v1/admin/salary/x")
                    .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("streamed".getBytes())))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            owners.of(Owner.SALARY)
                    .verify(putRequestedFor(urlEqualTo("/api/v1/admin/salary/x"))
                            .withRequestBody(equalTo("streamed")));
        }
    }

    @Test
    void anOwnerThatIsAwayIsAProblemAndTheConnectionGoesOn() throws Exception {
        owners.of(Owner.SALARY)
                .stubFor(WireMock.post(urlEqualTo(IMPORT))
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer = post(client, IMPORT, BodyPublishers.ofString("the file"));
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.body()).contains("UNAVAILABLE");
                assertThat(client.send(to(PAGE).build(), BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }
}
