package dev.stowage.core.cost;

import static dev.stowage.core.cost.ExamplePrices.HANDBOOK;
import static dev.stowage.core.cost.ExamplePrices.cents;
import static dev.stowage.core.cost.ExamplePrices.isCents;
import static dev.stowage.core.cost.ExamplePrices.pricing;
import static dev.stowage.core.cost.ExamplePrices.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worked examples of the API Gateway pricing pages, each named by its number and subject. */
class ApiGatewayExampleTest {

  private static final UsageType EGRESS =
      new UsageType("DataTransfer", "DataTransfer-Out-Bytes", "GB");
  private static final BigDecimal ANSWERS =
      BillingMonth.gigabytes(BigDecimal.valueOf(5_000_000L * 3 * 1024));

  @Test
  @DisplayName("apigw-1")
  void apigw1CallsAndEgress() {
    BigDecimal calls = usd(ApiGatewayRules.REST, 5_000_000);
    BigDecimal egress = usd(EGRESS, ANSWERS);

    isCents(calls, "17.50");
    assertThat(ANSWERS.setScale(1, RoundingMode.HALF_UP)).isEqualTo("14.3");
    isCents(egress, "1.29");
    isCents(calls.add(egress), "18.79");
    assertThat(calls.add(egress).setScale(3, RoundingMode.HALF_UP)).isEqualTo("18.787");
  }

  /**
   * The page of the European cloud counts in euros and cuts 18.257 to 18.25, but rounds the rest:
   * lines of published examples are not rounded in one way.
   */
  @Test
  @DisplayName("apigw-2-eur")
  void apigw2EurIsRoundedInTwoWays() {
    BigDecimal calls =
        usd(pricing(ApiGatewayRules.REST, "0.0000036514"), ApiGatewayRules.REST, 5_000_000);
    BigDecimal egress = pricing(EGRESS, "0.07723233").price(EGRESS, ANSWERS);

    assertThat(ANSWERS.setScale(1, RoundingMode.HALF_UP)).isEqualTo("14.3");
    assertThat(calls).isEqualByComparingTo("18.257");
    assertThat(calls.setScale(2, RoundingMode.DOWN)).isEqualTo("18.25");
    assertThat(cents(calls)).isEqualTo("18.26");
    isCents(egress, "1.10");
    assertThat(calls.setScale(2, RoundingMode.DOWN).add(cents(egress))).isEqualTo("19.35");
  }

  @Test
  @DisplayName("apigw-4-http-tiers")
  void apigw4HttpTiers() {
    assertThat(usd(ApiGatewayRules.HTTP, 300_000_000)).isEqualByComparingTo("300.00");
    assertThat(usd(ApiGatewayRules.HTTP, 300_000_001)).isEqualByComparingTo("300.0000009");
    assertThat(
            usd(ApiGatewayRules.HTTP, 1_000_000_000)
                .subtract(usd(ApiGatewayRules.HTTP, 300_000_000)))
        .isEqualByComparingTo("630.00");
    assertThat(usd(ApiGatewayRules.HTTP, 1_000_000_000)).isEqualByComparingTo("930.00");
  }

  @Test
  @DisplayName("H21")
  void h21TheHandbooksHttpTiers() {
    assertThat(usd(HANDBOOK, ApiGatewayRules.HTTP, 1_000_000)).isEqualByComparingTo("1.05");
    assertThat(usd(HANDBOOK, ApiGatewayRules.HTTP, 300_000_000)).isEqualByComparingTo("315.00");
    assertThat(usd(HANDBOOK, ApiGatewayRules.HTTP, 301_000_000)).isEqualByComparingTo("315.95");
  }

  @Test
  void anHttpCallIsBilledForEach512KilobytesBegun() {
    assertThat(ApiGatewayRules.httpRequests(0)).isEqualTo(1);
    assertThat(ApiGatewayRules.httpRequests(524_288)).isEqualTo(1);
    assertThat(ApiGatewayRules.httpRequests(524_289)).isEqualTo(2);
  }
}
