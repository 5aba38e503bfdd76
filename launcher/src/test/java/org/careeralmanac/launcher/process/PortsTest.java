package org.careeralmanac.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void nameTheProcessThatListens() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = server.getLocalPort();

            assertThat(Ports.isFree(port)).isFalse();
            assertThat(Ports.holder(port)).hasValueSatisfying(holder -> {
                assertThat(holder.pid()).isEqualTo(ProcessHandle.current().pid());
                assertThat(holder.command()).contains("java");
            });
        }
    }

    @Test
    void findAnotherWhenTheWishedOneIsTaken() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int wished = server.getLocalPort();

            int found = Ports.freeNear(wished, Set.of());

            assertThat(found).isNotEqualTo(wished);
            assertThat(Ports.isFree(found)).isTrue();
        }
    }

    @Test
    void neverGiveAwayOnePortTwice() {
        int first = Ports.freeNear(18_431, Set.of());

        assertThat(Ports.freeNear(first, Set.of(first))).isNotEqualTo(first);
    }

    @Test
    void readListenersOnlyFromTheKernelsTable() {
        String listener =
                "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1";
        String connection =
                "   1: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 4712 1";
        String heading =
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";

        assertThat(Ports.listeningInode(listener, 8080)).contains(4711L);
        assertThat(Ports.listeningInode(listener, 8081)).isEmpty();
        assertThat(Ports.listeningInode(connection, 8080)).isEmpty();
        assertThat(Ports.listeningInode(heading, 8080)).isEmpty();
    }
}
