package dev.stowage.dynamodb;

import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.DynamoDbUnits;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.series.LazyPages;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.TimeRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Measures the table by reading all of it. Bytes count every item, also what a cut-off drop left.
 * Readings of blocks are counted by a scan of each series on top, because a block may hold readings
 * that a later one replaced.
 */
final class FootprintScan {

  private static final Call CALL = new Call("footprint", "");

  private final DynamoDbTable table;
  private final List<Definition> defined = new ArrayList<>();
  private final Map<String, Long> itemsOf = new HashMap<>();
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
    itemsOf.merge(Keys.attribute(item, Keys.PARTITION).s(), 1L, Long::sum);
    if (item.containsKey(Keys.LAYOUT)) {
      Definition definition = Definition.of(item);
      if (!definition.dropped()) {
        defined.add(definition);
      }
    }
  }

  private Footprint footprint() {
    long records = 0;
    long bits = 0;
    for (Definition definition : defined) {
      long count = readings(definition);
      records += count;
      bits += count * definition.series().layout().bits();
    }
    return new Footprint(
        Amount.measured(records),
        Amount.measured((bits + 7) / 8),
        Amount.measured(bytes),
        null,
        Amount.modelled(DynamoDbUnits.storedBytes(bytes, items)));
  }

  private long readings(Definition definition) {
    if (definition.form() == SeriesForm.ITEM) {
      return itemsOf.getOrDefault(definition.partition(), 0L);
    }
    long readings = 0;
    BlockQuery blocks = new BlockQuery(table, CALL, definition, Reads.STRONG);
    BlockMerge merge = new BlockMerge(definition.series().layout());
    BlockScan scan = new BlockScan(blocks, merge, TimeRange.ALL);
    for (Iterator<Readings> pages = new LazyPages(scan); pages.hasNext(); ) {
      readings += pages.next().size();
    }
    return readings;
  }
}
