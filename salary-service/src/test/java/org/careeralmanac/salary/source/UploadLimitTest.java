package org.careeralmanac.salary.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A file beyond the limit for files, which is lowered here. */
@QuarkusTest
@TestProfile(UploadLimitTest.TwoMegabytes.class)
@WithTestResource(PostgresForTests.class)
class UploadLimitTest {

    private static final byte[] LARGE = new byte[3_000_000];

    public static class TwoMegabytes implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("almanac.limits.upload", "2M");
        }
    }

    @TestHTTPResource
    URI base;

    @ConfigProperty(name = "almanac.imports.folder")
    Path folder;

    @Test
    @TestSecurity(user = "sam", roles = "steward")
    void isRefusedAnnouncedOrNotAndLeavesNothing() throws Exception {
        assertTooLarge(BodyPublishers.ofByteArray(LARGE));
        assertTooLarge(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LARGE)));
        assertThat(filesLeft()).isZero();
    }

    private void assertTooLarge(BodyPublisher body) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(base.resolve(
                                    "/api/v1/admin/salary/imports?kind=plain-pay&part=large&knownFrom=2025-01-01"))
                            .header("Content-Type", "application/octet-stream")
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("BODY_TOO_LARGE", "2097152 bytes");
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
