package dev.stowage.core.link;

import dev.stowage.core.counter.Counters;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts hits behind the back of those who follow: they leave a note in a bounded queue, and a
 * thread takes the notes to the store, one add for all notes of a link that have gathered.
 *
 * <p>The queue holds one entry a link, so a link that everybody follows takes one place and one add
 * at a time. When it is full, a hit on a link that is not in it is lost. After THROTTLED and
 * UNAVAILABLE, which say that nothing was done, the notes go back and wait {@link #PATIENCE}; after
 * any other error they are lost, because an add is not made twice.
 *
 * <p>Safe for use by many threads.
 */
public final class QueuedHits implements Hits, AutoCloseable {

  /** How long the thread waits after THROTTLED or UNAVAILABLE before it adds again. */
  public static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Counters counters;
  private final int capacity;
  private final Map<String, Long> waiting = new LinkedHashMap<>();
  private final Thread worker;
  private boolean closed;
  private long lost;

  /**
   * Starts the counting.
   *
   * @param counters where hits are counted
   * @param capacity how many links may wait to be counted, above 0
   * @throws StowageException INVALID for a capacity below 1
   */
  public QueuedHits(Counters counters, int capacity) {
    if (capacity < 1) {
      throw new StowageException(
          ErrorKind.INVALID, "hits", "", "a queue of " + capacity + " links; at least 1");
    }
    this.counters = counters;
    this.capacity = capacity;
    this.worker = new Thread(this::count, "stowage-hits");
    worker.setDaemon(true);
    worker.start();
  }

  @Override
  public void followed(Link link) {
    put(Hits.counter(link.id()), 1);
  }

  /**
   * Returns how many hits were lost: the queue was full or closed, or an add failed.
   *
   * @return the number since this object was made
   */
  public synchronized long lost() {
    return lost;
  }

  /**
   * Takes no more hits, and returns when those that wait are counted or, if the store does not take
   * them at the first attempt, lost. Idempotent.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void put(String counter, long hits) {
    if (closed || (waiting.size() >= capacity && !waiting.containsKey(counter))) {
      lost += hits;
      return;
    }
    waiting.merge(counter, hits, Long::sum);
    notifyAll();
  }

  private void count() {
    Optional<Map.Entry<String, Long>> next = take();
    while (next.isPresent()) {
      add(next.get().getKey(), next.get().getValue());
      next = take();
    }
  }

  /** Waits for a note; empty when there is none and there will be none. */
  private synchronized Optional<Map.Entry<String, Long>> take() {
    while (waiting.isEmpty() && !closed) {
      try {
        wait();
      } catch (InterruptedException stranger) {
        // Nobody who belongs here interrupts this thread: it waits on.
      }
    }
    Optional<Map.Entry<String, Long>> first =
        waiting.entrySet().stream().findFirst().map(Map.Entry::copyOf);
    first.ifPresent(entry -> waiting.remove(entry.getKey()));
    return first;
  }

  /** Whatever fails, a defect included, costs these hits and not those that come after them. */
  private void add(String counter, long hits) {
    try {
      counters.add(counter, hits);
    } catch (StowageException failed) {
      boolean undone =
          failed.kind() == ErrorKind.THROTTLED || failed.kind() == ErrorKind.UNAVAILABLE;
      if (undone) {
        put(counter, hits);
        restUnlessClosed();
      } else {
        lose(hits);
      }
    } catch (RuntimeException defect) {
      lose(hits);
    }
  }

  private synchronized void lose(long hits) {
    lost += hits;
  }

  private synchronized void restUnlessClosed() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (long left = PATIENCE.toMillis(); !closed && left > 0; left = millisTo(end)) {
      try {
        wait(left);
      } catch (InterruptedException stranger) {
        // As above.
      }
    }
  }

  private static long millisTo(long end) {
    return (end - System.nanoTime()) / 1_000_000;
  }
}
