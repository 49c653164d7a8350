package dev.stowage.bench.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import dev.stowage.bench.place.Places;
import dev.stowage.bench.place.Scratch;
import dev.stowage.bench.place.Terms;
import dev.stowage.bench.spend.Spending;
import dev.stowage.bench.spend.SpendingLimit;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.testkit.local.LocalDynamoDb;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConformanceTest {

  /** A thousand times what setting a table up takes, and a part of what the rules of links do. */
  private static final BigDecimal LITTLE = new BigDecimal("0.0005");

  private final Scratch scratch = new Scratch();
  private final List<String> told = new ArrayList<>();

  @Test
  void aRunThatReachesItsLimitEndsAndIsRemoved() {
    String endpoint =
        URLEncoder.encode(LocalDynamoDb.shared().endpoint().toString(), StandardCharsets.UTF_8);
    Spending spending = spending(LITTLE);
    try (scratch) {
      RuntimeException ended =
          catchRuntimeException(
              () -> run("dynamodb://limited?endpoint=" + endpoint, spending, Port.LINKS));
      assertThat(ended).isInstanceOf(SpendingLimit.Reached.class);
    }
    assertThat(spending.limitReached()).isTrue();
    assertThat(spending.usd()).isBetween(LITTLE, LITTLE.multiply(BigDecimal.valueOf(2)));
    assertThat(told).doesNotContain("end");
    assertThat(scratch.leftovers()).isEmpty();
  }

  @Test
  void aRunThatIsAskedToStopEnds() {
    Spending spending = spending(BigDecimal.ONE);
    try (scratch) {
      assertThatExceptionOfType(Scratch.Stopped.class)
          .isThrownBy(() -> run("memory:", spending, Port.LINKS));
    }
    assertThat(told).contains("begin").doesNotContain("end");
  }

  private List<StoreResult> run(String url, Spending spending, Port port) {
    Conformance.Store store = new Conformance.Store(url, StoreUrl.parse(url), Set.of(port));
    Places places = new Places(scratch, Terms.REMOVE, spending.aside());
    Conformance.Plan plan =
        new Conformance.Plan(
            List.of(store), new Conformance.Manner(Duration.ZERO, 4, Duration.ofMinutes(1)));
    return new Conformance(plan, spending, new StoppingMemory())
        .run(each -> places.find(each.url()), scratch);
  }

  private Spending spending(BigDecimal maxUsd) {
    return new Spending(
        PriceBooks.shipped().find(PriceBooks.DEFAULT), maxUsd, scratch::checkRunning);
  }

  /** Stops a run in memory at its third rule. */
  private final class StoppingMemory implements Progress {

    private String url = "";

    @Override
    public void prepare(String next) {
      url = next;
    }

    @Override
    public void begin(String engine) {
      told.add("begin");
    }

    @Override
    public void advance(Port port, int done, int total) {
      if (url.equals("memory:") && done == 3) {
        scratch.stop();
      }
    }

    @Override
    public void end(StoreResult result) {
      told.add("end");
    }
  }
}
