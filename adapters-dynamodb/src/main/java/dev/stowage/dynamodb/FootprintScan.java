package dev.stowage.dynamodb;

import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.DynamoDbUnits;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.series.RecordLayout;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Measures the table by reading all of it. Bytes count every item, also what a cut-off drop left;
 * readings count those of defined series, whether or not a later block hides some of them.
 */
final class FootprintScan {

  private static final Call CALL = new Call("footprint", "");

  private final DynamoDbTable table;
  private final Map<String, RecordLayout> layouts = new HashMap<>();
  private final Map<String, Long> recordBytes = new HashMap<>();
  private long items;
  private long bytes;

  FootprintScan(DynamoDbTable table) {
    this.table = table;
  }

  Footprint measure() {
    Map<String, AttributeValue> after = Map.of();
    do {
      ScanResponse page = table.scan(CALL, after);
      page.items().forEach(this::count);
      after = page.lastEvaluatedKey();
    } while (!after.isEmpty());
    return footprint();
  }

  private void count(Map<String, AttributeValue> item) {
    items++;
    bytes += ItemSize.of(item);
    if (item.containsKey(Keys.LAYOUT)) {
      Definition definition = Definition.of(item);
      if (!definition.dropped()) {
        layouts.put(definition.partition(), definition.series().layout());
      }
    } else if (item.containsKey(Keys.RECORDS)) {
      long length = Keys.bytes(item, Keys.RECORDS).length;
      recordBytes.merge(Keys.attribute(item, Keys.PARTITION).s(), length, Long::sum);
    }
  }

  private Footprint footprint() {
    long records = 0;
    long bits = 0;
    for (Map.Entry<String, RecordLayout> series : layouts.entrySet()) {
      RecordLayout layout = series.getValue();
      long count = recordBytes.getOrDefault(series.getKey(), 0L) / layout.bytes();
      records += count;
      bits += count * layout.bits();
    }
    return new Footprint(
        Amount.measured(records),
        Amount.measured((bits + 7) / 8),
        Amount.measured(bytes),
        null,
        Amount.modelled(DynamoDbUnits.storedBytes(bytes, items)));
  }
}
