package dev.stowage.serve;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes of memory that may be in use at once, counted. */
final class Budget {

  private final long most;
  private final AtomicLong used = new AtomicLong();

  Budget(long most) {
    this.most = most;
  }

  /** Takes bytes; false, and none taken, when that would be more than there are. */
  boolean take(long bytes) {
    long before;
    do {
      before = used.get();
      if (bytes > 0 && bytes > most - before) {
        return false;
      }
    } while (!used.compareAndSet(before, before + bytes));
    return true;
  }

  /** Takes bytes that are in use already, even when that is more than there are. */
  void charge(long bytes) {
    used.addAndGet(bytes);
  }

  /** Tells whether nothing is left. */
  boolean isSpent() {
    return excess() >= 0;
  }

  /** How many bytes more are in use than there are; negative while some are left. */
  long excess() {
    return used.get() - most;
  }

  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }

  long used() {
    return used.get();
  }
}
