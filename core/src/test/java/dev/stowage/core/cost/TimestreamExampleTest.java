package dev.stowage.core.cost;

import static dev.stowage.core.cost.ExamplePrices.NEW;
import static dev.stowage.core.cost.ExamplePrices.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worked examples of Timestream's "Metering and cost optimization", named by their number. */
class TimestreamExampleTest {

  @Test
  @DisplayName("ts-1-size")
  void ts1Size() {
    Map<String, String> dimensions =
        Map.of("region", "us-east-1", "az", "1d", "vpc", "vpc-1a2b3c4d", "hostname", "host-24Gju");

    assertThat(
            TimestreamRules.recordBytes(
                dimensions, Map.of("cpu_utilization", TimestreamRules.WORD_BYTES)))
        .isEqualTo(83);
  }

  @Test
  @DisplayName("ts-2-single")
  void ts2OneRecordARequest() {
    long requests = 100 * (30L * 24 * 3600 / 5);
    long writes = requests * TimestreamRules.writes(83);

    assertThat(writes).isEqualTo(51_840_000);
    assertThat(usd(TimestreamRules.WRITES, writes)).isEqualByComparingTo("25.92");
  }

  @Test
  @DisplayName("ts-4-common")
  void ts4CommonAttributes() {
    long requests = 30L * 24 * 3600 / 5;
    long writesPerRequest = TimestreamRules.writes(52 + 100 * 27);

    assertThat(writesPerRequest).isEqualTo(3);
    assertThat(requests * writesPerRequest).isEqualTo(1_555_200);
    assertThat(usd(TimestreamRules.WRITES, requests * writesPerRequest))
        .isEqualByComparingTo("0.7776");
  }

  @Test
  @DisplayName("ts-6-floor")
  void ts6Floor() {
    Charge stored =
        new Charge(
            Part.STORAGE, TimestreamRules.MAGNETIC_STORAGE, new BigDecimal("0.01"), Basis.MODELLED);

    Bill month = Bill.ofMonth(List.of(stored), NEW, FreeTier.OFF);

    assertThat(month.lines().stream().map(line -> line.charge().quantity()))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(new BigDecimal("0.01"), new BigDecimal("99.99"));
    assertThat(month.total()).isEqualByComparingTo("3.00");
  }

  @Test
  void aTimestreamRequestIsRoundedUpOnce() {
    assertThat(TimestreamRules.writes(1)).isEqualTo(1);
    assertThat(TimestreamRules.writes(1024)).isEqualTo(1);
    assertThat(TimestreamRules.writes(1025)).isEqualTo(2);
  }
}
