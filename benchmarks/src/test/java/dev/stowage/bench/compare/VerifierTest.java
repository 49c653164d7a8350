package dev.stowage.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.bench.workload.GivenWorkload;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A store that lost, changed or made up a reading must not pass. */
class VerifierTest {

  private static final Series SERIES = new Series("a", RecordLayout.parse("time:32:s value:8"));

  private final MemoryBackend memory = new MemoryBackend(BackendContext.system(new Meter()));

  @Test
  void passesAStoreThatHoldsExactlyWhatWasHandedOver() {
    List<Long> progress = new ArrayList<>();
    store(10, 1, 20, 2, 30, 3);
    Verification verification =
        new Verifier(memory.series(), handedOver(20, 2, 10, 9, 30, 3, 10, 1), progress::add)
            .verify();
    assertThat(verification).isEqualTo(new Verification(3, null));
    assertThat(verification.passed()).isTrue();
    assertThat(progress).containsExactly(1L, 2L, 3L);
  }

  @Test
  void findsAReadingThatIsMissingInTheMiddleOrAtTheEnd() {
    store(10, 1, 30, 3);
    assertThat(difference(10, 1, 20, 2, 30, 3))
        .isEqualTo("a at 1970-01-01T00:00:20Z: was handed over but is not stored");
    assertThat(difference(10, 1, 30, 3, 40, 4))
        .isEqualTo("a at 1970-01-01T00:00:40Z: was handed over but is not stored");
  }

  @Test
  void findsAReadingThatNobodyWrote() {
    store(10, 1, 20, 2, 30, 3);
    assertThat(difference(10, 1, 30, 3))
        .isEqualTo("a at 1970-01-01T00:00:20Z: is stored but was never handed over");
    assertThat(difference(10, 1, 20, 2))
        .isEqualTo("a at 1970-01-01T00:00:30Z: is stored but was never handed over");
  }

  @Test
  void findsAReadingWithOtherBytes() {
    store(10, 1, 20, 2);
    assertThat(difference(10, 1, 20, 3))
        .isEqualTo("a at 1970-01-01T00:00:20Z: 0000001403 was handed over, 0000001402 is stored");
  }

  @Test
  void findsAnEmptyStore() {
    store();
    assertThat(difference(10, 1)).endsWith("was handed over but is not stored");
  }

  private String difference(long... handedOver) {
    Verification verification =
        new Verifier(memory.series(), handedOver(handedOver), compared -> {}).verify();
    assertThat(verification.passed()).isFalse();
    return String.valueOf(verification.difference());
  }

  private void store(long... timesAndValues) {
    memory.series().define(SERIES);
    memory.series().append(SERIES, readings(timesAndValues));
  }

  private static GivenWorkload handedOver(long... timesAndValues) {
    return new GivenWorkload(SERIES, readings(timesAndValues));
  }

  private static Readings readings(long... timesAndValues) {
    var builder = Readings.builder(SERIES.layout());
    for (int i = 0; i < timesAndValues.length; i += 2) {
      builder.addRaw(timesAndValues[i], timesAndValues[i + 1]);
    }
    return builder.build();
  }
}
