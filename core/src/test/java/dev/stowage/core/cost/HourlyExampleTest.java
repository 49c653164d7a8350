package dev.stowage.core.cost;

import static dev.stowage.core.cost.ExamplePrices.MUMBAI;
import static dev.stowage.core.cost.ExamplePrices.NEW;
import static dev.stowage.core.cost.ExamplePrices.cents;
import static dev.stowage.core.cost.ExamplePrices.pricing;
import static dev.stowage.core.cost.ExamplePrices.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Worked examples of what is charged by the hour, each named by service and number. */
class HourlyExampleTest {

  @Test
  @DisplayName("rds-1")
  void rds1InstanceAndStorage() {
    Bill bill =
        Bill.ofMonth(
            List.of(
                new Charge(
                    Part.IDLE,
                    RdsRules.instance("db.t4g.micro"),
                    BillingMonth.HOURS,
                    Basis.MODELLED),
                new Charge(
                    Part.STORAGE, RdsRules.GP3_STORAGE, new BigDecimal("20"), Basis.MODELLED)),
            NEW,
            FreeTier.OFF);

    assertThat(bill.lines())
        .extracting(line -> cents(line.usd()).toString())
        .containsExactly("11.68", "2.30");
    assertThat(bill.total()).isEqualByComparingTo("13.98");
  }

  @Test
  @DisplayName("vpce-1")
  void vpce1SevenEndpointsInMumbaiForAMonthOf31Days() {
    UsageType endpoint = new UsageType("VPC interface endpoint", "APS3-VpcEndpoint-Hours", "hour");

    assertThat(usd(MUMBAI, endpoint, 7 * 744)).isEqualByComparingTo("67.704");
  }

  @Test
  @DisplayName("aurora-1")
  void aurora1CapacityUnits() {
    UsageType unit = new UsageType("Aurora PostgreSQL", "Aurora:ServerlessV2Usage", "ACU-hour");

    assertThat(usd(unit, 3_650)).isEqualByComparingTo("438.00");
  }

  @Test
  @DisplayName("lightsail-1")
  void lightsail1HoursOfTheFaqAtItsRate() {
    UsageType hour = new UsageType("Lightsail", "BundleUsage:0.5GB", "hour");

    assertThat(usd(pricing(hour, "0.0046"), hour, 100)).isEqualByComparingTo("0.46");
  }
}
