package dev.stowage.dynamodb;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.WriterClock;
import dev.stowage.core.series.LazyPages;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.TimeRange;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * One item for each appended batch and UTC day. Blocks of one series may overlap in time; the
 * writer's clock decides which of two values of a time is read.
 *
 * <p>A block's key is made of its content, so that a batch appended again, by a caller who got no
 * answer or by this class after a lost one, replaces itself. It is put on condition that what is
 * there is older. Three things can stand in the way:
 *
 * <ul>
 *   <li>the same version: our own first attempt, so it is done;
 *   <li>a later version with the same records: the same batch by a writer whose clock is ahead;
 *   <li>a later version with fewer records: that batch after a discard. The readings that were
 *       discarded are appended anew by this call and must not be lost to a clock that is behind, so
 *       the block is put again with the next version after the one found.
 * </ul>
 */
final class BlockSeries implements SeriesItems {

  private final DynamoDbTable table;
  private final Reads reads;
  private final WriterClock clock;
  private final LongSupplier random;

  BlockSeries(DynamoDbTable table, Reads reads, BackendContext context) {
    this.table = table;
    this.reads = reads;
    this.clock = new WriterClock(context.clock());
    this.random = context.random();
  }

  @Override
  public void append(Call call, Definition series, Readings readings) {
    Version version = new Version(clock.next(), random.getAsLong());
    int most = Block.MOST_RECORD_BYTES / series.series().layout().bytes();
    for (Readings day : readings.byUtcDay().values()) {
      for (int from = 0; from < day.size(); from += most) {
        Readings part = day.slice(from, Math.min(day.size(), from + most));
        put(call, Block.ofBatch(series.partition(), version, part));
      }
    }
  }

  @Override
  public Iterator<Readings> scan(Call call, Definition series, TimeRange range) {
    return new LazyPages(
        new BlockScan(
            new BlockQuery(table, call, series, reads),
            new BlockMerge(series.series().layout()),
            range));
  }

  @Override
  public Optional<Readings> latest(Call call, Definition series) {
    Optional<Block> last = last(call, series);
    while (last.isPresent()) {
      // A block that started earlier on that day may reach further than the last one.
      TimeRange day = TimeRange.ofDay(ReadingTime.utcDay(last.get().startMicros()));
      Optional<Readings> latest = Optional.empty();
      for (Iterator<Readings> pages = scan(call, series, day); pages.hasNext(); ) {
        Readings page = pages.next();
        latest = Optional.of(page.slice(page.size() - 1, page.size()));
      }
      if (latest.isPresent()) {
        return latest;
      }
      // All of that day was discarded in between.
      last = last(call, series);
    }
    return Optional.empty();
  }

  @Override
  public long discard(Call call, Definition series, Readings readings) {
    BlockDiscard discard = new BlockDiscard(table, call, series);
    return readings.byUtcDay().values().stream().mapToLong(discard::discardOfOneDay).sum();
  }

  private void put(Call call, Block batch) {
    Block block = batch;
    while (true) {
      Written written = table.putIf(call, block.item(), block.isNewer());
      if (written.done()) {
        return;
      }
      Block found = Block.ofItem(batch.readings().layout(), written.found());
      if (found.version().equals(block.version()) || found.readings().equals(batch.readings())) {
        return;
      }
      block = batch.with(found.version().after(batch.version().writeId()));
    }
  }

  private Optional<Block> last(Call call, Definition series) {
    QueryResponse last =
        table.query(
            call,
            query ->
                query
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", Keys.text(series.partition())))
                    .scanIndexForward(false)
                    .limit(1)
                    .consistentRead(reads == Reads.STRONG));
    return last.items().stream()
        .findFirst()
        .map((Map<String, AttributeValue> item) -> Block.ofItem(series.series().layout(), item));
  }
}
