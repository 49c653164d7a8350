package dev.stowage.file;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * One force for all who wait: the first to come leads and forces what everybody has written so far;
 * who comes meanwhile waits, and one of them leads the next force for all of them.
 */
final class GroupForce {

  private final StoreContext context;
  private final DiskFile file;
  private final LongSupplier written;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition done = lock.newCondition();
  private volatile long forced;
  private boolean leading;

  /**
   * Makes the group of one file.
   *
   * @param context the open store
   * @param file the file to force
   * @param written how far the file is written; never sinks
   * @param forced how far it is known to be on disk
   */
  GroupForce(StoreContext context, DiskFile file, LongSupplier written, long forced) {
    this.context = context;
    this.file = file;
    this.written = written;
    this.forced = forced;
  }

  /**
   * Returns when the file is on disk up to a position.
   *
   * @param end a position that is written
   * @return how far the file is known to be on disk, at least {@code end}
   * @throws IOException when the force failed that this thread led
   * @throws dev.stowage.core.error.StowageException UNAVAILABLE when another's failed
   */
  long upTo(long end) throws IOException {
    if (forced >= end) {
      return forced;
    }
    lock.lock();
    try {
      while (forced < end) {
        context.state().requireSound("force", "");
        if (leading) {
          done.awaitUninterruptibly();
        } else {
          lead();
        }
      }
      return forced;
    } finally {
      lock.unlock();
    }
  }

  private void lead() throws IOException {
    leading = true;
    long target = written.getAsLong();
    lock.unlock();
    boolean succeeded = false;
    try {
      context.force(file);
      succeeded = true;
    } finally {
      lock.lock();
      leading = false;
      forced = succeeded ? Math.max(forced, target) : forced;
      done.signalAll();
    }
  }
}
