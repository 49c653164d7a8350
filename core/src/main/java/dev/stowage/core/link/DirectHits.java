package dev.stowage.core.link;

import dev.stowage.core.counter.Counters;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts each hit before the link is answered, for a process that is frozen between two requests:
 * there a thread of its own would count when the next request comes, or never. Costs one add to
 * every follow. Safe for use by many threads.
 */
public final class DirectHits implements Hits {

  private final Counters counters;
  private final AtomicLong lost = new AtomicLong();

  /**
   * Makes the counting.
   *
   * @param counters where hits are counted
   */
  public DirectHits(Counters counters) {
    this.counters = counters;
  }

  @Override
  public void followed(Link link) {
    try {
      counters.hit(Hits.counter(link.id()));
    } catch (RuntimeException uncounted) {
      // A defect included: who follows a link shall not suffer from the counting.
      lost.incrementAndGet();
    }
  }

  /**
   * Returns how many hits may not have been counted, because the store failed.
   *
   * @return the number since this object was made
   */
  public long lost() {
    return lost.get();
  }
}
