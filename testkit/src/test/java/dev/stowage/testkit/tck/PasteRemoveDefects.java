package dev.stowage.testkit.tck;

import dev.stowage.core.paste.Paste;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that go wrong where pastes are removed. */
final class PasteRemoveDefects {

  private static final String ONE_IS_TOLD = "ofManyRemovesOfOnePasteOneIsTold";
  private static final String ONE_GETS_IT = "ofTakesAndRemovesOneGetsIt";

  private PasteRemoveDefects() {}

  static List<Defect<HonestPastes>> all() {
    return List.of(
        Defect.of("finds still what the same thread removed", FindsRemoved::new, "removesAPaste"),
        Defect.of(
            "says that it removed what was not there",
            SaysRemoved::new,
            "removesNothingThatIsNotThere",
            ONE_IS_TOLD,
            ONE_GETS_IT),
        Defect.of(
            "compares the low half of write ids",
            ComparesHalves::new,
            "sparesThePasteOfAnotherWrite"),
        Defect.of("never gives a removed id again", KeepsRemovedIds::new, "aRemovedIdIsFreeAgain"),
        Defect.of(
            "takes the write id of a paste that was replaced for that of the next",
            TakesOldWriteIds::new,
            "anOldWriteIdSparesTheReplacement"));
  }

  private static final class FindsRemoved extends HonestPastes {
    private record Removed(Thread by, Paste paste) {}

    private final Map<String, Removed> removed = new ConcurrentHashMap<>();

    @Override
    public boolean remove(String id, long writeId) {
      Optional<Paste> paste = known(id);
      boolean was = super.remove(id, writeId);
      if (was) {
        paste.ifPresent(each -> removed.put(id, new Removed(Thread.currentThread(), each)));
      }
      return was;
    }

    @Override
    public Optional<Paste> find(String id) {
      return super.find(id)
          .or(
              () ->
                  Optional.ofNullable(removed.get(id))
                      .filter(each -> each.by() == Thread.currentThread())
                      .map(Removed::paste));
    }
  }

  private static final class SaysRemoved extends HonestPastes {
    @Override
    public boolean remove(String id, long writeId) {
      return super.remove(id, writeId) || known(id).isEmpty();
    }
  }

  private static final class ComparesHalves extends HonestPastes {
    @Override
    public boolean remove(String id, long writeId) {
      return super.remove(
          id,
          known(id)
              .map(paste -> paste.meta().stamp().writeId())
              .filter(there -> there.intValue() == (int) writeId)
              .orElse(writeId));
    }
  }

  /** Shows to the thread alone that created the paste, so that no race decides. */
  private static final class KeepsRemovedIds extends HonestPastes.Remembers {
    private final Set<String> removed = ConcurrentHashMap.newKeySet();

    @Override
    public Created create(Paste paste, Instant now) {
      return removed.contains(paste.id()) ? Created.TAKEN : super.create(paste, now);
    }

    @Override
    public boolean remove(String id, long writeId) {
      boolean was = super.remove(id, writeId);
      if (was && !owners.isForeign(id)) {
        removed.add(id);
      }
      return was;
    }
  }

  /** Confuses the writes of one thread alone, so that no race decides. */
  private static final class TakesOldWriteIds extends HonestPastes {
    private record Write(Thread by, String id, long writeId) {}

    private final Set<Write> writes = ConcurrentHashMap.newKeySet();

    @Override
    public Created create(Paste paste, Instant now) {
      Created found = super.create(paste, now);
      if (found == Created.NEW) {
        writes.add(new Write(Thread.currentThread(), paste.id(), paste.meta().stamp().writeId()));
      }
      return found;
    }

    @Override
    public boolean remove(String id, long writeId) {
      boolean had = writes.contains(new Write(Thread.currentThread(), id, writeId));
      return super.remove(
          id, had ? known(id).map(p -> p.meta().stamp().writeId()).orElse(writeId) : writeId);
    }
  }
}
