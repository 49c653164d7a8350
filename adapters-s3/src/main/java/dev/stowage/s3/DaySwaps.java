package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 *
 * <p>A change comes to how many readings it removed; negative for those it added. TOO_LARGE when
 * the result does not fit an object.
 */
final class DaySwaps implements SwapQueues.Swaps<SeriesDay, DayChange, Long> {

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
    boolean isSeenIn(StoredDay later, String writeId) {
      return later.writeId().equals(writeId) || (readings.isEmpty() && later.isAbsent());
    }

    /** Tells whether it cannot be known any more what this plan, whose write was lost, removed. */
    boolean isBlurredBy(StoredDay later) {
      return !later.tag().equals(from.tag()) && removed.stream().anyMatch(count -> count > 0);
    }
  }

  @Override
  public List<Long> apply(Call call, SeriesDay day, List<DayChange> changes, Patience patience) {
    String writeId = HexFormat.of().toHexDigits(random.getAsLong());
    return Contest.run(call, patience, new Swapping(day, writeId, changes));
  }

  /** The changes of one call, until they are written or there is nothing to write. */
  private final class Swapping implements Contest.Round<List<Long>> {

    private final SeriesDay day;
    private final String writeId;
    private final List<DayChange> changes;
    private @Nullable Plan plan;
    private @Nullable Plan lost;

    Swapping(SeriesDay day, String writeId, List<DayChange> changes) {
      this.day = day;
      this.writeId = writeId;
      this.changes = changes;
    }

    @Override
    public Optional<List<Long>> look(Call call) {
      StoredDay stored = days.read(call, day);
      if (lost != null && lost.isSeenIn(stored, writeId)) {
        return Optional.of(lost.removed());
      }
      if (lost != null && lost.isBlurredBy(stored)) {
        throw call.failed(
            ErrorKind.OUTCOME_UNKNOWN,
            "an answer was lost, and others have written since; discard again what is left");
      }
      Plan next = Plan.of(day, stored, changes);
      plan = next;
      return next.changes() ? Optional.empty() : Optional.of(next.removed());
    }

    @Override
    public Written write(Call call) {
      Plan next = Objects.requireNonNull(plan);
      StoredDay from = next.from().isAbsent() ? days.confirmAbsent(call, day) : next.from();
      Written written = days.replace(new Swap(call, day, writeId), from, next.readings());
      if (written == Written.LOST) {
        lost = next;
      }
      return written;
    }

    @Override
    public List<Long> done() {
      return Objects.requireNonNull(plan).removed();
    }
  }
}
