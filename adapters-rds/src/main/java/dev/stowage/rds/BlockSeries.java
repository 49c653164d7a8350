package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.SealedDay;
import dev.stowage.core.series.TimeRange;
import dev.stowage.rds.DayChange.Twice;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One row for each UTC day, the readings in it sealed.
 *
 * <p>A day is changed by compare-and-swap: read it, compute the new one, replace exactly the
 * revision that was read, begin again when another was faster. A revision is random and never comes
 * back, so that a day that was removed and stored anew is not taken for the old one. Writers of one
 * process queue up at a lock for the day, so that they do not undo each other's work; writers of
 * several processes meet at most {@link Backoff#ATTEMPTS} times, then the answer is THROTTLED.
 *
 * <p>When the reply to a swap is lost, the session is over by the time we know, and what is stored
 * tells: our revision, it happened; the old one, it did not and will not; another, somebody went on
 * from ours or from the old one. Then an append merges again, which does no harm, and a discard
 * cannot know how many readings it removed.
 */
final class BlockSeries implements SeriesTables {

  /** The longest sealed day, as an object of the S3 adapter. */
  static final int MAX_CONTENT = 64 * 1024 * 1024;

  /** Some swaps of the longest day. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Sessions sessions;
  private final Backoff backoff;
  private final LongSupplier random;
  private final String schema;
  private final KeyLocks turns = new KeyLocks(PATIENCE);

  BlockSeries(Sessions sessions, String schema, LongSupplier random) {
    this.sessions = sessions;
    this.schema = schema;
    this.random = random;
    this.backoff = new Backoff(random);
  }

  @Override
  public void append(Call call, Definition series, Readings readings) {
    for (Map.Entry<LocalDate, Readings> part : readings.byUtcDay().entrySet()) {
      change(call, series, part.getKey(), DayChange.add(part.getValue()));
    }
  }

  @Override
  public long discard(Call call, Definition series, Readings readings) {
    long discarded = 0;
    for (Map.Entry<LocalDate, Readings> part : readings.byUtcDay().entrySet()) {
      discarded -= change(call, series, part.getKey(), DayChange.remove(part.getValue()));
    }
    return discarded;
  }

  @Override
  public Optional<Readings> page(Call call, Definition series, long from, long to) {
    TimeRange range = new TimeRange(ReadingTime.instant(from), ReadingTime.instant(to));
    int last = day(to - 1);
    for (int day = day(from); day <= last; day++) {
      int first = day;
      Optional<DayRow> row =
          sessions.read(call, handle -> table(call, series).first(handle, first, last));
      if (row.isEmpty()) {
        return Optional.empty();
      }
      Readings page = row.get().read(series, range);
      if (!page.isEmpty()) {
        return Optional.of(page);
      }
      day = row.get().day();
    }
    return Optional.empty();
  }

  @Override
  public Optional<Readings> latest(Call call, Definition series) {
    return sessions
        .read(call, handle -> table(call, series).last(handle))
        .map(row -> row.read(series, TimeRange.ALL))
        .map(day -> day.slice(day.size() - 1, day.size()));
  }

  /** Changes a day and returns by how many readings it grew. */
  private int change(Call call, Definition series, LocalDate day, DayChange change) {
    int epochDay = Math.toIntExact(day.toEpochDay());
    return turns.holding(
        call,
        Long.hashCode(31 * series.id() + epochDay),
        () -> swapUntilDone(call, series, epochDay, change));
  }

  private int swapUntilDone(Call call, Definition series, int day, DayChange change) {
    Outcome last = Outcome.MET_ANOTHER;
    for (int attempt = 1; attempt <= Backoff.ATTEMPTS; attempt++) {
      Optional<DayRow> stored = find(call, series, day);
      Readings before =
          stored
              .map(row -> row.read(series, TimeRange.ALL))
              .orElseGet(() -> Readings.none(series.series().layout()));
      Readings after = change.apply(before);
      Swap swap = new Swap(day, stored, after, change.twice());
      last = after.equals(before) ? Outcome.DONE : swap(call, series, swap);
      if (last == Outcome.DONE) {
        return after.size() - before.size();
      }
      pause(call, attempt);
    }
    LocalDate date = LocalDate.ofEpochDay(day);
    throw last == Outcome.NEVER_CAME
        ? call.failed(
            ErrorKind.UNAVAILABLE,
            "the connection was lost time and again; " + date + " is as it was before")
        : call.failed(
            ErrorKind.THROTTLED, date + " was changed by others " + Backoff.ATTEMPTS + " times");
  }

  /** What became of a swap. */
  private enum Outcome {
    /** The day is now what the swap makes of it. */
    DONE,
    /** Another writer was faster; the day is as that one left it. */
    MET_ANOTHER,
    /** The connection was lost before the server had carried it out; the day is as it was. */
    NEVER_CAME
  }

  /** What is to take the place of what. */
  private record Swap(int day, Optional<DayRow> stored, Readings after, Twice twice) {}

  private Outcome swap(Call call, Definition series, Swap swap) {
    DayRow row = new DayRow(swap.day(), random.getAsLong(), sealed(call, swap.after()));
    DayTable table = table(call, series);
    int readings = swap.after().size();
    Optional<Boolean> done =
        sessions.once(
            call,
            handle -> {
              if (swap.stored().isEmpty()) {
                return table.insert(handle, row, readings);
              }
              DayRow old = swap.stored().get();
              return swap.after().isEmpty()
                  ? table.delete(handle, old)
                  : table.replace(handle, old.revision(), row, readings);
            });
    return done.map(wasDone -> wasDone ? Outcome.DONE : Outcome.MET_ANOTHER)
        .orElseGet(() -> afterLoss(call, series, swap, row.revision()));
  }

  /** Looks what became of a swap whose reply was lost. */
  private Outcome afterLoss(Call call, Definition series, Swap swap, long revision) {
    Optional<Long> now = find(call, series, swap.day()).map(DayRow::revision);
    Optional<Long> before = swap.stored().map(DayRow::revision);
    if (now.equals(before)) {
      return Outcome.NEVER_CAME;
    }
    if (now.equals(Optional.of(revision))) {
      return Outcome.DONE;
    }
    if (swap.twice() == Twice.LOSES_THE_COUNT) {
      throw call.failed(
          ErrorKind.OUTCOME_UNKNOWN,
          "the reply was lost, and with it how many were discarded; others changed the day since");
    }
    return Outcome.MET_ANOTHER;
  }

  private Optional<DayRow> find(Call call, Definition series, int day) {
    return sessions.read(call, handle -> table(call, series).first(handle, day, day));
  }

  private static byte[] sealed(Call call, Readings readings) {
    byte[] content = readings.isEmpty() ? new byte[0] : SealedDay.encode(readings);
    if (content.length > MAX_CONTENT) {
      throw call.failed(
          ErrorKind.TOO_LARGE,
          "the day would have " + content.length + " bytes; a block holds " + MAX_CONTENT);
    }
    return content;
  }

  private void pause(Call call, int attempt) {
    try {
      backoff.pause(attempt);
    } catch (InterruptedException interrupted) {
      throw interrupted(call, interrupted);
    }
  }

  private static StowageException interrupted(Call call, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return call.failed(
            ErrorKind.UNAVAILABLE, "the calling thread was interrupted before anything was stored")
        .causedBy(cause);
  }

  private DayTable table(Call call, Definition series) {
    return new DayTable(schema, call, series);
  }

  private static int day(long micros) {
    return Math.toIntExact(Math.floorDiv(micros, ReadingTime.MICROS_PER_DAY));
  }
}
