package dev.stowage.core.cost;

import static dev.stowage.core.cost.ExamplePrices.NEW;
import static dev.stowage.core.cost.ExamplePrices.cents;
import static dev.stowage.core.cost.ExamplePrices.free;
import static dev.stowage.core.cost.ExamplePrices.isCents;
import static dev.stowage.core.cost.ExamplePrices.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worked examples of the AWS Lambda pricing page, each named by its number and subject. */
class LambdaExampleTest {

  private static final UsageType PROVISIONED_CONCURRENCY =
      new UsageType("Lambda", "Lambda-Provisioned-Concurrency", "GB-s");
  private static final UsageType PROVISIONED_DURATION =
      new UsageType("Lambda", "Lambda-Provisioned-GB-Second", "GB-s");
  private static final long MB = 1 << 20;

  @Test
  @DisplayName("lambda-1")
  void lambda1RequestsAndDuration() {
    BigDecimal duration = LambdaRules.gigabyteSeconds(3_000_000, 120, 1536);
    BigDecimal compute = free(LambdaRules.DURATION, duration);
    BigDecimal requests = free(LambdaRules.REQUESTS, 3_000_000);

    assertThat(duration).isEqualByComparingTo("540000");
    assertThat(duration.subtract(freeDuration())).isEqualByComparingTo("140000");
    isCents(compute, "2.33");
    isCents(requests, "0.40");
    assertThat(compute.add(requests)).isEqualByComparingTo("2.7333380000");
  }

  @Test
  @DisplayName("lambda-3-ephemeral")
  void lambda3Ephemeral() {
    BigDecimal duration = LambdaRules.gigabyteSeconds(6_000_000, 280, 4096);
    BigDecimal ephemeral = LambdaRules.ephemeralGigabyteSeconds(6_000_000, 280, 2048);
    BigDecimal compute = free(LambdaRules.DURATION, duration);
    BigDecimal requests = free(LambdaRules.REQUESTS, 6_000_000);
    BigDecimal disk = usd(LambdaRules.EPHEMERAL, ephemeral);

    assertThat(duration).isEqualByComparingTo("6720000");
    assertThat(ephemeral).isEqualByComparingTo("2520000");
    isCents(compute, "105.33");
    isCents(requests, "1.00");
    isCents(disk, "0.08");
    isCents(compute.add(requests).add(disk), "106.41");
  }

  @Test
  @DisplayName("lambda-4-provisioned")
  void lambda4Provisioned() {
    BigDecimal kept = LambdaRules.gigabyteSeconds(100, 8L * 3_600_000, 1536);
    BigDecimal concurrency = usd(PROVISIONED_CONCURRENCY, kept);
    BigDecimal requests = free(LambdaRules.REQUESTS, 500_000 + 2_500_000);
    BigDecimal provisioned =
        usd(PROVISIONED_DURATION, LambdaRules.gigabyteSeconds(500_000, 100, 1536));
    BigDecimal onDemand =
        free(LambdaRules.DURATION, LambdaRules.gigabyteSeconds(2_500_000, 120, 1536));

    assertThat(kept).isEqualByComparingTo("4320000");
    isCents(concurrency, "18.00");
    isCents(requests, "0.40");
    isCents(provisioned, "0.73");
    isCents(onDemand, "0.83");
    isCents(concurrency.add(requests).add(provisioned).add(onDemand), "19.96");
  }

  @Test
  @DisplayName("lambda-6-snapstart-nonjava")
  void lambda6SnapStartOfARuntimeThatIsNotJava() {
    BigDecimal duration = LambdaRules.gigabyteSeconds(7_440_000, 2_000, 1024);
    BigDecimal cache = usd(new UsageType("Lambda", "SnapStart-Cache", "GB-s"), 2_678_400);
    BigDecimal restores = usd(new UsageType("Lambda", "SnapStart-Restore", "GB"), 74_400);

    isCents(cache, "4.03");
    isCents(restores, "10.40");
    isCents(
        usd(LambdaRules.DURATION, duration)
            .add(usd(LambdaRules.REQUESTS, 7_440_000))
            .add(cache)
            .add(restores),
        "263.92");
  }

  @Test
  @DisplayName("lambda-7-streaming")
  void lambda7StreamingOfWhichSixMegabytesAreFree() {
    BigDecimal streamed =
        LambdaRules.streamedGigabytes(1_000_000, 7 * MB)
            .add(LambdaRules.streamedGigabytes(2_000_000, 100 * 1024));
    BigDecimal compute =
        free(LambdaRules.DURATION, LambdaRules.gigabyteSeconds(3_000_000, 500, 1536));
    BigDecimal requests = free(LambdaRules.REQUESTS, 3_000_000);
    BigDecimal stream = usd(LambdaRules.STREAMED, streamed);

    assertThat(streamed).isEqualByComparingTo("976.5625");
    isCents(compute, "30.83");
    isCents(requests, "0.40");
    isCents(stream, "7.81");
    assertThat(cents(compute).add(cents(requests)).add(cents(stream))).isEqualTo("39.04");
  }

  @Test
  @DisplayName("lambda-8-old")
  void lambda8AtTheRateOfItsTime() {
    PriceBook then =
        PriceBookReader.read(
            "then",
            """
            !book us-east-1@2018
            !region us-east-1
            !as-of 2016..2019
            !base us-east-1@2026-10
            !source PAGE;AWS Lambda pricing, older copy;https://aws.amazon.com/lambda/pricing/;2018
            Lambda;Lambda-GB-Second;GB-s;0;Inf;0.00001667;B, -, PAGE
            """,
            PriceBooks.shipped());
    BigDecimal duration = LambdaRules.gigabyteSeconds(3_000_000, 1_000, 512);
    BigDecimal compute = then.quote(LambdaRules.DURATION, FreeTier.ON).usd(duration);
    BigDecimal requests = free(LambdaRules.REQUESTS, 3_000_000);

    assertThat(duration.subtract(freeDuration())).isEqualByComparingTo("1100000");
    isCents(compute, "18.34");
    isCents(requests, "0.40");
    isCents(compute.add(requests), "18.74");
  }

  private static BigDecimal freeDuration() {
    return NEW.allowances().stream()
        .filter(allowance -> allowance.type().equals(LambdaRules.DURATION))
        .findFirst()
        .orElseThrow()
        .quantity();
  }

  @Test
  void aStreamedAnswerIsBilledFromTheByteAfterSixMegabytes() {
    assertThat(LambdaRules.streamedGigabytes(1, 6 * MB)).isZero();
    assertThat(LambdaRules.streamedGigabytes(1, 6 * MB - 1)).isZero();
    assertThat(LambdaRules.streamedGigabytes(1L << 30, 6 * MB + 1)).isEqualByComparingTo("1");
  }
}
