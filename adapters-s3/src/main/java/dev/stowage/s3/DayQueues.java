package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the callers of this process share swaps. Those who come while a swap of their day is under
 * way wait together, and the first of them to get the lock carries out the changes of all in one
 * swap, in the order in which they came. So one swap of a day is in flight at a time, and many
 * writers cost as few requests as two.
 */
final class DayQueues {

  private final DaySwaps swaps;
  private final Supplier<Patience> patience;
  private final ConcurrentHashMap<SeriesDay, Queue> queues = new ConcurrentHashMap<>();

  /**
   * Makes empty queues.
   *
   * @param swaps carries out the changes
   * @param patience begins a caller's patience, which ends also while others are served
   */
  DayQueues(DaySwaps swaps, Supplier<Patience> patience) {
    this.swaps = swaps;
    this.patience = patience;
  }

  /** The callers of one day. Its fields are touched within {@code queues.compute} alone. */
  private static final class Queue {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiting> waiting = new ArrayList<>();
    private int callers;
  }

  /** A caller who waits. Its fields are touched under the lock of its queue alone. */
  private static final class Waiting {
    private final Call call;
    private final DayChange change;
    private final Patience patience;
    private @Nullable Long removed;
    private @Nullable StowageException failure;

    Waiting(Call call, DayChange change, Patience patience) {
      this.call = call;
      this.change = change;
      this.patience = patience;
    }

    boolean isServed() {
      return removed != null || failure != null;
    }

    long result() {
      if (failure != null) {
        throw failure;
      }
      return Objects.requireNonNull(removed);
    }
  }

  /**
   * Applies a change to a day, perhaps together with those of other callers.
   *
   * @return how many readings it removed; negative for those it added
   * @throws StowageException as {@link DaySwaps#apply}
   */
  long apply(Call call, SeriesDay day, DayChange change) {
    call.refuseInterrupted();
    Waiting mine = new Waiting(call, change, patience.get());
    Queue queue = join(day, mine);
    queue.lock.lock();
    try {
      if (!mine.isServed()) {
        serve(day, takeWaiting(day));
      }
      return mine.result();
    } finally {
      queue.lock.unlock();
      leave(day);
    }
  }

  private Queue join(SeriesDay day, Waiting mine) {
    return queues.compute(
        day,
        (same, found) -> {
          Queue queue = found == null ? new Queue() : found;
          queue.callers++;
          queue.waiting.add(mine);
          return queue;
        });
  }

  private List<Waiting> takeWaiting(SeriesDay day) {
    List<Waiting> group = new ArrayList<>();
    queues.computeIfPresent(
        day,
        (same, queue) -> {
          group.addAll(queue.waiting);
          queue.waiting.clear();
          return queue;
        });
    return group;
  }

  private void leave(SeriesDay day) {
    queues.computeIfPresent(day, (same, queue) -> --queue.callers == 0 ? null : queue);
  }

  private void serve(SeriesDay day, List<Waiting> group) {
    // What the last to begin may not find any more is not there for the others either.
    Call call = group.stream().map(one -> one.call).reduce(Call::later).orElseThrow();
    try {
      List<Long> removed =
          swaps.apply(call, day, group.stream().map(w -> w.change).toList(), group.get(0).patience);
      for (int i = 0; i < group.size(); i++) {
        group.get(i).removed = removed.get(i);
      }
    } catch (StowageException e) {
      if (e.kind() == ErrorKind.TOO_LARGE && group.size() > 1) {
        // Together they are; whoever fits alone shall not fail for the others.
        group.forEach(one -> serve(day, List.of(one)));
        return;
      }
      group.forEach(one -> one.failure = one.call.equals(call) ? e : one.call.sharing(e));
    } finally {
      // After a defect, or without memory: nobody may wait for an answer that never comes.
      group.stream()
          .filter(one -> !one.isServed())
          .forEach(
              one ->
                  one.failure =
                      one.call.failed(
                          ErrorKind.OUTCOME_UNKNOWN, "the swap that carried it broke off"));
    }
  }
}
