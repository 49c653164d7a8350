package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets the threads of one process queue up for a key before they ask for a connection, each in its
 * turn. So many who want one row do not keep every connection waiting for it, and do not undo each
 * other's work. Two keys may share a lock; a thread holds one at a time.
 */
final class KeyLocks {

  private final ReentrantLock[] locks =
      Stream.generate(() -> new ReentrantLock(true)).limit(64).toArray(ReentrantLock[]::new);
  private final Duration patience;

  /**
   * Makes locks.
   *
   * @param patience how long a thread waits for its turn
   */
  KeyLocks(Duration patience) {
    this.patience = patience;
  }

  /**
   * Works while no other thread works on the same key.
   *
   * @param hash that of the key
   * @throws dev.stowage.core.error.StowageException with nothing done: THROTTLED when the turn does
   *     not come in time, UNAVAILABLE when the thread is interrupted while it waits
   */
  <T> T holding(Call call, int hash, Supplier<T> work) {
    ReentrantLock lock = locks[Math.floorMod(hash, locks.length)];
    lock(call, lock);
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Only one who has to wait is disturbed by an interrupt. */
  private void lock(Call call, ReentrantLock lock) {
    try {
      if (!lock.tryLock() && !lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw call.failed(
            ErrorKind.THROTTLED,
            "others of this process were at work on it for " + patience.toSeconds() + " s");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw call.failed(
              ErrorKind.UNAVAILABLE,
              "the calling thread was interrupted while it waited for its turn")
          .causedBy(interrupted);
    }
  }
}
