package dev.stowage.testkit.tck;

import dev.stowage.core.counter.Counter;
import dev.stowage.core.error.StowageException;
import java.util.List;
import java.util.OptionalLong;

/** Stores that go wrong at the limits of 64 bits. */
final class CounterLimitDefects {

  private static final String ABOVE = "refusesToAddAboveTheHighestValue";
  private static final String BELOW = "refusesToAddBelowTheLowestValue";

  private CounterLimitDefects() {}

  static List<Defect<HonestCounters>> all() {
    return List.of(
        Defect.of("reads floating-point numbers", ReadsDoubles::new, "keepsEveryBitOfAValue"),
        Defect.of("refuses to reach its limits", StopsShort::new, "addsUpToTheLimits"),
        Defect.of("wraps around", WrapsAround::new, ABOVE, BELOW),
        Defect.of("stays at the highest value", () -> new StaysAt(Long.MAX_VALUE), ABOVE),
        Defect.of("stays at the lowest value", () -> new StaysAt(Long.MIN_VALUE), BELOW));
  }

  private static final class ReadsDoubles extends HonestCounters {
    @Override
    public OptionalLong value(String name) {
      OptionalLong value = super.value(name);
      return value.isPresent() ? OptionalLong.of((long) (double) value.getAsLong()) : value;
    }
  }

  private static final class StopsShort extends HonestCounters {
    @Override
    public long add(String name, long delta) {
      long before = known(name).orElse(0);
      long after = before + delta;
      if (delta != 0 && (after == Long.MAX_VALUE || after == Long.MIN_VALUE)) {
        throw Counter.overflow(name, delta);
      }
      return super.add(name, delta);
    }
  }

  private static final class WrapsAround extends HonestCounters {
    @Override
    public long add(String name, long delta) {
      try {
        return super.add(name, delta);
      } catch (StowageException overflow) {
        long before = known(name).orElseThrow(() -> overflow);
        set(name, before + delta);
        return before + delta;
      }
    }
  }

  private static final class StaysAt extends HonestCounters {
    private final long limit;

    StaysAt(long limit) {
      this.limit = limit;
    }

    @Override
    public long add(String name, long delta) {
      try {
        return super.add(name, delta);
      } catch (StowageException overflow) {
        if (delta < 0 != limit < 0) {
          throw overflow;
        }
        known(name).orElseThrow(() -> overflow);
        set(name, limit);
        return limit;
      }
    }
  }
}
