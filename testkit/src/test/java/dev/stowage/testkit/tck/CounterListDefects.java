package dev.stowage.testkit.tck;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Stores that go wrong where counters are listed and told about. */
final class CounterListDefects {

  private static final String ALL_LISTED = "listsEveryCounter";
  private static final String STABLE = "listsEveryCounterOnceWhileOthersAreCreated";
  private static final String TAKEN_UP = "aListIsTakenUpAgainAtACursor";

  private CounterListDefects() {}

  static List<Defect<HonestCounters>> all() {
    return List.of(
        Defect.of("lists everything twice", ListsTwice::new, ALL_LISTED, STABLE, TAKEN_UP),
        Defect.of(
            "lists the values that counters began with", ListsFirst::new, "listsWhatWasAdded"),
        Defect.of("lists by position, newest first", ListsByPosition::new, STABLE),
        Defect.of("knows its own cursors only", KnowsItsCursors::new, TAKEN_UP),
        Defect.of(
            "begins anew at a cursor it does not know",
            TakesAnyCursor::new,
            "refusesACursorThatIsNoneOfItsOwn"),
        Defect.of("does not count names", ForgetsNames::new, "theFootprintCountsCounters"),
        Defect.of("counts refused creates", CountsRefused::new, "theFootprintCountsACounterOnce"),
        Defect.of(
            "makes a store at every call",
            () ->
                new HonestCounters() {
                  @Override
                  public CounterStore counters() {
                    return new HonestCounters(memory);
                  }
                },
            "saysTheSameOfItselfAtEveryCall"));
  }

  private static final class ListsTwice extends HonestCounters {
    @Override
    public Page<Counter> list(String cursor) {
      return BrokenLists.allTwice(super.list(cursor));
    }
  }

  private static final class ListsFirst extends HonestCounters {
    private final Map<String, Counter> first = new ConcurrentHashMap<>();

    @Override
    public boolean create(String name, long value) {
      first.putIfAbsent(name, new Counter(name, value));
      return super.create(name, value);
    }

    @Override
    public Page<Counter> list(String cursor) {
      return BrokenLists.altered(
          counter -> first.getOrDefault(counter.name(), counter), super.list(cursor));
    }
  }

  private static final class ListsByPosition extends HonestCounters {
    private final BrokenLists.ByPosition<String> newestFirst = new BrokenLists.ByPosition<>();

    @Override
    public long add(String name, long delta) {
      if (known(name).isEmpty()) {
        newestFirst.add(name);
      }
      return super.add(name, delta);
    }

    @Override
    public boolean create(String name, long value) {
      boolean isNew = super.create(name, value);
      if (isNew) {
        newestFirst.add(name);
      }
      return isNew;
    }

    @Override
    public Page<Counter> list(String cursor) {
      Page<String> names =
          newestFirst.page(cursor, other -> new Page<>(List.of(), super.list(other).next()));
      return new Page<>(
          names.items().stream().map(name -> new Counter(name, known(name).orElseThrow())).toList(),
          names.next());
    }
  }

  private static final class KnowsItsCursors extends HonestCounters {
    @Override
    OffersCounters secondProcess() {
      return new HonestCounters(memory) {
        private final Set<String> given = ConcurrentHashMap.newKeySet();

        @Override
        public Page<Counter> list(String cursor) {
          if (!cursor.equals(Page.FIRST) && !given.contains(cursor)) {
            throw new StowageException(ErrorKind.INVALID, "list", "", "the cursor is not open");
          }
          Page<Counter> page = super.list(cursor);
          page.next().ifPresent(given::add);
          return page;
        }
      };
    }
  }

  private static final class TakesAnyCursor extends HonestCounters {
    @Override
    public Page<Counter> list(String cursor) {
      return BrokenLists.anyCursor(cursor, super::list);
    }
  }

  private static final class ForgetsNames extends HonestCounters {
    @Override
    public Footprint footprint() {
      long names =
          BackendRules.walked(memory.counters()::list).stream()
              .mapToLong(counter -> counter.name().length())
              .sum();
      return wrongBy(0, -names, super.footprint());
    }
  }

  private static final class CountsRefused extends HonestCounters {
    private final AtomicLong refused = new AtomicLong();

    @Override
    public boolean create(String name, long value) {
      boolean isNew = super.create(name, value);
      refused.addAndGet(isNew ? 0 : 1);
      return isNew;
    }

    @Override
    public Footprint footprint() {
      return wrongBy(refused.get(), 0, super.footprint());
    }
  }
}
