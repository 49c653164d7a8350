package dev.stowage.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalOnlyTest {

  private static final Cors NO_ORIGINS = Cors.of(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost",
        "localhost:8080",
        "localhost.",
        "localhost.:80",
        "127.0.0.1",
        "127.0.0.1:65535",
        "127.255.30.9.",
        "[::1]",
        "[::1]:8080",
        "[0:0:0:0:0:0:0:1]:1"
      })
  void passesTheNamesOfThisMachine(String host) {
    assertThat(LocalOnly.refusal(to(host), NO_ORIGINS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        ":8080",
        "localhost..",
        "localhost:",
        "localhost:123456",
        "localhost:8o",
        "localhost:80:80",
        "localhost.example.com",
        "xlocalhost",
        "127.0.0",
        "127.0.0.",
        "127.0.0.1.5",
        "127.0.0.1.example.com",
        "127.0.0.1000",
        "127..0.1",
        "127.0.0.a",
        "1127.0.0.1",
        "128.0.0.1",
        "::1",
        "[::1",
        "[::1]8080",
        "[::2]",
        "[::1]x:80",
        "]:80",
        "192.168.0.7"
      })
  void refusesEveryOtherName(String host) {
    assertThat(LocalOnly.refusal(to(host), NO_ORIGINS))
        .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(403));
  }

  private static Request to(String host) {
    return Request.of("GET", "/health").with("Host", host);
  }
}
