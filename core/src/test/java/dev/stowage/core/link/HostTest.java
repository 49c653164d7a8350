package dev.stowage.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

  @ParameterizedTest
  @CsvSource({
    "Example.COM, example.com",
    "example.com., example.com",
    "192.0.2.1, 192.0.2.1",
    "192.0.2.1., 192.0.2.1",
    "192.0.513, 192.0.2.1",
    "192.513, 192.0.2.1",
    "3221225985, 192.0.2.1",
    "0xC0000201, 192.0.2.1",
    "0xc0.0.0x2.01, 192.0.2.1",
    "0300.000.02.0000000000000001, 192.0.2.1",
    "\uff11\uff19\uff12.0.2.1, 192.0.2.1",
    "[::ffff:192.0.2.1], 192.0.2.1",
    "[::FFFF:c000:201], 192.0.2.1",
    "[2001:DB8::1], [2001:db8:0:0:0:0:0:1]",
    "[2001:db8:0::0:0001], [2001:db8:0:0:0:0:0:1]",
    "1, 0.0.0.1",
    "4294967295, 255.255.255.255",
  })
  void bringsEachSpellingIntoOneForm(String host, String plain) {
    assertThat(Host.plain(host)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST.",
        "app.localhost",
        "127.0.0.1",
        "127.255.255.255",
        "127.1",
        "0x7f.1",
        "2130706433",
        "017700000001",
        "0.0.0.0",
        "0x",
        "[::]",
        "[::1]",
        "[0:0::0:1]",
        "[::ffff:127.0.0.1]"
      })
  void knowsTheMachineItself(String host) {
    assertThat(Host.plain(host)).isEqualTo(Host.LOOPBACK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mylocalhost",
        "127.0.0.1.example",
        "128.0.0.1.2",
        "256.0.0.1",
        "1.256.1",
        "4294967296",
        "08.1",
        "0xg",
        "99999999999999999999",
        "[1:2]",
        "1.2.3.x"
      })
  void leavesWhatOnlyLooksLikeAnAddress(String host) {
    assertThat(Host.plain(host)).isEqualTo(host);
  }

  @Test
  void refusesTheHostsOfTheRequestInWhateverSpelling() {
    NewLink asked = NewLink.to("https://sto.example/").reachedAt(Set.of("STO.Example.", "[::1]"));
    assertThat(asked.reachedAt()).containsExactlyInAnyOrder("sto.example", Host.LOOPBACK);
    assertThat(asked.as("slug").reusedBy("anna").reachedAt()).isEqualTo(asked.reachedAt());
    assertThatThrownBy(() -> asked.reachedAt(Set.of("a..b"))).hasMessageContaining("INVALID");
  }
}
