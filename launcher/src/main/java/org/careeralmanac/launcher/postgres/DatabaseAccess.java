package org.careeralmanac.launcher.postgres;

/** How one service reaches its database. */
public record DatabaseAccess(String database, String url, String user, String password) {

    @Override
    public String toString() {
        return user + "@" + url;
    }
}
