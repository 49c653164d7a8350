package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeterTest {

  private final Meter meter = new Meter();

  private void read(String units) {
    meter.add(UsageType.DYNAMODB_READ, new BigDecimal(units), Basis.MEASURED);
  }

  @Test
  void addsUpByPhaseTypeAndBasis() {
    meter.enter(Phase.READ);
    read("57");
    read("1");
    meter.add(UsageType.DYNAMODB_READ, BigDecimal.ONE, Basis.MODELLED);
    meter.enter(Phase.VERIFY);
    read("5");

    assertThat(meter.usage())
        .extracting(Usage::phase, Usage::basis, usage -> usage.quantity().intValueExact())
        .containsExactly(
            tuple(Phase.READ, Basis.MEASURED, 58),
            tuple(Phase.READ, Basis.MODELLED, 1),
            tuple(Phase.VERIFY, Basis.MEASURED, 5));
  }

  @Test
  void countsRequestsAndRemembersTheLeast() {
    read("57");
    read("0.5");
    read("2");

    Usage usage = meter.usage().get(0);
    assertThat(usage.requests()).isEqualTo(3);
    assertThat(usage.least()).isEqualByComparingTo("0.5");
    assertThat(usage.quantity()).isEqualByComparingTo("59.5");
  }

  @Test
  void tellsItsWatcherOfEachRequest() {
    List<String> told = new ArrayList<>();
    Meter watched = new Meter((type, quantity) -> told.add(quantity + " " + type.unit()));
    watched.add(UsageType.DYNAMODB_READ, BigDecimal.ONE, Basis.MEASURED);
    watched.add(UsageType.DYNAMODB_WRITE, BigDecimal.TEN, Basis.MODELLED);
    assertThat(told).containsExactly("1 RRU", "10 WRU");
  }

  @Test
  void countsTheRequestAtWhichItsWatcherThrows() {
    IllegalStateException enough = new IllegalStateException("enough");
    Meter watched =
        new Meter(
            (type, quantity) -> {
              throw enough;
            });
    assertThatThrownBy(() -> watched.add(UsageType.DYNAMODB_READ, BigDecimal.ONE, Basis.MEASURED))
        .isSameAs(enough);
    assertThat(watched.usage())
        .singleElement()
        .extracting(usage -> usage.quantity().intValueExact())
        .isEqualTo(1);
  }

  @Test
  void losesNothingToConcurrentAdders() throws Exception {
    int threads = 8;
    int each = 5_000;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Callable<Boolean>> adders =
        IntStream.range(0, threads)
            .<Callable<Boolean>>mapToObj(
                i ->
                    () -> {
                      start.await();
                      IntStream.range(0, each).forEach(n -> read("2"));
                      return true;
                    })
            .toList();
    List<Future<Boolean>> running = adders.stream().map(pool::submit).toList();
    start.countDown();
    for (Future<Boolean> adder : running) {
      assertThat(adder.get()).isTrue();
    }
    pool.shutdown();

    Usage usage = meter.usage().get(0);
    assertThat(usage.requests()).isEqualTo(40_000);
    assertThat(usage.quantity()).isEqualByComparingTo("80000");
    assertThat(usage.least()).isEqualByComparingTo("2");
  }
}
