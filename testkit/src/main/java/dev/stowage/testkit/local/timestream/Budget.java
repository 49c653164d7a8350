package dev.stowage.testkit.local.timestream;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory the records of all tables may take, about. What goes over it is refused, before
 * the heap is full and nothing works any more.
 */
final class Budget {

  private static final long MEGABYTE = 1L << 20;

  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  /**
   * Makes an unspent budget.
   *
   * @param limit bytes
   */
  Budget(long limit) {
    this.limit = limit;
  }

  /** Three quarters of the heap: the rest is for requests and answers. */
  static Budget ofHeap() {
    return new Budget(Runtime.getRuntime().maxMemory() / 4 * 3);
  }

  /**
   * Takes bytes.
   *
   * @throws Fault when fewer are left; none were taken
   */
  void take(long bytes) {
    if (taken.addAndGet(bytes) > limit) {
      taken.addAndGet(-bytes);
      throw Fault.full(
          "The stand-in is full: it keeps all records in memory, at most "
              + limit / MEGABYTE
              + " MB of them. Write fewer readings in one run, or drop series.");
    }
  }

  /** Gives bytes back. */
  void give(long bytes) {
    taken.addAndGet(-bytes);
  }
}
