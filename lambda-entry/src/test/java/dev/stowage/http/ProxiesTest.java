package dev.stowage.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  private static final Proxies OURS = Proxies.of(List.of("10.0.0.0/8", "::1", "127.0.0.1"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1   | 203.0.113.7                          | 203.0.113.7",
        "127.0.0.1   | 192.0.2.66, 203.0.113.7              | 203.0.113.7",
        "127.0.0.1   | 192.0.2.66, 203.0.113.7, 10.1.2.3    | 203.0.113.7",
        "::1         | 2001:db8::7                          | 2001:db8::7",
        "127.0.0.1   | 10.9.9.9, 10.1.2.3                   | 10.9.9.9",
        "127.0.0.1   | nonsense                             | 127.0.0.1",
        "127.0.0.1   | evil.example, 10.1.2.3               | 10.1.2.3",
        "203.0.113.9 | 192.0.2.66                           | 203.0.113.9",
        "11.0.0.1    | 192.0.2.66                           | 11.0.0.1",
      })
  void theClientIsWhoStandsBeforeTheLastOfOurProxies(String peer, String chain, String client) {
    Request request =
        Request.of("GET", "/")
            .with("X-Forwarded-For", chain)
            .arrived(new Arrival(peer, "http", Carrier.SERVER));

    assertThat(OURS.sight(request).client()).isEqualTo(client);
  }

  /** A peer that the JDK would take for an address, or look up. */
  @ParameterizedTest
  @ValueSource(
      strings = {"10", "10.1", "1.2.3.4.5", "999.1.1.1", "10.0.0.256", "10.0.0.01", ".", "10.0.0."})
  void whatIsNoAddressInFullIsNone(String text) {
    assertThatThrownBy(() -> Proxies.of(List.of(text))).hasMessageContaining("no IP address");
    assertThat(trusts(Proxies.of(List.of("0.0.0.0/0")), text)).isFalse();
  }

  @Test
  void aTrustedProxyTellsSchemeAndHost() {
    Request request =
        Request.of("GET", "/")
            .with("Host", "127.0.0.1:8080")
            .with("X-Forwarded-Proto", "https")
            .with("X-Forwarded-Host", "sto.example");

    assertThat(OURS.sight(request))
        .isEqualTo(new Proxies.Sight("127.0.0.1", "https", "sto.example"));
    assertThat(OURS.sight(request.arrived(new Arrival("192.0.2.1", "http", Carrier.SERVER))))
        .isEqualTo(new Proxies.Sight("192.0.2.1", "http", "127.0.0.1:8080"));
  }

  @ParameterizedTest
  @CsvSource({"ftp, a_b:x", "https://x, a b", "HTTPS, x/y", "'', <script>"})
  void whatIsNoSchemeOrHostIsPassedOver(String scheme, String host) {
    Request request =
        Request.of("GET", "/")
            .with("Host", "localhost:8080")
            .with("X-Forwarded-Proto", scheme)
            .with("X-Forwarded-Host", host);

    assertThat(OURS.sight(request))
        .isEqualTo(new Proxies.Sight("127.0.0.1", "http", "localhost:8080"));
  }

  @Test
  void aNetworkEndsWhereItsBitsDo() {
    Proxies network = Proxies.of(List.of("192.0.2.128/25", "2001:db8::/33"));

    assertThat(trusts(network, "192.0.2.128")).isTrue();
    assertThat(trusts(network, "192.0.2.255")).isTrue();
    assertThat(trusts(network, "192.0.2.127")).isFalse();
    assertThat(trusts(network, "192.0.3.128")).isFalse();
    assertThat(trusts(network, "2001:db8:7fff::1")).isTrue();
    assertThat(trusts(network, "2001:db8:8000::1")).isFalse();
    assertThat(trusts(Proxies.of(List.of("0.0.0.0/0")), "203.0.113.7")).isTrue();
  }

  private static boolean trusts(Proxies proxies, String peer) {
    Request request =
        Request.of("GET", "/")
            .with("X-Forwarded-For", "198.51.100.1")
            .arrived(new Arrival(peer, "http", Carrier.SERVER));
    return proxies.sight(request).client().equals("198.51.100.1");
  }
}
