package dev.stowage.dynamodb;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Takes single readings out of blocks.
 *
 * <p>A time may lie in several blocks, and only the value of the latest version is seen. If that
 * one has the bytes to discard, the time is taken out of every block that holds it, blocks of older
 * versions first. So whenever this is cut off, or fails in the middle, the reading is either still
 * seen with the same value or gone: never does an older value come back.
 *
 * <p>Each block is rewritten on condition that it is exactly as it was read. When one changed
 * meanwhile, because the same batch was appended again or another discard went through it, all is
 * read anew and decided anew. What others append meanwhile under a key of its own is not touched:
 * that append and this discard overlap in time, and the reading it stored is seen after both.
 *
 * <p>A rewritten block keeps its version, because what is left of it is as old as before. An
 * emptied block is deleted.
 */
final class BlockDiscard {

  private static final int ROUNDS = 30;

  private final DynamoDbTable table;
  private final Call call;
  private final Definition series;

  BlockDiscard(DynamoDbTable table, Call call, Definition series) {
    this.table = table;
    this.call = call;
    this.series = series;
  }

  /** Discards readings of one UTC day, in time order; returns how many went. */
  long discardOfOneDay(Readings unwanted) {
    Set<Long> gone = new HashSet<>();
    for (int round = 1; round <= ROUNDS; round++) {
      List<Block> holders = holders(unwanted);
      if (rewrite(holders, doomed(holders, unwanted), gone)) {
        return gone.size();
      }
      pause(round);
    }
    throw call.failed(ErrorKind.THROTTLED, "other writers change the same blocks all the time");
  }

  /** Reads the blocks that hold any of these times, older versions first. */
  private List<Block> holders(Readings unwanted) {
    Set<Long> times = new HashSet<>(byTime(unwanted).keySet());
    long last = unwanted.micros(unwanted.size() - 1);
    BlockQuery query =
        new BlockQuery(table, call, series, Reads.STRONG)
            .starting(last - last % ReadingTime.MICROS_PER_DAY, last + 1);
    List<Block> holders = new ArrayList<>();
    while (query.hasNext()) {
      for (Block block : query.next()) {
        if (holdsAny(block, times)) {
          holders.add(block);
        }
      }
    }
    holders.sort(Comparator.comparing(Block::version));
    return holders;
  }

  /** Returns the times whose seen value has the bytes to discard, with the version seen. */
  private static Map<Long, Version> doomed(List<Block> oldestFirst, Readings unwanted) {
    Map<Long, Integer> places = byTime(unwanted);
    Map<Long, Version> doomed = new HashMap<>();
    for (Block block : oldestFirst) {
      Readings readings = block.readings();
      for (int i = 0; i < readings.size(); i++) {
        Integer place = places.get(readings.micros(i));
        if (place == null) {
          continue;
        }
        if (Arrays.equals(readings.packed(i), unwanted.packed(place))) {
          doomed.put(readings.micros(i), block.version());
        } else {
          doomed.remove(readings.micros(i));
        }
      }
    }
    return doomed;
  }

  /** Takes the times out of the blocks; false when one of them was not as it was read. */
  private boolean rewrite(List<Block> oldestFirst, Map<Long, Version> doomed, Set<Long> gone) {
    for (Block block : oldestFirst) {
      Readings readings = block.readings();
      Readings rest = readings.select(i -> !doomed.containsKey(readings.micros(i)));
      if (rest.size() == readings.size()) {
        continue;
      }
      if (!replaced(block, rest)) {
        return false;
      }
      for (int i = 0; i < readings.size(); i++) {
        if (block.version().equals(doomed.get(readings.micros(i)))) {
          gone.add(readings.micros(i));
        }
      }
    }
    return true;
  }

  private boolean replaced(Block block, Readings rest) {
    if (rest.isEmpty()) {
      Written deleted = table.deleteIf(call, block.item(), block.isStored());
      return deleted.done() || (deleted.afterLoss() && deleted.found().isEmpty());
    }
    Written put = table.putIf(call, block.with(rest).item(), block.isStored());
    return put.done() || (put.afterLoss() && put.found().equals(block.with(rest).item()));
  }

  private void pause(int round) {
    try {
      table.backoff().pause(round);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw call.failed(ErrorKind.OUTCOME_UNKNOWN, "interrupted; a part of it is discarded")
          .causedBy(interrupted);
    }
  }

  private static boolean holdsAny(Block block, Set<Long> times) {
    Readings readings = block.readings();
    return IntStream.range(0, readings.size()).anyMatch(i -> times.contains(readings.micros(i)));
  }

  private static Map<Long, Integer> byTime(Readings readings) {
    Map<Long, Integer> places = new HashMap<>();
    for (int i = 0; i < readings.size(); i++) {
      places.put(readings.micros(i), i);
    }
    return places;
  }
}
