package org.careeralmanac.gateway.edge;

/** What pages of any origin may call: reads. Nothing there depends on who asks, so that no credentials are involved. */
final class Openness {

    private static final String API = "/api/v1/";
    private static final String ADMIN = "/api/v1/admin";
    private static final String MATCH = "/api/v1/careers/match";

    private Openness() {}

    static boolean isOpen(String path) {
        return path != null
                && (path.startsWith(API) && !path.startsWith(ADMIN)
                        || path.startsWith("/openapi")
                        || path.startsWith("/problems"));
    }

    /** A match is a read whose question does not fit into an address. */
    static String methods(String path) {
        return path.equals(MATCH) ? "POST, OPTIONS" : "GET, HEAD, OPTIONS";
    }
}
