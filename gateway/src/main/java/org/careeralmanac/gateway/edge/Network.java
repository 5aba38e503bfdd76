package org.careeralmanac.gateway.edge;

import io.netty.util.NetUtil;

/**
 * A network in CIDR notation.
 *
 * @param address its address, 4 or 16 bytes
 * @param prefix how many leading bits count
 */
record Network(byte[] address, int prefix) {

    /** @throws IllegalArgumentException with what would be right, for anything that is no network or address */
    static Network of(String text) {
        int slash = text.indexOf('/');
        byte[] address = NetUtil.createByteArrayFromIpAddressString(
                slash < 0 ? text.strip() : text.substring(0, slash).strip());
        if (address != null) {
            int bits = address.length * 8;
            try {
                int prefix = slash < 0
                        ? bits
                        : Integer.parseInt(text.substring(slash + 1).strip());
                if (prefix >= 0 && prefix <= bits) {
                    return new Network(address, prefix);
                }
            } catch (NumberFormatException e) {
                // said below
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no network; write one as 10.0.0.0/8, 2001:db8::/32, or a single address");
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != other[i]) {
                return false;
            }
        }
        int rest = prefix % 8;
        return rest == 0 || ((address[whole] ^ other[whole]) & 0xff) >>> (8 - rest) == 0;
    }
}
