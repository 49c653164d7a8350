package dev.stowage.testkit.tck;

import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.HotKey;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counters that refuse every third add by threads of another process, and say so. */
final class ThrottlingCounters extends HonestCounters {

  private final Defect.Owners owners = new Defect.Owners();

  @Override
  public StoreTraits traits() {
    return Weaker.than(super.traits()).by(HotKey.MAY_THROTTLE).traits();
  }

  @Override
  public long add(String name, long delta) {
    owners.remember(name);
    return super.add(name, delta);
  }

  @Override
  public boolean create(String name, long value) {
    owners.remember(name);
    return super.create(name, value);
  }

  @Override
  HonestCounters secondProcess() {
    return new HonestCounters(memory) {
      private final AtomicInteger adds = new AtomicInteger();

      @Override
      public long add(String name, long delta) {
        if (adds.incrementAndGet() % 3 == 0 && owners.isForeign(name)) {
          throw new StowageException(ErrorKind.THROTTLED, "add", name, "others use it, too");
        }
        return super.add(name, delta);
      }
    };
  }
}
