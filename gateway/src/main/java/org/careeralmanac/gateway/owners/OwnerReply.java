package org.careeralmanac.gateway.owners;

import io.vertx.core.MultiMap;

/** What an owner's server sent: a whole HTTP answer, whatever its status. */
public record OwnerReply(int status, MultiMap headers, byte[] body) {

    /** The feed position that the answer was computed at or after; -1 where the owner does not say. */
    long position() {
        String position = headers.get("Almanac-Position");
        try {
            return position == null ? -1 : Long.parseLong(position);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
