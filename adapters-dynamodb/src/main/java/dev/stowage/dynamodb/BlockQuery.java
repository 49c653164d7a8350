package dev.stowage.dynamodb;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The blocks of a series that start within a span of time, in the order of their starts, page by
 * page. A page may be empty although more follow. For one thread.
 */
final class BlockQuery implements Iterator<List<Block>> {

  private final DynamoDbTable table;
  private final Call call;
  private final Definition series;
  private final Reads reads;
  private long from;
  private long to = Long.MAX_VALUE;
  private Map<String, AttributeValue> after = Map.of();
  private boolean ended;

  /** Begins before all blocks of the series. */
  BlockQuery(DynamoDbTable table, Call call, Definition series, Reads reads) {
    this.table = table;
    this.call = call;
    this.series = series;
    this.reads = reads;
  }

  /** Narrows it to blocks that start at or after the one time and before the other. */
  BlockQuery starting(long fromMicros, long toMicros) {
    from = fromMicros;
    to = toMicros;
    ended = from >= to;
    return this;
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public List<Block> next() {
    if (ended) {
      throw new NoSuchElementException("the span has no more blocks");
    }
    QueryResponse page =
        table.query(
            call,
            query ->
                query
                    // A key is a time and more bytes, so it sorts after the bare time.
                    .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", Keys.text(series.partition()),
                            ":from", Keys.number(from),
                            ":to", Keys.number(to)))
                    .exclusiveStartKey(after.isEmpty() ? null : after)
                    .consistentRead(reads == Reads.STRONG));
    after = page.lastEvaluatedKey();
    ended = after.isEmpty();
    return page.items().stream().map(item -> Block.ofItem(series.series().layout(), item)).toList();
  }
}
