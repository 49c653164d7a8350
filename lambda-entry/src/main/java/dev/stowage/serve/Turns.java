package dev.stowage.serve;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Lets a bounded number of handlers run at once, so that the threads that read and write never run
 * out when a store is slow. Further ones wait in a bounded queue.
 *
 * <p>Invariant: whenever somebody waits, all turns are taken, or somebody who has just given one
 * back is about to look at the queue again.
 */
final class Turns {

  private final Semaphore free;
  private final Queue<Runnable> waiting;
  private final Executor executor;

  Turns(int handlers, int waiting, Executor executor) {
    this.free = new Semaphore(handlers);
    this.waiting = new ArrayBlockingQueue<>(waiting);
    this.executor = executor;
  }

  /**
   * Runs a handler: now and on this thread where a turn is free, else later on another.
   *
   * @return false when too many wait: then it never runs
   */
  boolean take(Runnable handler) {
    if (waiting.isEmpty() && free.tryAcquire()) {
      run(handler);
      return true;
    }
    if (!waiting.offer(handler)) {
      return false;
    }
    passOn();
    return true;
  }

  private void run(Runnable handler) {
    try {
      handler.run();
    } finally {
      free.release();
      passOn();
    }
  }

  int waiting() {
    return waiting.size();
  }

  /** Who waits runs on a thread of its own: this one's connection has more to read. */
  private void passOn() {
    while (!waiting.isEmpty() && free.tryAcquire()) {
      Runnable next = waiting.poll();
      if (next == null) {
        free.release();
      } else {
        executor.execute(() -> run(next));
      }
    }
  }
}
