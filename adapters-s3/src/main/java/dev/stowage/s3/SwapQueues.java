package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the callers of this process share swaps. Those who come while a swap of their object is
 * under way wait together, and then one of them carries out the changes of all in one swap, in the
 * order in which they came. So one swap of an object is in flight at a time, and many writers cost
 * as few requests as two.
 *
 * <p>Whoever was served is told without waiting for its turn at a lock: where it was, it came back
 * with its next change before the others of its group had left, and went alone.
 *
 * @param <K> what names an object
 * @param <C> a change of it
 * @param <R> what a change comes to
 */
final class SwapQueues<K, C, R> {

  /** Carries out changes. */
  interface Swaps<K, C, R> {

    /**
     * Applies changes to an object, all of them or none.
     *
     * @param patience ends the attempts to be ahead of other writers
     * @return what each change came to
     * @throws StowageException when none of them was done, or when that is unknown
     */
    List<R> apply(Call call, K key, List<C> changes, Patience patience);
  }

  private final Swaps<K, C, R> swaps;
  private final Supplier<Patience> patience;
  private final ConcurrentHashMap<K, Queue<C, R>> queues = new ConcurrentHashMap<>();

  /**
   * Makes empty queues.
   *
   * @param swaps carries out the changes
   * @param patience begins a caller's patience, which ends also while others are served
   */
  SwapQueues(Swaps<K, C, R> swaps, Supplier<Patience> patience) {
    this.swaps = swaps;
    this.patience = patience;
  }

  /** The callers of one object. */
  private static final class Queue<C, R> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition swapped = lock.newCondition();
    private final List<Waiting<C, R>> waiting = new ArrayList<>();
    private boolean busy;

    /** Changed within {@code queues.compute} alone. */
    private int callers;

    /**
     * Waits until a caller was served, or until it is the one to serve all who wait.
     *
     * @return whom it is to serve, itself among them; empty when it was served
     */
    List<Waiting<C, R>> join(Waiting<C, R> mine) {
      lock.lock();
      try {
        waiting.add(mine);
        while (busy && !mine.isServed()) {
          swapped.awaitUninterruptibly();
        }
        if (mine.isServed()) {
          return List.of();
        }
        busy = true;
        List<Waiting<C, R>> group = List.copyOf(waiting);
        waiting.clear();
        return group;
      } finally {
        lock.unlock();
      }
    }

    /** Lets the next one serve. */
    void release() {
      lock.lock();
      try {
        busy = false;
        swapped.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** A caller who waits, until the one who serves it says what came of it. */
  private static final class Waiting<C, R> {
    private final Call call;
    private final C change;
    private final Patience patience;
    private volatile @Nullable R result;
    private volatile @Nullable StowageException failure;

    Waiting(Call call, C change, Patience patience) {
      this.call = call;
      this.change = change;
      this.patience = patience;
    }

    boolean isServed() {
      return result != null || failure != null;
    }

    R result() {
      StowageException failed = failure;
      if (failed != null) {
        throw failed;
      }
      return Objects.requireNonNull(result);
    }
  }

  /**
   * Applies a change to an object, perhaps together with those of other callers.
   *
   * @return what it came to
   * @throws StowageException as {@link Swaps#apply}
   */
  R apply(Call call, K key, C change) {
    call.refuseInterrupted();
    Waiting<C, R> mine = new Waiting<>(call, change, patience.get());
    Queue<C, R> queue = enter(key);
    try {
      List<Waiting<C, R>> group = queue.join(mine);
      if (!group.isEmpty()) {
        try {
          serve(key, group);
        } finally {
          queue.release();
        }
      }
      return mine.result();
    } finally {
      leave(key);
    }
  }

  private Queue<C, R> enter(K key) {
    return queues.compute(
        key,
        (same, found) -> {
          Queue<C, R> queue = found == null ? new Queue<>() : found;
          queue.callers++;
          return queue;
        });
  }

  private void leave(K key) {
    queues.computeIfPresent(key, (same, queue) -> --queue.callers == 0 ? null : queue);
  }

  private void serve(K key, List<Waiting<C, R>> group) {
    // What the last to begin may not find any more is not there for the others either.
    Call call = group.stream().map(one -> one.call).reduce(Call::later).orElseThrow();
    try {
      List<R> results =
          swaps.apply(call, key, group.stream().map(w -> w.change).toList(), group.get(0).patience);
      for (int i = 0; i < group.size(); i++) {
        group.get(i).result = results.get(i);
      }
    } catch (StowageException e) {
      if (e.kind() == ErrorKind.TOO_LARGE && group.size() > 1) {
        // Together they are; whoever fits alone shall not fail for the others.
        group.forEach(one -> serve(key, List.of(one)));
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
