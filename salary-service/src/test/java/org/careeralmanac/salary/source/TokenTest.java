package org.careeralmanac.salary.source;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Real signed tokens against a real key, configured the way {@code ./almanac up} configures it. */
@QuarkusTest
@TestProfile(TokenTest.WithKey.class)
@WithTestResource(PostgresForTests.class)
class TokenTest {

    private static final String ISSUER = "career-almanac";

    public static class WithKey implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            KeyPair pair = keyPair();
            return Map.of(
                    "quarkus.oidc.tenant-enabled",
                    "true",
                    "quarkus.oidc.public-key",
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                    "quarkus.oidc.token.issuer",
                    ISSUER,
                    "test.private-key",
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        }
    }

    @Test
    void aStewardsTokenOpensTheDoor() throws GeneralSecurityException {
        withdraw(token(key(), ISSUER, "steward", Duration.ofMinutes(5))).statusCode(404);
    }

    @Test
    void anotherRoleIsForbidden() throws GeneralSecurityException {
        withdraw(token(key(), ISSUER, "editor", Duration.ofMinutes(5))).statusCode(403);
    }

    @Test
    void anotherIssuerIsRefused() throws GeneralSecurityException {
        withdraw(token(key(), "someone-else", "steward", Duration.ofMinutes(5))).statusCode(401);
    }

    @Test
    void anExpiredTokenIsRefused() throws GeneralSecurityException {
        withdraw(token(key(), ISSUER, "steward", Duration.ofMinutes(-5))).statusCode(401);
    }

    @Test
    void anotherKeyIsRefused() throws GeneralSecurityException {
        withdraw(token(keyPair().getPrivate(), ISSUER, "steward", Duration.ofMinutes(5)))
                .statusCode(401);
    }

    private static ValidatableResponse withdraw(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{\"reason\": \"An erratum\"}")
                .post("/api/v1/admin/salary/releases/none:1:all:2024-01-01/withdrawal")
                .then()
                .contentType("application/problem+json");
    }

    private static String token(PrivateKey key, String issuer, String role, Duration life)
            throws GeneralSecurityException {
        Instant expires = Instant.now().plus(life);
        String signed = encoded("{\"alg\": \"RS256\", \"typ\": \"JWT\"}")
                + "."
                + encoded(
                        "{\"iss\": \"%s\", \"sub\": \"sam\", \"upn\": \"sam\", \"groups\": [\"%s\"], \"iat\": %d, \"exp\": %d}"
                                .formatted(issuer, role, expires.getEpochSecond() - 600, expires.getEpochSecond()));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static PrivateKey key() throws GeneralSecurityException {
        String encoded = ConfigProvider.getConfig().getValue("test.private-key", String.class);
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
