package org.careeralmanac.launcher.state;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;
import java.util.StringJoiner;
import org.careeralmanac.launcher.LauncherException;

/**
 * The passwords of the embedded PostgreSQL and the key pair of the local tokens: made once, kept in one file that only
 * its owner may read.
 */
public final class Secrets {

    private static final String SUPERUSER = "postgres.superuser.password";
    private static final String PRIVATE_KEY = "token.key.private";
    private static final String PUBLIC_KEY = "token.key.public";
    private static final String[] DATABASES = {"roles", "salary", "trends"};

    private final Path file;
    private final Properties values;

    private Secrets(Path file, Properties values) {
        this.file = file;
        this.values = values;
    }

    /**
     * Reads the secrets, or makes them if there are none. Call it under the {@link SuiteLock}.
     *
     * @throws LauncherException when the file is there but cannot be used
     */
    public static Secrets loadOrCreate(StateDirectory state) {
        if (Files.notExists(state.secrets())) {
            if (Files.exists(state.postgres().resolve("PG_VERSION"))) {
                throw new LauncherException("The data in " + state.postgres() + " has no passwords any more: "
                        + state.secrets() + " is gone. Put it back from a backup, or move " + state.postgres()
                        + " away to start with an empty almanac.");
            }
            StateDirectory.replace(state.secrets(), generate());
        }
        return load(state);
    }

    private static Secrets load(StateDirectory state) {
        Properties values = new Properties();
        try {
            values.load(new StringReader(Files.readString(state.secrets())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Secrets secrets = new Secrets(state.secrets(), values);
        secrets.superuserPassword();
        for (String database : DATABASES) {
            secrets.password(database);
        }
        secrets.require(PRIVATE_KEY);
        secrets.require(PUBLIC_KEY);
        return secrets;
    }

    public String superuserPassword() {
        return require(SUPERUSER);
    }

    /** @param database one of roles, salary, trends; its user has the same name */
    public String password(String database) {
        return require("postgres." + database + ".password");
    }

    /** The public half as the services want it: Base64 of the X.509 encoding, without armour. */
    public String publicKeyText() {
        return require(PUBLIC_KEY);
    }

    public PublicKey publicKey() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKeyText())));
        } catch (GeneralSecurityException e) {
            throw new LauncherException("The public key in the secrets cannot be read", e);
        }
    }

    public PrivateKey privateKey() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(require(PRIVATE_KEY))));
        } catch (GeneralSecurityException e) {
            throw new LauncherException("The private key in the secrets cannot be read", e);
        }
    }

    private String require(String key) {
        String value = values.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new LauncherException(
                    "The secrets in " + file + " lack " + key + ": put the file back from a backup.");
        }
        return value;
    }

    private static String generate() {
        SecureRandom random = new SecureRandom();
        StringJoiner lines = new StringJoiner("\n", "# Made by ./almanac up. Whoever reads this can write.\n", "\n");
        lines.add(SUPERUSER + "=" + password(random));
        for (String database : DATABASES) {
            lines.add("postgres." + database + ".password=" + password(random));
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, random);
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            lines.add(
                    PRIVATE_KEY + "=" + base64.encodeToString(pair.getPrivate().getEncoded()));
            lines.add(PUBLIC_KEY + "=" + base64.encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new LauncherException("This JDK cannot make an RSA key pair", e);
        }
        return lines.toString();
    }

    /** 192 random bits in letters that need no quoting anywhere. */
    private static String password(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
