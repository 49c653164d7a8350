package dev.stowage.testkit.tck;

import dev.stowage.core.backend.Page;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that go wrong where pastes are taken. */
final class PasteTakeDefects {

  private static final String ONE_GETS_IT = "ofManyTakesOneGetsIt";
  private static final String ONE_OF_TWO = "ofManyTakesInTwoProcessesOneGetsIt";
  private static final String WHOLE_WHILE_TAKEN = "aLargePasteIsFoundWholeOrNotAtAllWhileItIsTaken";

  private PasteTakeDefects() {}

  static List<Defect<HonestPastes>> all() {
    return List.of(
        Defect.of("does not take a paste that burns", TakesNoneThatBurns::new, "takesAPaste"),
        Defect.of(
            "lists still a large paste that was taken",
            ListsTaken::new,
            "takesALargePaste",
            "doesNotListWhatIsGone"),
        Defect.of(
            "takes a paste from an id that nobody took",
            TakesAnything::new,
            "takesNothingUnderAFreeId"),
        Defect.of(
            "never gives a taken id again",
            NeverAgain::new,
            "aTakenIdIsFreeAgain",
            "aLargePasteIsFoundWholeWhileItIsReplaced",
            "anOldWriteIdSparesTheReplacement"),
        Defect.of(
            "takes the next paste of the thread along",
            TakesAlong::new,
            "aTakeLeavesOtherPastes",
            "takesEveryAllowedCharacter",
            "theFootprintForgetsWhatIsGone",
            "keepsIdsThatDifferInCaseApart",
            "keepsIdsThatAreAlikeApart"),
        Defect.of(
            "gives a paste to every thread that takes it",
            GivesToEvery::new,
            ONE_GETS_IT,
            ONE_OF_TWO,
            "ofTakesAndRemovesOneGetsIt",
            WHOLE_WHILE_TAKEN),
        Defect.of("gives a paste to each of two processes", GivesToTwo::new, ONE_OF_TWO),
        Defect.of(
            "shows other threads the first part of a large paste, also when it was taken",
            ShowsAPart::new,
            WHOLE_WHILE_TAKEN,
            "aLargePasteIsFoundWholeWhileItIsReplaced",
            "ofManyLargeCreatesOneWinsWhole",
            "anInterruptedCreateOfALargePasteTellsTheTruth",
            "anInterruptedFindTellsTheTruth"));
  }

  private static final class TakesNoneThatBurns extends HonestPastes {
    @Override
    public Optional<Paste> take(String id) {
      return super.take(id).filter(paste -> paste.meta().burn() == Burn.NEVER);
    }
  }

  private static final class ListsTaken extends HonestPastes {
    private final Set<PasteMeta> taken = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<Paste> take(String id) {
      Optional<Paste> paste = super.take(id);
      paste.filter(HonestPastes::isLarge).map(Paste::meta).ifPresent(taken::add);
      return paste;
    }

    @Override
    public Page<PasteMeta> list(String cursor) {
      return BrokenLists.withMore(taken.stream(), super.list(cursor));
    }
  }

  private static final class TakesAnything extends HonestPastes {
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    @Override
    public Created create(Paste paste, Instant now) {
      used.add(paste.id());
      return super.create(paste, now);
    }

    @Override
    public Optional<Paste> take(String id) {
      boolean invents = PasteMeta.isId(id) && !used.contains(id);
      return invents
          ? Optional.of(PasteSamples.of(id, PasteSamples.SMALL, RecordSamples.lasting()))
          : super.take(id);
    }
  }

  private static final class NeverAgain extends HonestPastes {
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    @Override
    public Created create(Paste paste, Instant now) {
      return taken.contains(paste.id()) ? Created.TAKEN : super.create(paste, now);
    }

    @Override
    public Optional<Paste> take(String id) {
      taken.add(id);
      return super.take(id);
    }
  }

  private static final class TakesAlong extends HonestPastes.Remembers {
    private final Map<Thread, String> last = new ConcurrentHashMap<>();
    private final Map<String, String> next = new ConcurrentHashMap<>();

    @Override
    public Created create(Paste paste, Instant now) {
      String before = last.put(Thread.currentThread(), paste.id());
      if (before != null) {
        next.put(before, paste.id());
      }
      return super.create(paste, now);
    }

    @Override
    public Optional<Paste> take(String id) {
      Optional<Paste> taken = super.take(id);
      taken
          .filter(paste -> !owners.isForeign(id))
          .map(paste -> next.get(id))
          .ifPresent(memory.pastes()::take);
      return taken;
    }
  }

  /** Gives what was there to whoever takes it in another thread than it was created in. */
  private static class GivesToEvery extends HonestPastes.Remembers {
    private final Map<String, Paste> given;

    GivesToEvery() {
      this.given = new ConcurrentHashMap<>();
    }

    GivesToEvery(GivesToEvery first) {
      super(first);
      this.given = first.given;
    }

    @Override
    public Created create(Paste paste, Instant now) {
      Created found = super.create(paste, now);
      if (found == Created.NEW) {
        given.put(paste.id(), paste);
      }
      return found;
    }

    @Override
    public Optional<Paste> take(String id) {
      Optional<Paste> taken = super.take(id);
      return owners.isForeign(id) ? Optional.ofNullable(given.get(id)) : taken;
    }
  }

  private static final class GivesToTwo extends GivesToEvery {
    @Override
    HonestPastes secondProcess() {
      return new GivesToEvery(this);
    }

    @Override
    public Optional<Paste> take(String id) {
      return memory.pastes().take(id);
    }
  }

  private static final class ShowsAPart extends HonestPastes.Remembers {
    private final Map<String, Paste> large = new ConcurrentHashMap<>();

    @Override
    public Created create(Paste paste, Instant now) {
      Created found = super.create(paste, now);
      if (found == Created.NEW && isLarge(paste)) {
        large.put(paste.id(), half(paste));
      }
      return found;
    }

    @Override
    public Optional<Paste> find(String id) {
      return owners.isForeign(id) && large.containsKey(id)
          ? Optional.ofNullable(large.get(id))
          : super.find(id);
    }
  }
}
