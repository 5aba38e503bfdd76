package org.careeralmanac.gateway.owners;

/** A service that owns facts. */
public enum Owner {
    ROLES("roles"),
    SALARY("salary"),
    TRENDS("trends");

    private final String key;
    private final String service;

    Owner(String key) {
        this.key = key;
        this.service = key + "-service";
    }

    /** Its name in configuration keys and in the addresses below {@code /api/v1/admin/}. */
    public String key() {
        return key;
    }

    /** Its name towards clients, e.g. {@code salary-service}. */
    public String service() {
        return service;
    }
}
