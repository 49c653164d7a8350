package dev.stowage.dynamodb;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.DynamoDbUnits;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.UsageType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * Counts what each request is billed: as the service says in its answer, or by the documented rule
 * where it says nothing, which is after a failed condition and after a lost answer.
 */
final class Capacity {

  private final Meter meter;

  Capacity(Meter meter) {
    this.meter = meter;
  }

  void read(@Nullable ConsumedCapacity consumed) {
    add(UsageType.DYNAMODB_READ, consumed);
  }

  void wrote(@Nullable ConsumedCapacity consumed) {
    add(UsageType.DYNAMODB_WRITE, consumed);
  }

  void wrote(List<ConsumedCapacity> consumed) {
    consumed.forEach(this::wrote);
  }

  /** A failed condition is billed by the size of the item it found, at least one unit. */
  void refused(Map<String, AttributeValue> found) {
    meter.add(
        UsageType.DYNAMODB_WRITE,
        BigDecimal.valueOf(DynamoDbUnits.write(ItemSize.of(found))),
        Basis.MODELLED);
  }

  /** A write whose answer was lost counts as carried out: it may have been. */
  void lost(long writeUnits) {
    meter.add(UsageType.DYNAMODB_WRITE, BigDecimal.valueOf(writeUnits), Basis.MODELLED);
  }

  private void add(UsageType type, @Nullable ConsumedCapacity consumed) {
    if (consumed != null && consumed.capacityUnits() != null) {
      BigDecimal units = BigDecimal.valueOf(consumed.capacityUnits()).stripTrailingZeros();
      meter.add(type, units, Basis.MEASURED);
    }
  }
}
