package dev.stowage.testkit.tck;

import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.ReadAfterWrite;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A store whose reads see an append only once it has settled, and which says so. Whatever changes
 * stored readings in another way than by an append sees them at once.
 */
final class LateStore extends HonestSeries {

  private record Pending(Series series, Readings readings) {}

  private final Queue<Pending> pending = new ArrayDeque<>();

  @Override
  public StoreTraits traits() {
    return Weaker.than(super.traits()).by(ReadAfterWrite.EVENTUAL).traits();
  }

  @Override
  public synchronized void append(Series series, Readings readings) {
    super.append(series, Readings.none(readings.layout()));
    pending.add(new Pending(series, readings));
  }

  @Override
  synchronized void settle() {
    for (Pending next = pending.poll(); next != null; next = pending.poll()) {
      super.append(next.series(), next.readings());
    }
  }

  @Override
  public synchronized void drop(Series series) {
    settle();
    super.drop(series);
  }

  @Override
  public synchronized long discard(Series series, Readings readings) {
    settle();
    return super.discard(series, readings);
  }
}
