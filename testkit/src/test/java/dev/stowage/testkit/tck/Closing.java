package dev.stowage.testkit.tck;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What an interrupt does to a file channel: the call of an interrupted thread closes it for the
 * others. Here for the thread that opened it, and until its next call or the next read, so that
 * each rule begins with an open store.
 */
final class Closing {

  private final Thread opener = Thread.currentThread();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Takes part in a call. */
  void called(String key) {
    if (interrupted()) {
      closed.set(true);
    } else if (Thread.currentThread() == opener && closed.getAndSet(false)) {
      throw unavailable(key);
    }
  }

  void reopen() {
    closed.set(false);
  }

  static boolean interrupted() {
    return Thread.currentThread().isInterrupted();
  }

  static StowageException unavailable(String key) {
    return new StowageException(ErrorKind.UNAVAILABLE, "call", key, "nothing was done");
  }
}
