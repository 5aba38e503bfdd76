package org.careeralmanac.gateway.edge;

import io.netty.util.NetUtil;
import java.nio.ByteBuffer;
import java.util.List;

/** Who sends a request, as far as limits are concerned: an IPv4 address, or the /64 network of an IPv6 address. */
final class Client {

    private Client() {}

    /**
     * The key of the client. Entries of {@code X-Forwarded-For} are believed from the right as long as whoever wrote them
     * is a trusted proxy.
     *
     * @param peer the address at the other end of the connection
     * @param forwardedFor the values of {@code X-Forwarded-For} in their order; empty where nobody is trusted
     */
    static long key(String peer, List<String> forwardedFor, List<Network> trusted) {
        byte[] client = NetUtil.createByteArrayFromIpAddressString(peer);
        if (client == null) {
            return 0;
        }
        if (!forwardedFor.isEmpty() && isTrusted(client, trusted)) {
            String[] hops = String.join(",", forwardedFor).split(",");
            for (int i = hops.length - 1; i >= 0; i--) {
                byte[] hop = NetUtil.createByteArrayFromIpAddressString(hops[i].strip());
                if (hop == null) {
                    break;
                }
                client = hop;
                if (!isTrusted(hop, trusted)) {
                    break;
                }
            }
        }
        return key(client);
    }

    /** The two kinds never meet: no network begins with the 32 zero bits that stand before an IPv4 address here. */
    private static long key(byte[] address) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        return address.length == 4 ? bytes.getInt() & 0xffff_ffffL : bytes.getLong();
    }

    private static boolean isTrusted(byte[] address, List<Network> trusted) {
        for (Network network : trusted) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
