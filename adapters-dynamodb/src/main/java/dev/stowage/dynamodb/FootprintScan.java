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
 * Measures the table by reading all of it. Bytes count every item, also what a cut-off call left.
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
  private long records;
  private long logicalBytes;

  FootprintScan(DynamoDbTable table) {
    this.table = table;
  }

  Footprint measure() {
    ScanResponse page = table.scan(CALL, scan -> scan.consistentRead(true));
    page.items().forEach(this::count);
    while (page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()) {
      Map<String, AttributeValue> after = page.lastEvaluatedKey();
      page = table.scan(CALL, scan -> scan.exclusiveStartKey(after).consistentRead(true));
      page.items().forEach(this::count);
    }
    return footprint();
  }

  private void count(Map<String, AttributeValue> item) {
    items++;
    bytes += ItemSize.of(item);
    String partition = Keys.attribute(item, Keys.PARTITION).s();
    switch (partition.substring(0, 1)) {
      case Keys.DEFINITIONS -> countDefinition(Definition.of(item));
      case Keys.READINGS -> itemsOf.merge(partition, 1L, Long::sum);
      case Keys.LINKS -> countRecord(DynamoDbLinkStore.link(item).logicalBytes());
      case Keys.PASTES -> countRecord(PasteItem.meta(item).logicalBytes());
      case Keys.COUNTERS -> countRecord(DynamoDbCounterStore.counter(item).logicalBytes());
      default -> {
        // Parts of pastes, and the list of them: bytes, but no records.
      }
    }
  }

  private void countDefinition(Definition definition) {
    if (!definition.dropped()) {
      defined.add(definition);
    }
  }

  private void countRecord(long logical) {
    records++;
    logicalBytes += logical;
  }

  private Footprint footprint() {
    long bits = 0;
    for (Definition definition : defined) {
      long count = readings(definition);
      records += count;
      bits += count * definition.series().layout().bits();
    }
    return new Footprint(
        Amount.measured(records),
        Amount.measured(logicalBytes + (bits + 7) / 8),
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
