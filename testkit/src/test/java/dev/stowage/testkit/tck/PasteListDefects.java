package dev.stowage.testkit.tck;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Stores that go wrong where pastes are listed. */
final class PasteListDefects {

  private static final String ALL_LISTED = "listsEveryPaste";
  private static final String LARGE_ONCE = "listsALargePasteOnce";
  private static final String STABLE = "listsEveryPasteOnceWhileOthersComeAndGo";
  private static final String TAKEN_UP = "aListIsTakenUpAgainAtACursor";

  private PasteListDefects() {}

  static List<Defect<HonestPastes>> all() {
    return List.of(
        Defect.of(
            "lists everything twice", ListsTwice::new, ALL_LISTED, LARGE_ONCE, STABLE, TAKEN_UP),
        Defect.of("lists a large paste once for each part", ListsParts::new, LARGE_ONCE),
        Defect.of("does not list what has expired", HidesExpired::new, "listsExpiredPastes"),
        Defect.of("lists what was removed", ListsRemoved::new, "doesNotListWhatIsGone"),
        Defect.of("lists by position, newest first", ListsByPosition::new, STABLE),
        Defect.of("knows its own cursors only", KnowsItsCursors::new, TAKEN_UP),
        Defect.of(
            "begins anew at a cursor it does not know",
            TakesAnyCursor::new,
            "refusesACursorThatIsNoneOfItsOwn"));
  }

  private static final class ListsTwice extends HonestPastes {
    @Override
    public Page<PasteMeta> list(String cursor) {
      return BrokenLists.allTwice(super.list(cursor));
    }
  }

  private static final class ListsParts extends HonestPastes {
    @Override
    public Page<PasteMeta> list(String cursor) {
      Page<PasteMeta> page = super.list(cursor);
      return new Page<>(
          page.items().stream()
              .flatMap(
                  meta -> Stream.generate(() -> meta).limit(1 + meta.size() / PasteSamples.LARGE))
              .toList(),
          page.next());
    }
  }

  private static final class HidesExpired extends HonestPastes {
    @Override
    public Page<PasteMeta> list(String cursor) {
      return BrokenLists.only(meta -> !meta.stamp().hasExpired(Instant.now()), super.list(cursor));
    }
  }

  private static final class ListsRemoved extends HonestPastes {
    private final Set<PasteMeta> removed = ConcurrentHashMap.newKeySet();

    @Override
    public boolean remove(String id, long writeId) {
      known(id).map(Paste::meta).ifPresent(removed::add);
      return super.remove(id, writeId);
    }

    @Override
    public Page<PasteMeta> list(String cursor) {
      return BrokenLists.withMore(removed.stream(), super.list(cursor));
    }
  }

  private static final class ListsByPosition extends HonestPastes {
    private final BrokenLists.ByPosition<PasteMeta> newestFirst = new BrokenLists.ByPosition<>();

    @Override
    public Created create(Paste paste, Instant now) {
      known(paste.id())
          .map(Paste::meta)
          .filter(old -> old.stamp().hasExpired(now))
          .ifPresent(newestFirst::remove);
      Created found = super.create(paste, now);
      if (found == Created.NEW) {
        newestFirst.add(paste.meta());
      }
      return found;
    }

    @Override
    public Optional<Paste> take(String id) {
      Optional<Paste> taken = super.take(id);
      taken.map(Paste::meta).ifPresent(newestFirst::remove);
      return taken;
    }

    @Override
    public boolean remove(String id, long writeId) {
      known(id)
          .map(Paste::meta)
          .filter(meta -> meta.stamp().writeId() == writeId)
          .ifPresent(newestFirst::remove);
      return super.remove(id, writeId);
    }

    @Override
    public Page<PasteMeta> list(String cursor) {
      return newestFirst.page(cursor, super::list);
    }
  }

  private static final class KnowsItsCursors extends HonestPastes {
    @Override
    HonestPastes secondProcess() {
      return new HonestPastes(memory) {
        private final Set<String> given = ConcurrentHashMap.newKeySet();

        @Override
        public Page<PasteMeta> list(String cursor) {
          if (!cursor.equals(Page.FIRST) && !given.contains(cursor)) {
            throw new StowageException(ErrorKind.INVALID, "list", "", "the cursor is not open");
          }
          Page<PasteMeta> page = super.list(cursor);
          page.next().ifPresent(given::add);
          return page;
        }
      };
    }
  }

  private static final class TakesAnyCursor extends HonestPastes {
    @Override
    public Page<PasteMeta> list(String cursor) {
      return BrokenLists.anyCursor(cursor, super::list);
    }
  }
}
