package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes days by compare-and-swap: reads the object, applies the changes, writes the result if the
 * object is still the one that was read, and begins again if it is not. A read costs a twelfth of a
 * write, so it comes first also where the day is likely to be new.
 *
 * <p>What is compared is the entity tag, a hash of the bytes. So a swap also succeeds when the
 * object was changed and changed back in between; that is harmless, because what is written follows
 * from the bytes alone.
 *
 * <p>After a lost answer the object is read again, and its metadata tells who wrote it last. This
 * swap: it is done. Nobody since: it is sent again. Another swap: appends are merged once more,
 * which they always may be; but how many readings a discard removed cannot be told any more. An
 * object that is gone after its delete was lost counts as deleted by it.
 */
final class DaySwaps {

  private final Days days;
  private final LongSupplier random;

  /**
   * Makes swaps.
   *
   * @param days the objects
   * @param random draws write ids
   */
  DaySwaps(Days days, LongSupplier random) {
    this.days = days;
    this.random = random;
  }

  /**
   * What is to be written.
   *
   * @param from what was read
   * @param readings of the day, after all changes
   * @param removed by each change; negative for those it added
   * @param changes whether anything is to be written
   */
  private record Plan(StoredDay from, Readings readings, List<Long> removed, boolean changes) {

    static Plan of(SeriesDay day, StoredDay stored, List<DayChange> changes) {
      Readings before = stored.readings(day.series().layout());
      Readings readings = before;
      List<Long> removed = new ArrayList<>();
      for (DayChange change : changes) {
        Readings after = change.apply(readings);
        removed.add((long) readings.size() - after.size());
        readings = after;
      }
      return new Plan(stored, readings, removed, !readings.equals(before));
    }

    /** Tells whether a day, read after the write of this plan was lost, is this plan's work. */
    boolean isSeenIn(StoredDay later, Swap swap) {
      return later.writeId().equals(swap.writeId()) || (readings.isEmpty() && later.isAbsent());
    }

    /** Tells whether it cannot be known any more what this plan, whose write was lost, removed. */
    boolean isBlurredBy(StoredDay later) {
      return !later.tag().equals(from.tag()) && removed.stream().anyMatch(count -> count > 0);
    }
  }

  /**
   * Applies changes to a day, all of them or none.
   *
   * @param patience ends the attempts to be ahead of other writers
   * @return how many readings each change removed; negative for those it added
   * @throws dev.stowage.core.error.StowageException THROTTLED when other writers were ahead each
   *     time; TOO_LARGE when the result does not fit an object; OUTCOME_UNKNOWN
   */
  List<Long> apply(Call call, SeriesDay day, List<DayChange> changes, Patience patience) {
    Swap swap = new Swap(call, day, HexFormat.of().toHexDigits(random.getAsLong()));
    @Nullable Plan lost = null;
    while (true) {
      StoredDay stored = days.read(swap.call(), day);
      if (lost != null && lost.isSeenIn(stored, swap)) {
        return lost.removed();
      }
      if (lost != null && lost.isBlurredBy(stored)) {
        throw call.failed(
            ErrorKind.OUTCOME_UNKNOWN,
            "an answer was lost, and others have written since; discard again what is left");
      }
      Plan plan = Plan.of(day, stored, changes);
      if (!plan.changes()) {
        return plan.removed();
      }
      StoredDay from = stored.isAbsent() ? days.confirmAbsent(swap.call(), day) : stored;
      Written written = days.replace(swap, from, plan.readings());
      if (written == Written.DONE) {
        return plan.removed();
      }
      if (written == Written.LOST) {
        lost = plan;
        swap = swap.afterLoss();
      }
      patience.pause(swap.call());
    }
  }
}
