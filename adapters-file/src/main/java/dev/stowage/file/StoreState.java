package dev.stowage.file;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether a store still takes calls.
 *
 * <p>After a failed force nobody knows what is on disk: the system may have thrown away what it
 * could not write and call the rest clean, so that a second force would succeed and mean nothing.
 * So the first failure ends all writing until the store is reopened, which reads the files again.
 */
final class StoreState {

  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

  /** Ends all writing because of a failed force or repair. */
  void poison(IOException cause) {
    failure.compareAndSet(null, cause);
  }

  /** Tells whether writing has ended. */
  boolean isPoisoned() {
    return failure.get() != null;
  }

  /** Ends all calls; tells whether this was the first time. */
  boolean close() {
    return closed.compareAndSet(false, true);
  }

  /**
   * Refuses a call after close.
   *
   * @throws StowageException INVALID
   */
  void requireOpen(String operation, String key) {
    if (closed.get()) {
      throw closed(operation, key);
    }
  }

  /**
   * Refuses a write after close or a failed force.
   *
   * @throws StowageException INVALID or UNAVAILABLE
   */
  void requireWritable(String operation, String key) {
    requireOpen(operation, key);
    requireSound(operation, key);
  }

  /**
   * Refuses a write after a failed force. Enough for a call that began before the close, which
   * waits for it.
   *
   * @throws StowageException UNAVAILABLE
   */
  void requireSound(String operation, String key) {
    IOException cause = failure.get();
    if (cause != null) {
      throw new StowageException(
              ErrorKind.UNAVAILABLE,
              operation,
              key,
              "the disk failed to keep an earlier write ("
                  + cause.getMessage()
                  + "); reopen the file store once the disk is well")
          .causedBy(cause);
    }
  }

  /** Reports a call after close. */
  static StowageException closed(String operation, String key) {
    return new StowageException(
        ErrorKind.INVALID, operation, key, "the file store was closed; open it again");
  }
}
