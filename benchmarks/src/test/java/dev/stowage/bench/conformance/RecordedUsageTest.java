package dev.stowage.bench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.bench.conformance.Conformance.Store;
import dev.stowage.bench.place.Places;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Phase;
import dev.stowage.core.cost.Usage;
import dev.stowage.core.cost.UsageType;
import dev.stowage.testkit.memory.MemoryBackend;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedUsageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dynamodb:",
        "dynamodb://table?series=block&reads=eventual&region=eu-west-1",
        "dynamodb:?series=block",
        "dynamodb:?reads=eventual",
        "s3://bucket/prefix",
        "s3:?website=true",
        "timestream:"
      })
  void everyWayToUseAStoreThatIsBilledIsRecorded(String url) {
    for (Port port : Port.values()) {
      Store store = store(url, port);
      boolean offered = Places.offers(store.url(), port.type());
      assertThat(RecordedUsage.shipped().estimate(store).isEmpty())
          .as("nothing is recorded of %s on %s", port, url)
          .isEqualTo(!offered);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory:", "file:DIR", "postgresql://db/app?user=app"})
  void nothingIsBilledByRequests(String url) {
    assertThat(RecordedUsage.shipped().estimate(store(url, Port.values()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb:,LINKS,dynamodb:?reads=strong",
    "dynamodb://t?series=block,LINKS,dynamodb:?reads=strong",
    "dynamodb://t?series=block,SERIES,dynamodb:?series=block&reads=strong",
    "dynamodb://t?reads=eventual,DISCARD,dynamodb:?series=item&reads=eventual",
    "s3://b/p?region=eu-west-1,PASTES,s3:",
    "s3://b?website=true,LINKS,s3:?website=true"
  })
  void namesAWayByWhatMattersForTheBill(String url, Port port, String way) {
    assertThat(BilledMode.of(StoreUrl.parse(url), port)).contains(way);
  }

  @Test
  void keepsTheMostThatAnyRunUsed() {
    RecordedUsage recorded = RecordedUsage.parse("");
    for (String quantity : List.of("10", "30.5", "20")) {
      recorded = recorded.with(List.of(used(new BigDecimal(quantity))));
    }
    assertThat(recorded.text())
        .isEqualTo(
            """
            store;port;service;usageType;unit;quantity
            dynamodb:?reads=strong;counters;DynamoDB;WriteRequestUnits;WRU;30.5
            """);
    assertThat(RecordedUsage.parse(recorded.text()).text()).isEqualTo(recorded.text());
  }

  @Test
  void anEstimateIsHalfAsMuchAgain() {
    RecordedUsage recorded = RecordedUsage.parse("").with(List.of(used(new BigDecimal("30.5"))));
    assertThat(recorded.estimate(store("dynamodb:", Port.COUNTERS)))
        .singleElement()
        .satisfies(
            usage -> {
              assertThat(usage.type()).isEqualTo(UsageType.DYNAMODB_WRITE);
              assertThat(usage.quantity()).isEqualByComparingTo("45.75");
            });
    assertThat(recorded.estimate(store("dynamodb:", Port.LINKS))).isEmpty();
  }

  private static Store store(String url, Port... ports) {
    return new Store(url, StoreUrl.parse(url), Set.of(ports));
  }

  private static StoreResult used(BigDecimal quantity) {
    Usage usage = new Usage(Phase.VERIFY, UsageType.DYNAMODB_WRITE, quantity, Basis.MEASURED);
    try (MemoryBackend backend = new MemoryBackend(BackendContext.system(new Meter()))) {
      return new StoreResult(
          new StoreResult.Ran(store("dynamodb:", Port.COUNTERS), "DynamoDB Local", ""),
          backend.traits(),
          List.of(new PortResult(Port.COUNTERS, true, List.of(), List.of(usage))),
          List.of(usage));
    }
  }
}
