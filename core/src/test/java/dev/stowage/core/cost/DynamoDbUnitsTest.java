package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worked examples of the DynamoDB Developer Guide, each named by the number of its example. */
class DynamoDbUnitsTest {

  @Test
  @DisplayName("ddb-unit-1")
  void ddbUnit1AStrongGetOfThreeAndAHalfKilobytes() {
    assertThat(DynamoDbUnits.strongRead(3_584)).isEqualTo(1);
  }

  @Test
  @DisplayName("ddb-unit-2")
  void ddbUnit2AStrongGetOfTenKilobytes() {
    assertThat(DynamoDbUnits.strongRead(10_240)).isEqualTo(3);
  }

  @Test
  @DisplayName("ddb-unit-3")
  void ddbUnit3ABatchRoundsEachItem() {
    assertThat(DynamoDbUnits.strongRead(1_536) + DynamoDbUnits.strongRead(6_656)).isEqualTo(3);
  }

  @Test
  @DisplayName("ddb-unit-5")
  void ddbUnit5AStrongQueryRoundsTheSum() {
    assertThat(DynamoDbUnits.strongRead(96_000)).isEqualTo(24);
  }

  @Test
  @DisplayName("ddb-unit-6")
  void ddbUnit6AnEventualQueryCostsHalf() {
    assertThat(DynamoDbUnits.eventualRead(81_920)).isEqualByComparingTo("10");
  }

  @Test
  @DisplayName("ddb-unit-8")
  void ddbUnit8APutIsRoundedToKilobytes() {
    assertThat(DynamoDbUnits.write(1_638)).isEqualTo(2);
  }

  @Test
  @DisplayName("ddb-5-bigger")
  void ddb5AWriteOfHalfAKilobyteIsOneUnit() {
    assertThat(DynamoDbUnits.write(512)).isEqualTo(1);
  }

  @Test
  @DisplayName("ddb-unit-10")
  void ddbUnit10ATransactionReadsTwice() {
    assertThat(3 * DynamoDbUnits.transactionalRead(500)).isEqualTo(6);
  }

  @Test
  @DisplayName("ddb-unit-12")
  void ddbUnit12AMissingItemCostsAStrongUnit() {
    assertThat(DynamoDbUnits.strongRead(0)).isEqualTo(1);
  }

  @Test
  @DisplayName("ddb-unit-13")
  void ddbUnit13AMissingItemCostsHalfAUnitEventually() {
    assertThat(DynamoDbUnits.eventualRead(0)).isEqualByComparingTo("0.5");
  }

  @Test
  void aByteMoreThanAUnitIsAnotherUnit() {
    assertThat(DynamoDbUnits.write(1_024)).isEqualTo(1);
    assertThat(DynamoDbUnits.write(1_025)).isEqualTo(2);
    assertThat(DynamoDbUnits.strongRead(4_096)).isEqualTo(1);
    assertThat(DynamoDbUnits.strongRead(4_097)).isEqualTo(2);
    assertThat(DynamoDbUnits.transactionalWrite(1_025)).isEqualTo(4);
  }

  @Test
  @DisplayName("H6")
  void h6AReadingIsBilled85TimesAsWrittenAnd10TimesAsStored() {
    double packedBytes = 12;

    assertThat(DynamoDbUnits.write(29) * 1_024 / packedBytes).isCloseTo(85.3, within(0.05));
    assertThat(DynamoDbUnits.storedBytes(29, 1) / packedBytes).isEqualTo(10.75);
  }
}
