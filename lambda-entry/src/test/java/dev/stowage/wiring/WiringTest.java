package dev.stowage.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.backend.OffersSeries;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import dev.stowage.testkit.local.LocalDynamoDb;
import dev.stowage.testkit.local.LocalPostgres;
import dev.stowage.testkit.local.LocalS3;
import dev.stowage.testkit.local.LocalTimestream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WiringTest {

  private static final Series SERIES = new Series("a", RecordLayout.parse("time:42:ms value:8"));

  @TempDir private Path folder = Path.of("");

  @Test
  void knowsItsStoresByScheme() {
    assertThat(Wiring.schemes())
        .containsExactly("dynamodb", "file", "postgresql", "s3", "timestream");
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory:", "s4://bucket", "FTP://host/x"})
  void anUnknownSchemeIsRefusedNamingTheKnownOnes(String text) {
    StoreUrl url = StoreUrl.parse(text);
    assertThatThrownBy(() -> Wiring.check(url))
        .hasMessageContaining(
            "there is no such store; known are dynamodb, file, postgresql, s3, timestream");
    assertThatThrownBy(() -> Wiring.open(url, context())).hasMessageContaining("known are");
    assertThatThrownBy(() -> Wiring.initialise(url, context())).hasMessageContaining("known are");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:",
        "file:x?y=z",
        "file://host/x",
        "dynamodb:",
        "dynamodb://abc?y=z",
        "postgresql:",
        "postgresql://host/db?y=z",
        "s3:",
        "s3://bucket?y=z",
        "timestream:",
        "timestream://database?y=z"
      })
  void aUrlIsRefusedForWhatItsAdapterRefuses(String text) {
    assertThatThrownBy(() -> Wiring.check(StoreUrl.parse(text))).hasMessageContaining("INVALID");
  }

  @Test
  void checkingTouchesNothing() {
    Path store = folder.resolve("store");
    Wiring.check(StoreUrl.parse("file:" + store));
    assertThat(store).doesNotExist();
  }

  @Test
  void opensFiles() {
    worksWith(new StoreUrl("file", "", folder.resolve("store").toString(), Map.of()));
  }

  @Test
  void opensDynamoDb() {
    String endpoint = LocalDynamoDb.shared().endpoint().toString();
    worksWith(new StoreUrl("dynamodb", "wiring", "", Map.of("endpoint", endpoint)));
  }

  @Test
  void opensPostgresql() {
    worksWith(StoreUrl.parse(LocalPostgres.shared().url() + "&schema=wiring"));
  }

  @Test
  void opensS3() {
    try (LocalS3 server = LocalS3.startForAnySignature()) {
      String endpoint = server.endpoint().toString();
      worksWith(
          new StoreUrl("s3", "wiring", "", Map.of("endpoint", endpoint, "path-style", "true")));
    }
  }

  @Test
  void opensTimestream() {
    String endpoint = LocalTimestream.shared().endpoint().toString();
    StoreUrl url = new StoreUrl("timestream", "wiring", "", Map.of("endpoint", endpoint));
    worksWith(url);
    try (Backend backend = Wiring.open(url, context())) {
      assertThat(backend).isNotInstanceOf(OffersDiscard.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamodb", "postgresql", "s3", "timestream"})
  void aStoreThatWasNeverSetUpIsMisconfiguredAndSaysWhatToRun(String scheme) {
    StoreUrl url = absent(scheme);
    assertThatThrownBy(
            () -> {
              try (Backend backend = Wiring.open(url, context())) {
                ((OffersSeries) backend).series().find("a");
              }
            })
        .hasMessageContaining("MISCONFIGURED")
        .hasMessageContaining("stowage init " + scheme + "://");
  }

  /** A place of an engine that is there, with nothing in it. */
  private static StoreUrl absent(String scheme) {
    return switch (scheme) {
      case "dynamodb" ->
          new StoreUrl(
              scheme, "absent", "", Map.of("endpoint", LocalDynamoDb.shared().endpoint() + ""));
      case "postgresql" -> StoreUrl.parse(LocalPostgres.shared().url() + "&schema=absent");
      case "s3" -> StoreUrl.parse("s3://absent?endpoint=" + LocalS3.shared().endpoint());
      default ->
          new StoreUrl(
              scheme, "absent", "", Map.of("endpoint", LocalTimestream.shared().endpoint() + ""));
    };
  }

  private static void worksWith(StoreUrl url) {
    Wiring.initialise(url, context());
    Wiring.initialise(url, context());
    BackendContext context = context();
    try (Backend backend = Wiring.open(url, context)) {
      assertThat(backend.meter()).isSameAs(context.meter());
      assertThat(((OffersSeries) backend).series().define(SERIES)).isEqualTo(Defined.NEW);
    }
    try (Backend again = Wiring.open(url, context)) {
      assertThat(((OffersSeries) again).series().find("a")).contains(SERIES);
    }
  }

  private static BackendContext context() {
    return BackendContext.system(new Meter());
  }

  @Test
  void tellsWhereAServiceIsAskedInsteadOfAtItsOwnAddress() {
    StoreUrl local = StoreUrl.parse("dynamodb://t?endpoint=http%3A%2F%2F127.0.0.1%3A8000");
    assertThat(Wiring.endpoint(local)).contains(URI.create("http://127.0.0.1:8000"));
    assertThat(Wiring.endpoint(StoreUrl.parse("s3://bucket"))).isEmpty();
    assertThat(Wiring.endpoint(StoreUrl.parse("file:DIR"))).isEmpty();
  }
}
