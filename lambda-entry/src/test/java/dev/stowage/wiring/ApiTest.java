package dev.stowage.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.record.TokenHash;
import dev.stowage.http.Door;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, by the settings and by who can reach the interface. */
class ApiTest {

  private static final String TOKENS =
      "laptop:" + HexFormat.of().formatHex(TokenHash.of("the token").bytes());

  @TempDir private Path folder = Path.of("");

  @Test
  void onThisMachineEverybodyMayDoEverythingWhereNothingIsSet() {
    try (Api api = open(Exposure.THIS_MACHINE, Map.of())) {
      assertThat(api.reach()).isEqualTo(Door.Reach.THIS_MACHINE);
      assertThat(status(api, hit("visits"))).isEqualTo(200);
      assertThat(status(api, hit("visits").withBody("{\"delta\":5}".getBytes(UTF_8))))
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-For, 192.0.2.1",
    "x-forwarded-proto, https",
    "X-Forwarded-Prefix, /x",
    "Forwarded, for=192.0.2.1",
    "Host, evil.example",
    "Host, localhost.evil.example",
    "Host, 127.0.0.1.evil.example",
    "Origin, https://evil.example",
    "Origin, null",
    "Origin, http://localhost:81",
  })
  void onThisMachineAloneNobodyElseComesIn(String header, String value) {
    try (Api api = open(Exposure.THIS_MACHINE, Map.of())) {
      Request request =
          header.equals("Host") ? hit("visits") : hit("visits").with("Host", "localhost:8080");

      assertThat(status(api, request.with(header, value))).isEqualTo(403);
      assertThat(status(api, Request.of("GET", "/health").with(header, value))).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "127.1.2.3", "[::1]", "[::1]:8080"})
  void thisMachineIsKnownByEachOfItsNames(String host) {
    try (Api api = open(Exposure.THIS_MACHINE, Map.of())) {
      Request request = hit("visits").with("Host", host);

      assertThat(status(api, request)).isEqualTo(200);
      assertThat(status(api, request.with("Origin", "http://" + host))).isEqualTo(200);
    }
  }

  @Test
  void aPageOfANamedOriginMayAskThisMachine() {
    try (Api api =
        open(Exposure.THIS_MACHINE, Map.of("STOWAGE_CORS_ORIGINS", "https://a.example"))) {
      Request request = hit("visits").with("Host", "localhost");

      assertThat(status(api, request.with("Origin", "https://a.example"))).isEqualTo(200);
      assertThat(status(api, request.with("Origin", "https://b.example"))).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "STOWAGE_PUBLIC_URL, https://sto.example",
    "STOWAGE_TRUSTED_PROXIES, 127.0.0.1",
  })
  void whereOthersComeNobodyWritesUnlessItIsSaidWho(String name, String value) {
    assertRefused(Exposure.THIS_MACHINE, Map.of(name, value));
    assertRefused(Exposure.NETWORK, Map.of());
    assertRefused(Exposure.NETWORK, Map.of(name, value));

    try (Api api =
        open(Exposure.THIS_MACHINE, Map.of(name, value, "STOWAGE_OPEN_WRITES", "counters"))) {
      assertThat(api.reach()).isEqualTo(Door.Reach.ANYWHERE);
      assertThat(status(api, hit("visits"))).isEqualTo(200);
    }
  }

  @Test
  void aTokenIsNeededWhereThereAreTokens() {
    try (Api api = open(Exposure.THIS_MACHINE, Map.of("STOWAGE_TOKENS", TOKENS))) {
      assertThat(status(api, hit("visits"))).isEqualTo(401);
      assertThat(status(api, hit("visits").with("Authorization", "Basic abc"))).isEqualTo(401);
      assertThat(status(api, hit("visits").with("Authorization", "Bearer a token"))).isEqualTo(403);
      assertThat(status(api, hit("visits").with("Authorization", "bearer the token")))
          .isEqualTo(200);
      assertThat(status(api, Request.of("GET", "/api/counters/visits"))).isEqualTo(200);
      assertThat(status(api, hit("visits").with("X-Forwarded-For", "192.0.2.1"))).isEqualTo(401);
    }
  }

  @Test
  void everybodyMayWriteWhatIsOpenAndCountByOne() {
    Map<String, String> open = Map.of("STOWAGE_TOKENS", TOKENS, "STOWAGE_OPEN_WRITES", "counters");
    try (Api api = open(Exposure.NETWORK, open)) {
      Request byFive = hit("visits").withBody("{\"delta\":5}".getBytes(UTF_8));

      assertThat(status(api, hit("visits"))).isEqualTo(200);
      assertThat(status(api, hit("visits").withBody("{\"delta\":1}".getBytes(UTF_8))))
          .isEqualTo(200);
      assertThat(status(api, byFive)).isEqualTo(401);
      assertThat(status(api, byFive.with("Authorization", "Bearer the token"))).isEqualTo(200);
    }
  }

  @Test
  void whatIsNotOpenOnThisMachineStaysClosed() {
    try (Api api = open(Exposure.THIS_MACHINE, Map.of("STOWAGE_OPEN_WRITES", "links"))) {
      assertThat(status(api, hit("visits"))).isEqualTo(401);
      assertThat(status(api, hit("visits").with("X-Forwarded-For", "192.0.2.1"))).isEqualTo(403);
    }
  }

  @Test
  void servesWhatHasAStoreAndNothingElse() {
    Map<String, String> links = Map.of("STOWAGE_LINKS", "file:" + folder.resolve("links"));
    try (Api api = Api.open(Settings.of(links), Exposure.THIS_MACHINE, (request, why) -> {})) {
      assertThat(status(api, Request.of("GET", "/api/counters/visits"))).isEqualTo(404);
      assertThat(status(api, Request.of("GET", "/health"))).isEqualTo(200);
    }
  }

  @Test
  void aStoreThatCannotBeOpenedIsNamedByItsSettingAndTheOthersAreClosed() {
    Map<String, String> environment = new HashMap<>();
    environment.put("STOWAGE_COUNTERS", "postgresql://127.0.0.1:1/db?user=nobody");
    environment.put("STOWAGE_LINKS", "file:" + folder.resolve("links"));

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(
              () -> Api.open(Settings.of(environment), Exposure.THIS_MACHINE, (request, why) -> {}))
          .hasMessageStartingWith("STOWAGE_COUNTERS: ");
    }
  }

  private void assertRefused(Exposure exposure, Map<String, String> environment) {
    assertThatThrownBy(() -> open(exposure, environment).close())
        .hasMessageStartingWith("STOWAGE_TOKENS: nobody could write; make a token with: ")
        .hasMessageContaining("STOWAGE_OPEN_WRITES");
  }

  private Api open(Exposure exposure, Map<String, String> environment) {
    Settings settings =
        Settings.of(environment)
            .orElse(
                new DataDirectory(folder).store(),
                () -> new DataDirectory(folder).slugKey(BackendContext.system(new Meter())));
    return Api.open(settings, exposure, (request, why) -> {});
  }

  private static Request hit(String counter) {
    return Request.of("POST", "/api/counters/" + counter);
  }

  private static int status(Api api, Request request) {
    Response response = api.router().answer(request);
    return response.status();
  }
}
