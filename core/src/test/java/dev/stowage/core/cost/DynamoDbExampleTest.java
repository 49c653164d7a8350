package dev.stowage.core.cost;

import static dev.stowage.core.cost.ExamplePrices.OLD;
import static dev.stowage.core.cost.ExamplePrices.isCents;
import static dev.stowage.core.cost.ExamplePrices.usd;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The expected outputs of infracost's tests for DynamoDB, each named by its number and subject; the
 * examples of units are in {@code DynamoDbUnitsTest}.
 */
class DynamoDbExampleTest {

  @Test
  @DisplayName("ddb-1-infracost")
  void ddb1OnDemandAfterTheCut() {
    isCents(usd(UsageType.DYNAMODB_WRITE, 3_000_000), "1.88");
    isCents(usd(UsageType.DYNAMODB_READ, 8_000_000), "1.00");
    isCents(usd(UsageType.DYNAMODB_STORAGE, 230), "57.50");
  }

  @Test
  @DisplayName("ddb-2-precut")
  void ddb2OnDemandBeforeTheCut() {
    isCents(usd(OLD, UsageType.DYNAMODB_WRITE, 3_000_000), "3.75");
    isCents(usd(OLD, UsageType.DYNAMODB_READ, 8_000_000), "2.00");
  }

  @Test
  @DisplayName("ddb-4-provisioned730")
  void ddb4ProvisionedFor730Hours() {
    isCents(standing(DynamoDbCapacity.WRITE, 20), "9.49");
    isCents(standing(DynamoDbCapacity.READ, 30), "2.85");
  }

  private static BigDecimal standing(UsageType type, long units) {
    return usd(type, DynamoDbCapacity.standing(type, units).perMonth());
  }
}
