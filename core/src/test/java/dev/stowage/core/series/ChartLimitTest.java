package dev.stowage.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartLimitTest {

  /** A reading takes at most 80 bytes, and all charts an eighth of the heap. */
  @ParameterizedTest
  @CsvSource({
    "67108864, 52428, 104857",
    "1280000000, 1000000, 2000000",
    "1279999999, 999999, 1999999",
    "9223372036854775807, 1000000, 2000000",
    "1, 1, 2",
  })
  void theStandardIsAShareOfTheHeap(long heap, int ofOne, int together) {
    ChartLimit limit = ChartLimit.ofHeap(heap);
    try (ChartLimit.Share one = limit.begin("temp-1");
        ChartLimit.Share other = limit.begin("temp-2");
        ChartLimit.Share third = limit.begin("temp-3")) {
      one.take(ofOne);
      assertThatThrownBy(() -> one.take(1))
          .hasFieldOrPropertyWithValue("kind", ErrorKind.TOO_LARGE);
      other.take(ofOne);
      third.take(together - 2 * ofOne);
      assertThatThrownBy(() -> third.take(1))
          .hasFieldOrPropertyWithValue("kind", ErrorKind.THROTTLED);
    }
  }

  @Test
  void givesOneChartAsManyAsOneMayHold() {
    try (ChartLimit.Share share = ChartLimit.of(10, 20).begin("temp-1")) {
      share.take(4);
      share.take(6);
      StowageException refused = catchThrowableOfType(StowageException.class, () -> share.take(1));
      assertThat(refused.kind()).isEqualTo(ErrorKind.TOO_LARGE);
      assertThat(refused.what()).contains("more than 10 readings", "every");
    }
  }

  @Test
  void throttlesWhereOthersHoldTheRestAndGoesOnWhenTheyAreDone() {
    ChartLimit limit = ChartLimit.of(10, 15);
    try (ChartLimit.Share second = limit.begin("temp-2")) {
      try (ChartLimit.Share first = limit.begin("temp-1")) {
        first.take(10);
        second.take(5);
        StowageException refused =
            catchThrowableOfType(StowageException.class, () -> second.take(1));
        assertThat(refused.kind()).isEqualTo(ErrorKind.THROTTLED);
      }
      second.take(5);
    }
    try (ChartLimit.Share third = limit.begin("temp-3")) {
      third.take(10);
    }
  }

  @Test
  void isWholeAgainAfterManyThreadsUsedIt() throws InterruptedException {
    ChartLimit limit = ChartLimit.of(10, 10);
    AtomicInteger drawn = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 1_000; i++) {
      threads.execute(
          () -> {
            try (ChartLimit.Share share = limit.begin("temp-1")) {
              share.take(3);
              share.take(3);
              drawn.incrementAndGet();
            } catch (StowageException othersHoldTooMuch) {
              assertThat(othersHoldTooMuch.kind()).isEqualTo(ErrorKind.THROTTLED);
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(drawn).hasPositiveValue();
    try (ChartLimit.Share share = limit.begin("temp-1")) {
      share.take(10);
    }
  }

  @Test
  void refusesLimitsThatCannotBe() {
    assertThatThrownBy(() -> ChartLimit.of(0, 1)).hasMessageContaining("0 of 1 readings");
    assertThatThrownBy(() -> ChartLimit.of(2, 1)).hasMessageContaining("2 of 1 readings");
  }
}
