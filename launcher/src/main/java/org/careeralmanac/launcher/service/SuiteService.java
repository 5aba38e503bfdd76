package org.careeralmanac.launcher.service;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The services of the suite, in the order in which they are shown. */
public enum SuiteService {
    ROLES("roles-service", 8081, "roles"),
    SALARY("salary-service", 8082, "salary"),
    TRENDS("trends-service", 8083, "trends"),
    GATEWAY("gateway", 8080, null);

    private final String id;
    private final int defaultPort;
    private final String database;

    SuiteService(String id, int defaultPort, String database) {
        this.id = id;
        this.defaultPort = defaultPort;
        this.database = database;
    }

    /** Its module, its name on every screen and the name of its log. */
    public String id() {
        return id;
    }

    public int defaultPort() {
        return defaultPort;
    }

    public int defaultManagementPort() {
        return defaultPort + 1000;
    }

    /** The database that it owns; the gateway has none. */
    public Optional<String> database() {
        return Optional.ofNullable(database);
    }

    public static List<SuiteService> owners() {
        return Arrays.stream(values())
                .filter(service -> service.database != null)
                .toList();
    }
}
