package org.careeralmanac.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.careeralmanac.launcher.state.Secrets;
import org.careeralmanac.launcher.state.StateDirectory;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    @TempDir
    private Path directory;

    @Test
    void areVerifiedByThePublicKeyThatTheServicesGetAndCarryTheRoles() throws Exception {
        Secrets secrets = secrets("one");

        String token = Tokens.sign(secrets.privateKey(), "ada", List.of("editor", "steward"), Duration.ofHours(2));

        PublicKey key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(secrets.publicKeyText())));
        JwtClaims claims = verifier(key).processToClaims(token);
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("editor", "steward");
        assertThat(claims.getStringClaimValue("upn")).isEqualTo("ada");
        assertThat(claims.getSubject()).isEqualTo("ada");
        long lifetime =
                claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue();
        assertThat(lifetime).isEqualTo(Duration.ofHours(2).toSeconds());
    }

    @Test
    void ofAnotherInstallationAreRefused() {
        String token = Tokens.sign(secrets("one").privateKey(), "ada", List.of("editor"), Duration.ofHours(1));
        JwtConsumer other = verifier(secrets("two").publicKey());

        assertThatThrownBy(() -> other.processToClaims(token)).isInstanceOf(InvalidJwtException.class);
    }

    private Secrets secrets(String installation) {
        StateDirectory state = new StateDirectory(directory.resolve(installation));
        state.create();
        return Secrets.loadOrCreate(state);
    }

    private static JwtConsumer verifier(PublicKey key) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setExpectedIssuer("career-almanac")
                .setRequireExpirationTime()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .build();
    }
}
