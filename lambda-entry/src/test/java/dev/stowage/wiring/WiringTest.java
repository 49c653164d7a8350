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
    assertThat(Wiring.schemes()).containsExactly("dynamodb", "file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory:", "s4://bucket", "FTP://host/x"})
  void anUnknownSchemeIsRefusedNamingTheKnownOnes(String text) {
    StoreUrl url = StoreUrl.parse(text);
    assertThatThrownBy(() -> Wiring.check(url))
        .hasMessageContaining("there is no such store; known are dynamodb, file");
    assertThatThrownBy(() -> Wiring.open(url, context())).hasMessageContaining("known are");
    assertThatThrownBy(() -> Wiring.initialise(url, context())).hasMessageContaining("known are");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:", "file:x?y=z", "file://host/x", "dynamodb:", "dynamodb://abc?y=z"})
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

  private static void worksWith(StoreUrl url) {
    Wiring.initialise(url, context());
    Wiring.initialise(url, context());
    BackendContext context = context();
    try (Backend backend = Wiring.open(url, context)) {
      assertThat(backend).isInstanceOf(OffersDiscard.class);
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
}
