package org.careeralmanac.launcher;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.careeralmanac.launcher.service.ServiceEnvironment;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Bearer tokens for the write side of a local almanac: JWT, RS256, roles in {@code groups}. */
public final class Tokens {

    /** The roles there are. */
    public static final Set<String> ROLES = Set.of("editor", "steward");

    private Tokens() {}

    /**
     * @param name who writes; stands as the author of what is published with it
     * @param lifetime from now
     */
    public static String sign(PrivateKey key, String name, List<String> roles, Duration lifetime) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ServiceEnvironment.ISSUER);
        claims.setSubject(name);
        claims.setStringClaim("upn", name);
        claims.setStringListClaim("groups", roles);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(lifetime.toMinutes());
        claims.setGeneratedJwtId();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new LauncherException("The token could not be signed", e);
        }
    }
}
