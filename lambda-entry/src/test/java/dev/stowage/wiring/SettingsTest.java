package dev.stowage.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.SlugKey;
import dev.stowage.core.record.TokenHash;
import dev.stowage.http.Feature;
import dev.stowage.http.Proxies;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final String HASH = HexFormat.of().formatHex(TokenHash.of("the token").bytes());

  @TempDir private Path folder = Path.of("");

  @Test
  void nothingIsSetByDefault() {
    Settings settings = Settings.of(Map.of("PATH", "/bin"));

    assertThat(settings.stores()).isEmpty();
    assertThat(settings.tokens()).isEmpty();
    assertThat(settings.openWrites()).isNull();
    assertThat(settings.publicUrl()).isNull();
    assertThat(settings.slugKey()).isNull();
    assertThat(settings.redirectStatus()).isEqualTo(302);
    assertThat(settings.prices().name()).isEqualTo("us-east-1@2026-10");
    assertThat(settings.proxies()).isSameAs(Proxies.NONE);
    assertThat(settings.logged()).isEmpty();
    assertThat(settings.expectsOthers()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void whatIsSetToNothingIsNotSet(Setting setting) {
    assertThat(Settings.of(Map.of(setting.name(), " ")))
        .usingRecursiveComparison()
        .isEqualTo(Settings.of(Map.of()));
  }

  @Test
  void oneStoreHoldsEverythingThatItOffers() {
    assertThat(stores("STOWAGE_STORE", "file:data"))
        .isEqualTo(
            Map.of(
                Feature.LINKS, "file:data",
                Feature.PASTES, "file:data",
                Feature.COUNTERS, "file:data",
                Feature.SERIES, "file:data"));
    assertThat(stores("STOWAGE_STORE", "timestream://readings"))
        .isEqualTo(Map.of(Feature.SERIES, "timestream:"));
  }

  @ParameterizedTest
  @CsvSource({
    "STOWAGE_LINKS, LINKS",
    "STOWAGE_PASTES, PASTES",
    "STOWAGE_COUNTERS, COUNTERS",
    "STOWAGE_SERIES, SERIES"
  })
  void aFeatureHasAStoreOfItsOwn(String setting, Feature feature) {
    assertThat(stores(setting, "file:own")).isEqualTo(Map.of(feature, "file:own"));
    assertThat(
            Settings.of(Map.of("STOWAGE_STORE", "file:all", setting, "file:own"))
                .stores()
                .entrySet())
        .allSatisfy(
            entry ->
                assertThat(entry.getValue().url().path())
                    .isEqualTo(entry.getKey() == feature ? "own" : "all"))
        .hasSize(4);
  }

  @Test
  void aStoreThatKeepsSomethingElseIsRefusedNamingTheChoices() {
    refused("STOWAGE_LINKS", "timestream://x")
        .hasMessageStartingWith(
            "STOWAGE_LINKS: timestream holds no links; use one of dynamodb, file, postgresql, s3");
    refused("STOWAGE_COUNTERS", "s3://bucket?website=true")
        .hasMessageStartingWith(
            "STOWAGE_COUNTERS: s3 with these parameters holds no counters; use one of");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STOWAGE_STORE           | memory:                  | there is no such store; known are",
        "STOWAGE_STORE           | nothing                  | a store is written scheme:",
        "STOWAGE_STORE           | file:                    | dir",
        "STOWAGE_STORE           | file:x#batch=1           | a store has no fragment here",
        "STOWAGE_SERIES          | file:x?durabilty=os      | unknown parameter durabilty",
        "STOWAGE_TOKENS          | laptop                   | pair 1 is not name:sha256hex",
        "STOWAGE_TOKENS          | laptop:abc               | pair 1 is not name:sha256hex",
        "STOWAGE_OPEN_WRITES     | links,blog               | it is true, or some of",
        "STOWAGE_OPEN_WRITES     | false                    | it is true, or some of",
        "STOWAGE_OPEN_WRITES     | true,links               | it is true, or some of",
        "STOWAGE_PUBLIC_URL      | sto.example              | it is no address",
        "STOWAGE_PUBLIC_URL      | https://sto.example/path | it is no address",
        "STOWAGE_PUBLIC_URL      | ftp://sto.example        | it is no address",
        "STOWAGE_PUBLIC_URL      | https://my_box.example   | it is no address",
        "STOWAGE_PUBLIC_URL      | https://sto.example:65536 | it is no address",
        "STOWAGE_TOKENS          | ,                        | it lists nothing",
        "STOWAGE_OPEN_WRITES     | ', ,'                    | it lists nothing",
        "STOWAGE_SLUG_KEY        | 123456789012345          | 15 bytes; at least 16",
        "STOWAGE_REDIRECT_STATUS | 300                      | it is none of 301, 302",
        "STOWAGE_REDIRECT_STATUS | 304                      | it is none of 301, 302",
        "STOWAGE_CORS_ORIGINS    | *                        | it is no origin",
        "STOWAGE_CORS_ORIGINS    | https://a.example/       | it is no origin",
        "STOWAGE_PRICES          | mars                     | no such price book; known are",
        "STOWAGE_TRUSTED_PROXIES | 10.0.0.0/33              | it is no IP address and no network",
        "STOWAGE_TRUSTED_PROXIES | proxy.example            | it is no IP address and no network",
        "STOWAGE_LAMBDA_LOG      | requests,errors          | it is some of requests,metrics",
        "STOWAGE_LAMBDA_LOG      | Requests                 | it is some of requests,metrics",
        "STOWAGE_LAMBDA_LOG      | ,                        | it lists nothing",
        "STOWAGE_TOKEN           | x                        | there is no such setting; known are",
        "STOWAGE_CATALOG         | file:x                   | nothing of that kind is served yet",
      })
  void aWrongValueIsRefusedInOneLineThatNamesTheSetting(String name, String value, String why) {
    refused(name, value)
        .hasMessageStartingWith(name + ": ")
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://sto.example", "http://127.0.0.1:8080/", "https://sto.example/"})
  void theAddressHasNoSlashAtItsEnd(String url) {
    assertThat(Settings.of(Map.of("STOWAGE_PUBLIC_URL", url)).publicUrl())
        .isEqualTo(URI.create(url.replaceFirst("/$", "")));
  }

  @Test
  void tokensAreKnownByNameAndHash() {
    Settings settings = Settings.of(Map.of("STOWAGE_TOKENS", "laptop:" + HASH + ", ci:" + HASH));

    assertThat(settings.tokens()).containsOnlyKeys("laptop", "ci");
    assertThat(settings.tokens().get("ci")).isEqualTo(TokenHash.of("the token"));
    assertThat(settings.expectsOthers()).isTrue();
    refused("STOWAGE_TOKENS", "ci:" + HASH + ",ci:" + HASH).hasMessageContaining("comes twice");
  }

  @Test
  void writesAreOpenedByFeatureOrAltogether() {
    assertThat(open("true")).containsExactlyInAnyOrder(Feature.values());
    assertThat(open("counters, links")).containsExactlyInAnyOrder(Feature.COUNTERS, Feature.LINKS);
  }

  @Test
  void aValueCanStandInAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), "laptop:" + HASH + "\n");

    assertThat(Settings.of(Map.of("STOWAGE_TOKENS_FILE", file.toString())).tokens())
        .containsOnlyKeys("laptop");
  }

  @Test
  void aValueIsSetOnceAndItsFileIsReadable() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));

    assertThatThrownBy(
            () ->
                Settings.of(
                    Map.of("STOWAGE_PRICES", "new", "STOWAGE_PRICES_FILE", empty.toString())))
        .hasMessageStartingWith("STOWAGE_PRICES_FILE: STOWAGE_PRICES is set too; set one of them");
    refused("STOWAGE_PRICES_FILE", empty.toString())
        .hasMessageStartingWith("STOWAGE_PRICES_FILE: the file ")
        .hasMessageContaining("is empty");
    refused("STOWAGE_PRICES_FILE", folder.resolve("none").toString())
        .hasMessageContaining("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOWAGE_JAVA_OPTS",
        "STOWAGE_SERVICE_HOST",
        "STOWAGE_PORT_8080_TCP_ADDR",
        "STOWAGE_PORT"
      })
  void whatOthersSetIsLeftAlone(String name) {
    assertThat(Settings.of(Map.of(name, "x")).stores()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"requests, REQUESTS", "metrics, METRICS", "'metrics, requests,', REQUESTS METRICS"})
  void aFunctionLogsWhatIsNamed(String value, String logged) {
    assertThat(Settings.of(Map.of("STOWAGE_LAMBDA_LOG", value)).logged())
        .extracting(Enum::name)
        .containsExactly(logged.split(" "));
  }

  @Test
  void noErrorShowsASecret() {
    String secret = "s3cret-s3cret";
    for (Setting setting :
        Set.of(Setting.STOWAGE_TOKENS, Setting.STOWAGE_SLUG_KEY, Setting.STOWAGE_OPEN_WRITES)) {
      refused(setting.name(), secret).hasMessageNotContaining("s3cret");
    }
    Settings settings =
        Settings.of(Map.of("STOWAGE_TOKENS", "a:" + HASH, "STOWAGE_SLUG_KEY", secret + secret));
    assertThat(settings.toString()).doesNotContain("s3cret").doesNotContain(HASH);
  }

  @Test
  void theRestIsCompletedWhereNothingWasChosen() {
    Settings.Choice files = new Settings.Choice("--data", StoreUrl.parse("file:data"));
    SlugKey key = SlugKey.of(new byte[16]);

    Settings completed = Settings.of(Map.of()).orElse(files, () -> key);
    assertThat(completed.stores()).hasSize(4);
    assertThat(completed.slugKey()).isSameAs(key);

    Settings chosen = Settings.of(Map.of("STOWAGE_COUNTERS", "file:own"));
    assertThat(
            chosen
                .orElse(
                    files,
                    () -> {
                      throw new AssertionError("no links, no key");
                    })
                .stores())
        .containsOnlyKeys(Feature.COUNTERS);
  }

  private static Map<Feature, String> stores(String name, String value) {
    return Settings.of(Map.of(name, value)).stores().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().url().scheme() + ":" + entry.getValue().url().path()));
  }

  private static Set<Feature> open(String value) {
    Set<Feature> open = Settings.of(Map.of("STOWAGE_OPEN_WRITES", value)).openWrites();
    return open == null ? Set.of() : open;
  }

  private static AbstractThrowableAssert<?, ?> refused(String name, String value) {
    return assertThatThrownBy(() -> Settings.of(Map.of(name, value)))
        .isInstanceOf(StowageException.class);
  }
}
