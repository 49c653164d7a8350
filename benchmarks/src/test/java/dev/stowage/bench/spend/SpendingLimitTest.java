package dev.stowage.bench.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.UsageType;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** At the old prices a million writes of DynamoDB cost $1.25: 1.25 millionths each. */
class SpendingLimitTest {

  private static final PriceBook OLD = PriceBooks.shipped().find("old");

  private static SpendingLimit limit(String usd) {
    return new SpendingLimit(OLD, new BigDecimal(usd), () -> {});
  }

  private static void write(Meter meter) {
    meter.add(UsageType.DYNAMODB_WRITE, BigDecimal.ONE, Basis.MEASURED);
  }

  @Test
  void lastsForWhatCostsExactlyTheLimitAndNotForMore() {
    SpendingLimit limit = limit("0.00000250");
    Meter meter = new Meter(limit);
    write(meter);
    write(meter);
    assertThat(limit.spentUsd()).isEqualByComparingTo("0.0000025");
    assertThatExceptionOfType(SpendingLimit.Reached.class)
        .isThrownBy(() -> write(meter))
        .withMessage("the limit of $0.00000250 is reached");
    assertThatExceptionOfType(SpendingLimit.Reached.class).isThrownBy(() -> write(meter));
    assertThat(limit.spentUsd()).isEqualByComparingTo("0.000005");
  }

  @Test
  void letsEachThreadMakeOneMoreRequestAtMost() throws Exception {
    int threads = 8;
    int within = 1_000;
    SpendingLimit limit = limit("0.00125");
    Meter meter = new Meter(limit);
    AtomicInteger made = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<? extends Future<?>> runs =
        IntStream.range(0, threads)
            .mapToObj(
                thread ->
                    pool.submit(
                        () ->
                            assertThatThrownBy(
                                    () -> {
                                      while (made.getAndIncrement() < 2 * within) {
                                        write(meter);
                                      }
                                    })
                                .isInstanceOf(SpendingLimit.Reached.class)))
            .toList();
    for (Future<?> run : runs) {
      run.get();
    }
    pool.shutdown();
    assertThat(made.get()).isBetween(within + 1, within + threads);
  }

  @Test
  void passesOnThatTheRunWasAskedToStop() {
    IllegalStateException stopped = new IllegalStateException("stopped");
    Meter meter =
        new Meter(
            new SpendingLimit(
                OLD,
                BigDecimal.ONE,
                () -> {
                  throw stopped;
                }));
    assertThatThrownBy(() -> write(meter)).isSameAs(stopped);
  }
}
