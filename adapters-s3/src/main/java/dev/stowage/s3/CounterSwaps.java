package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes counters by compare-and-swap. Each object remembers its last swaps, so after a lost
 * answer there are four cases: this swap is among them, and what it came to is known; nothing was
 * written since, and it is sent again; others have written, and every swap since is remembered, so
 * this one was not done and never will be, for what it was to replace is gone; or so many have
 * written that nobody can tell.
 */
final class CounterSwaps implements SwapQueues.Swaps<String, Long, OptionalLong> {

  private final S3Bucket bucket;
  private final RecordKeys keys;
  private final LongSupplier random;

  /**
   * Makes swaps.
   *
   * @param bucket the bucket
   * @param keys of the counters
   * @param random draws write ids
   */
  CounterSwaps(S3Bucket bucket, RecordKeys keys, LongSupplier random) {
    this.bucket = bucket;
    this.keys = keys;
    this.random = random;
  }

  /** Reads a counter; empty when it is not there. */
  Optional<Stored<Tally>> read(Call call, String name) {
    return bucket
        .get(call, keys.of(name))
        .map(object -> Records.stored(object, Tally.decode(name, object.asByteArrayUnsafe())));
  }

  /**
   * Adds to a counter, one delta after another.
   *
   * @return the value after each; empty for a delta that would have left the range, and was left
   *     out
   */
  @Override
  public List<OptionalLong> apply(Call call, String name, List<Long> deltas, Patience patience) {
    return Contest.run(call, patience, new Adding(name, deltas));
  }

  /** Creates a counter; false when there is one. */
  boolean create(Call call, String name, long value) {
    call.refuseInterrupted();
    Creating creating = new Creating(name, value);
    Written written = creating.write(call);
    return written == Written.DONE || Contest.run(call.after(written), bucket.patience(), creating);
  }

  /**
   * What is to be written.
   *
   * @param from what was read
   * @param to what shall be there
   * @param values after each delta; empty for one that is left out
   */
  private record Plan(Optional<Stored<Tally>> from, Tally to, List<OptionalLong> values) {

    static Plan of(Optional<Stored<Tally>> from, List<Long> deltas, long writeId) {
      Tally before = before(from);
      long value = before.value().orElse(0);
      List<OptionalLong> values = new ArrayList<>();
      for (long delta : deltas) {
        long sum = value + delta;
        // The sum has another sign than both: it left the range.
        boolean fits = ((value ^ sum) & (delta ^ sum)) >= 0;
        value = fits ? sum : value;
        values.add(fits ? OptionalLong.of(sum) : OptionalLong.empty());
      }
      boolean changes = before.isAbsent() || value != before.value().getAsLong();
      Tally to = changes ? before.after(new Tally.Step(writeId, value)) : before;
      return new Plan(from, to, values);
    }

    boolean isKnownIn(Tally later) {
      return later.reachesBackTo(before(from));
    }

    boolean changes() {
      return !to.equals(before(from));
    }

    private static Tally before(Optional<Stored<Tally>> from) {
      return from.map(Stored::value).orElse(Tally.ABSENT);
    }
  }

  private Written write(Call call, String name, Optional<Stored<Tally>> from, Tally to) {
    Content content = Content.of("application/vnd.stowage.counter", to.encode());
    return from.map(stored -> bucket.replace(call, keys.of(name), stored.tag(), content))
        .orElseGet(() -> bucket.create(call, keys.of(name), content));
  }

  /** The adds of one swap. */
  private final class Adding implements Contest.Round<List<OptionalLong>> {

    private final String name;
    private final List<Long> deltas;
    private final long writeId = random.getAsLong();
    private @Nullable Plan plan;
    private @Nullable Plan lost;

    Adding(String name, List<Long> deltas) {
      this.name = name;
      this.deltas = deltas;
    }

    @Override
    public Optional<List<OptionalLong>> look(Call call) {
      Optional<Stored<Tally>> stored = read(call, name);
      Tally now = stored.map(Stored::value).orElse(Tally.ABSENT);
      if (lost != null && now.holds(writeId)) {
        return Optional.of(lost.values());
      }
      if (lost != null && !lost.isKnownIn(now)) {
        throw unknown(call);
      }
      plan = Plan.of(stored, deltas, writeId);
      return plan.changes() ? Optional.empty() : Optional.of(plan.values());
    }

    @Override
    public Written write(Call call) {
      Plan next = Objects.requireNonNull(plan);
      Written written = CounterSwaps.this.write(call, name, next.from(), next.to());
      if (written == Written.LOST) {
        lost = next;
      }
      return written;
    }

    @Override
    public List<OptionalLong> done() {
      return Objects.requireNonNull(plan).values();
    }
  }

  /** A create: after a lost answer the first swap tells whose counter it is. */
  private final class Creating implements Contest.Round<Boolean> {

    private final String name;
    private final Tally tally;
    private final long writeId = random.getAsLong();

    Creating(String name, long value) {
      this.name = name;
      this.tally = Tally.ABSENT.after(new Tally.Step(writeId, value));
    }

    @Override
    public Optional<Boolean> look(Call call) {
      Optional<Tally> found = read(call, name).map(Stored::value);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      boolean mine = found.get().holds(writeId);
      if (!mine && call.unsettled() && !found.get().reachesBackTo(Tally.ABSENT)) {
        throw unknown(call);
      }
      return Optional.of(mine);
    }

    @Override
    public Written write(Call call) {
      return CounterSwaps.this.write(call, name, Optional.empty(), tally);
    }

    @Override
    public Boolean done() {
      return true;
    }
  }

  private static StowageException unknown(Call call) {
    return call.failed(
        ErrorKind.OUTCOME_UNKNOWN,
        "an answer was lost, and others have written more than %d times since"
            .formatted(Tally.KEPT));
  }
}
