package dev.stowage.testkit.tck;

import dev.stowage.core.error.StowageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call whose thread was interrupted. Such a call may succeed, or fail with an error
 * that says what is known; any other exception is passed on.
 *
 * @param <T> what the call answers
 * @param answer what it answered; null after an error
 * @param error what it threw; null after an answer
 * @param flagKept whether the thread was still marked as interrupted afterwards
 */
record Interrupted<T>(@Nullable T answer, @Nullable StowageException error, boolean flagKept) {

  /** So long after the start of a call comes the interrupt, by turns. */
  private static final long[] NANOSECONDS = {0, 5_000, 50_000, 200_000, 1_000_000, 4_000_000};

  /** Whether a call was carried out, as far as its outcome tells. */
  enum Effect {
    DONE,
    NOT_DONE,
    UNKNOWN
  }

  /**
   * Makes a call on this thread and interrupts it, by turns before the call and some time after it
   * began. Afterwards the thread is not interrupted.
   */
  static <T> Interrupted<T> call(int turn, Supplier<T> call) {
    Thread victim = Thread.currentThread();
    Thread interrupter = new Thread(() -> interrupt(victim, turn));
    if (turn % 2 == 0) {
      victim.interrupt();
    } else {
      interrupter.start();
    }
    T answer = null;
    StowageException error = null;
    try {
      answer = call.get();
    } catch (StowageException failed) {
      error = failed;
    }
    return new Interrupted<>(answer, error, wasInterrupted(interrupter));
  }

  /** Waits for the interrupt, which may come after the call, and takes it off this thread. */
  private static boolean wasInterrupted(Thread interrupter) {
    boolean interrupted = Thread.interrupted();
    while (interrupter.isAlive()) {
      try {
        interrupter.join();
      } catch (InterruptedException expected) {
        interrupted = true;
      }
    }
    return Thread.interrupted() || interrupted;
  }

  /** Makes calls on a thread each, all at once, and interrupts every one of them. */
  static <T> List<Interrupted<T>> calls(int threads, IntFunction<T> call) {
    return Together.ask(threads, turn -> call(turn, () -> call.apply(turn)));
  }

  private static void interrupt(Thread victim, int turn) {
    long from = System.nanoTime();
    long wait = NANOSECONDS[turn / 2 % NANOSECONDS.length];
    for (long left = wait; left > 0; left = wait - (System.nanoTime() - from)) {
      LockSupport.parkNanos(left);
    }
    victim.interrupt();
  }

  /** Returns what the call answered, or empty after an error. */
  Optional<T> answered() {
    return Optional.ofNullable(answer);
  }

  /** Returns whether the call was carried out; an error that cannot tell is a broken promise. */
  Effect effect() {
    if (error == null) {
      return Effect.DONE;
    }
    return switch (error.kind()) {
      case UNAVAILABLE, THROTTLED -> Effect.NOT_DONE;
      case OUTCOME_UNKNOWN -> Effect.UNKNOWN;
      default ->
          throw new AssertionError(
              "an interrupted call that fails says UNAVAILABLE, THROTTLED or OUTCOME_UNKNOWN",
              error);
    };
  }

  /** Returns what may be stored after a call which leaves a record there if it had this effect. */
  <V> List<Optional<V>> possible(V record, Effect leavesIt) {
    Effect effect = effect();
    List<Optional<V>> possible = new ArrayList<>();
    if (effect == leavesIt || effect == Effect.UNKNOWN) {
      possible.add(Optional.of(record));
    }
    if (effect != leavesIt) {
      possible.add(Optional.empty());
    }
    return possible;
  }
}
