package org.careeralmanac.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

    private static final List<Network> TRUSTED = networks("10.0.0.0/8", "2001:db8:1::/48");

    @Test
    void withoutTrustedProxiesNobodysWordCounts() {
        assertThat(Client.key("203.0.113.7", List.of(), List.of())).isEqualTo(key("203.0.113.7"));
        assertThat(Client.key("203.0.113.7", List.of("198.51.100.1"), TRUSTED)).isEqualTo(key("203.0.113.7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "198.51.100.1; 198.51.100.1",
                "198.51.100.1, 10.1.1.1; 198.51.100.1",
                "192.0.2.66, 198.51.100.1; 198.51.100.1",
                "192.0.2.66, 198.51.100.1, 10.2.2.2, 10.1.1.1; 198.51.100.1",
                "nonsense, 10.1.1.1; 10.1.1.1",
                "nonsense; 10.9.9.9",
                "10.1.1.1, 10.2.2.2; 10.1.1.1"
            })
    void behindATrustedProxyTheClientIsTheLastOneThatNoTrustedProxyIs(String forwardedFor, String client) {
        assertThat(Client.key("10.9.9.9", List.of(forwardedFor), TRUSTED)).isEqualTo(key(client));
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(Client.key("10.9.9.9", List.of("198.51.100.1", "10.1.1.1"), TRUSTED))
                .isEqualTo(key("198.51.100.1"));
    }

    @Test
    void anIpv6ClientIsItsNetworkOf64Bits() {
        assertThat(key("2001:db8:7:8:1:2:3:4")).isEqualTo(key("2001:db8:7:8:ffff::1"));
        assertThat(key("2001:db8:7:8::1")).isNotEqualTo(key("2001:db8:7:9::1"));
        assertThat(key("203.0.113.7")).isNotEqualTo(key("203.0.113.8"));
        assertThat(Client.key("2001:db8:1:2::1", List.of("2001:db8:7:8::1"), TRUSTED))
                .isEqualTo(key("2001:db8:7:8::1"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.128/25, 192.0.2.200, true",
        "192.0.2.128/25, 192.0.2.100, false",
        "192.0.2.1, 192.0.2.1, true",
        "0.0.0.0/0, 192.0.2.1, true",
        "::1, ::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::/0, 192.0.2.1, false"
    })
    void aNetworkContainsWhatBeginsLikeIt(String network, String address, boolean contained) {
        assertThat(Network.of(network).contains(Network.of(address).address())).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "::1/129"})
    void whatIsNoNetworkIsRefusedWithWhatWouldBeRight(String text) {
        assertThatThrownBy(() -> Network.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("10.0.0.0/8");
    }

    private static long key(String address) {
        return Client.key(address, List.of(), List.of());
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }
}
