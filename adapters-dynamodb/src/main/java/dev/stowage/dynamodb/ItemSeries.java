package dev.stowage.dynamodb;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.LazyPages;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.TimeRange;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * One item for each reading. The sort key is its time, so that a later put of one time replaces the
 * earlier one, and the store decides their order.
 */
final class ItemSeries implements SeriesItems {

  private final DynamoDbTable table;
  private final Batches batches;
  private final boolean consistent;

  ItemSeries(DynamoDbTable table, Reads reads) {
    this.table = table;
    this.batches = new Batches(table);
    this.consistent = reads == Reads.STRONG;
  }

  @Override
  public void append(Call call, Definition series, Readings readings) {
    if (readings.size() == 1) {
      table.put(call, item(series, readings, 0));
      return;
    }
    batches.write(
        call,
        IntStream.range(0, readings.size()).mapToObj(i -> put(item(series, readings, i))).toList());
  }

  @Override
  public Iterator<Readings> scan(Call call, Definition series, TimeRange range) {
    return new LazyPages(new Range(call, series, range));
  }

  @Override
  public Optional<Readings> latest(Call call, Definition series) {
    QueryResponse last =
        table.query(
            call,
            query ->
                query
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", Keys.text(series.partition())))
                    .scanIndexForward(false)
                    .limit(1)
                    .consistentRead(consistent));
    return last.items().stream()
        .findFirst()
        .map(item -> Readings.ofPacked(series.series().layout(), Keys.bytes(item, Keys.RECORDS)));
  }

  /**
   * Discards one by one. When an answer is lost and the reading is gone afterwards, nothing tells
   * whether this call removed it or never met it: the others are discarded still, but nobody is
   * told a count that may be wrong.
   */
  @Override
  public long discard(Call call, Definition series, Readings readings) {
    long removed = 0;
    long unknown = 0;
    for (int i = 0; i < readings.size(); i++) {
      Map<String, AttributeValue> item = item(series, readings, i);
      Written deleted =
          table.deleteIf(
              call, item, Condition.equal(Keys.RECORDS, Keys.attribute(item, Keys.RECORDS)));
      if (deleted.done()) {
        removed++;
      } else if (deleted.afterLoss() && deleted.found().isEmpty()) {
        unknown++;
      }
    }
    if (unknown > 0) {
      throw call.failed(
          ErrorKind.OUTCOME_UNKNOWN,
          "all of them are gone, but the replies about "
              + unknown
              + " were lost, and with them how many this call discarded");
    }
    return removed;
  }

  /** Fetches a range, one page of a query at each call. All that it keeps is where to go on. */
  private final class Range implements Supplier<Optional<Readings>> {

    private final Call call;
    private final Definition series;
    private final long last;
    private long from;

    Range(Call call, Definition series, TimeRange range) {
      this.call = call;
      this.series = series;
      this.from = range.fromMicros();
      this.last = range.toMicros() - 1;
    }

    @Override
    public Optional<Readings> get() {
      if (from > last) {
        return Optional.empty();
      }
      QueryResponse page =
          table.query(
              call,
              query ->
                  query
                      .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :last")
                      .expressionAttributeValues(
                          Map.of(
                              ":pk", Keys.text(series.partition()),
                              ":from", Keys.number(from),
                              ":last", Keys.number(last)))
                      .consistentRead(consistent));
      Readings readings = readings(series, page.items());
      from = page.lastEvaluatedKey().isEmpty() ? last + 1 : after(page.lastEvaluatedKey());
      return readings.isEmpty() ? get() : Optional.of(readings);
    }
  }

  private static Readings readings(Definition series, List<Map<String, AttributeValue>> items) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    items.forEach(item -> packed.writeBytes(Keys.bytes(item, Keys.RECORDS)));
    return Readings.ofPacked(series.series().layout(), packed.toByteArray());
  }

  private static long after(Map<String, AttributeValue> key) {
    return ByteBuffer.wrap(Keys.bytes(key, Keys.SORT)).getLong() + 1;
  }

  private static Map<String, AttributeValue> item(Definition series, Readings readings, int i) {
    return Map.of(
        Keys.PARTITION, Keys.text(series.partition()),
        Keys.SORT, Keys.number(readings.micros(i)),
        Keys.RECORDS, Keys.bytes(readings.packed(i)));
  }

  private static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(p -> p.item(item)).build();
  }
}
