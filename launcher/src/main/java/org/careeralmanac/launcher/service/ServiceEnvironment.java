package org.careeralmanac.launcher.service;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.careeralmanac.launcher.postgres.DatabaseAccess;

/** What a service is told through its environment. */
public final class ServiceEnvironment {

    /** Who signs the tokens that {@code ./almanac token} makes. */
    public static final String ISSUER = "career-almanac";

    private ServiceEnvironment() {}

    /** @param uploads where files lie until they are imported */
    public static Map<String, String> owner(
            int port, int managementPort, DatabaseAccess database, String publicKey, Path uploads) {
        Map<String, String> environment = http(port, managementPort);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("QUARKUS_OIDC_TENANT_ENABLED", "true");
        environment.put("QUARKUS_OIDC_PUBLIC_KEY", publicKey);
        environment.put("QUARKUS_OIDC_TOKEN_ISSUER", ISSUER);
        environment.put("ALMANAC_IMPORTS_FOLDER", uploads.toString());
        return environment;
    }

    public static Map<String, String> gateway(int port, int managementPort, Map<SuiteService, Integer> ownerPorts) {
        Map<String, String> environment = http(port, managementPort);
        ownerPorts.forEach((owner, ownerPort) ->
                environment.put("ALMANAC_OWNERS_" + owner.name() + "_URL", "http://127.0.0.1:" + ownerPort));
        return environment;
    }

    /** The system's environment with the service's own on top; an OIDC issuer that the user names wins over our key. */
    public static Map<String, String> over(Map<String, String> inherited, Map<String, String> own) {
        Map<String, String> merged = new TreeMap<>(inherited);
        merged.putAll(own);
        if (inherited.containsKey("QUARKUS_OIDC_AUTH_SERVER_URL") && own.containsKey("QUARKUS_OIDC_PUBLIC_KEY")) {
            merged.remove("QUARKUS_OIDC_PUBLIC_KEY");
            merged.remove("QUARKUS_OIDC_TOKEN_ISSUER");
            if (inherited.containsKey("QUARKUS_OIDC_TOKEN_ISSUER")) {
                merged.put("QUARKUS_OIDC_TOKEN_ISSUER", inherited.get("QUARKUS_OIDC_TOKEN_ISSUER"));
            }
        }
        return merged;
    }

    /** A digest of the build, the JVM's flags and every variable that means something to a service. */
    public static String setting(String build, List<String> flags, Map<String, String> environment) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((build + "\n" + String.join("\n", flags)).getBytes(StandardCharsets.UTF_8));
            new TreeMap<>(environment)
                    .entrySet().stream()
                            .filter(entry -> counts(entry.getKey()))
                            .forEach(entry -> digest.update(
                                    ("\n" + entry.getKey() + "=" + entry.getValue()).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean counts(String variable) {
        return variable.startsWith("QUARKUS_")
                || variable.equals("JAVA_TOOL_OPTIONS")
                || variable.startsWith("ALMANAC_")
                        && !variable.equals("ALMANAC_HOME")
                        && !variable.equals("ALMANAC_DATA");
    }

    private static Map<String, String> http(int port, int managementPort) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        return environment;
    }
}
