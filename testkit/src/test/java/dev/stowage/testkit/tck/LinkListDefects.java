package dev.stowage.testkit.tck;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that go wrong where links are listed. */
final class LinkListDefects {

  private static final String ALL_LISTED = "listsEveryLink";
  private static final String STABLE = "listsEveryLinkOnceWhileOthersComeAndGo";
  private static final String TAKEN_UP = "aListIsTakenUpAgainAtACursor";

  private LinkListDefects() {}

  static List<Defect<HonestLinks>> all() {
    return List.of(
        Defect.of("lists everything twice", ListsTwice::new, ALL_LISTED, STABLE, TAKEN_UP),
        Defect.of("does not list what has expired", HidesExpired::new, "listsExpiredLinks"),
        Defect.of("lists what was removed", ListsRemoved::new, "doesNotListWhatWasRemoved"),
        Defect.of("lists by position, newest first", ListsByPosition::new, STABLE),
        Defect.of("knows its own cursors only", KnowsItsCursors::new, TAKEN_UP),
        Defect.of(
            "begins anew at a cursor it does not know",
            TakesAnyCursor::new,
            "refusesACursorThatIsNoneOfItsOwn"));
  }

  private static final class ListsTwice extends HonestLinks {
    @Override
    public Page<Link> list(String cursor) {
      return BrokenLists.allTwice(super.list(cursor));
    }
  }

  private static final class HidesExpired extends HonestLinks {
    @Override
    public Page<Link> list(String cursor) {
      return BrokenLists.only(link -> !link.stamp().hasExpired(Instant.now()), super.list(cursor));
    }
  }

  private static final class ListsRemoved extends HonestLinks {
    private final Set<Link> removed = ConcurrentHashMap.newKeySet();

    @Override
    public boolean remove(String id, long writeId) {
      known(id).ifPresent(removed::add);
      return super.remove(id, writeId);
    }

    @Override
    public Page<Link> list(String cursor) {
      return BrokenLists.withMore(removed.stream(), super.list(cursor));
    }
  }

  private static final class ListsByPosition extends HonestLinks {
    private final BrokenLists.ByPosition<Link> newestFirst = new BrokenLists.ByPosition<>();

    @Override
    public Created create(Link link, Instant now) {
      known(link.id()).filter(old -> old.stamp().hasExpired(now)).ifPresent(newestFirst::remove);
      Created found = super.create(link, now);
      if (found == Created.NEW) {
        newestFirst.add(link);
      }
      return found;
    }

    @Override
    public boolean remove(String id, long writeId) {
      known(id).filter(link -> link.stamp().writeId() == writeId).ifPresent(newestFirst::remove);
      return super.remove(id, writeId);
    }

    @Override
    public Page<Link> list(String cursor) {
      return newestFirst.page(cursor, super::list);
    }
  }

  private static final class KnowsItsCursors extends HonestLinks {
    @Override
    HonestLinks secondProcess() {
      return new HonestLinks(memory) {
        private final Set<String> given = ConcurrentHashMap.newKeySet();

        @Override
        public Page<Link> list(String cursor) {
          if (!cursor.equals(Page.FIRST) && !given.contains(cursor)) {
            throw new StowageException(ErrorKind.INVALID, "list", "", "the cursor is not open");
          }
          Page<Link> page = super.list(cursor);
          page.next().ifPresent(given::add);
          return page;
        }
      };
    }
  }

  private static final class TakesAnyCursor extends HonestLinks {
    @Override
    public Page<Link> list(String cursor) {
      return BrokenLists.anyCursor(cursor, super::list);
    }
  }
}
