package dev.stowage.dynamodb;

import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads a range out of blocks, one page of readings at each call. It begins at 00:00 UTC of the
 * range's first day, because a block that holds a time starts within the same day.
 */
final class BlockScan implements Supplier<Optional<Readings>> {

  private final TimeRange range;
  private final BlockQuery query;
  private final BlockMerge merge;

  BlockScan(BlockQuery query, BlockMerge merge, TimeRange range) {
    long from = range.fromMicros();
    this.range = range;
    this.query = query.starting(from - from % ReadingTime.MICROS_PER_DAY, range.toMicros());
    this.merge = merge;
  }

  @Override
  public Optional<Readings> get() {
    while (query.hasNext()) {
      List<Block> page = query.next();
      Readings ready = merge.add(page, boundary(page)).within(range);
      if (!ready.isEmpty()) {
        return Optional.of(ready);
      }
    }
    return Optional.empty();
  }

  /** Returns the time before which no later page holds anything. */
  private long boundary(List<Block> page) {
    if (!query.hasNext()) {
      return Long.MAX_VALUE;
    }
    return page.isEmpty() ? 0 : page.get(page.size() - 1).startMicros();
  }
}
