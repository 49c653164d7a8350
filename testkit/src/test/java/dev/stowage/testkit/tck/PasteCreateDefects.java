package dev.stowage.testkit.tck;

import dev.stowage.core.paste.Paste;
import dev.stowage.core.record.Created;
import dev.stowage.testkit.memory.MemoryBackend;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stores that go wrong where several pastes want one id. Those of races show to other threads only
 * than the one that had the id first.
 */
final class PasteCreateDefects {

  private static final String WHOLE = "aLosingCreateLeavesTheWinnerWhole";
  private static final String ONE_WINS = "ofManyCreatesOfOneIdOneWins";
  private static final String ONE_OF_TWO_PROCESSES = "ofManyCreatesInTwoProcessesOneWins";
  private static final String ONE_LARGE = "ofManyLargeCreatesOneWinsWhole";
  private static final String ONE_REPLACES = "ofManyCreatesOverAnExpiredPasteOneWins";
  private static final String ONE_LARGE_REPLACES =
      "ofManyLargeCreatesOverAnExpiredPasteOneWinsWhole";
  private static final String SPARES = "aRemoveOfTheExpiredPasteSparesItsReplacement";

  private PasteCreateDefects() {}

  static List<Defect<HonestPastes>> all() {
    return List.of(
        Defect.of(
            "keeps the content of a create that lost",
            TakesTheContentOfLosers::new,
            "refusesATakenIdAndKeepsTheFirst"),
        Defect.of(
            "overwrites the parts of a large paste before it finds the id taken",
            () -> new MixesParts(false),
            WHOLE,
            ONE_LARGE,
            ONE_LARGE_REPLACES),
        Defect.of(
            "removes the parts of the winner with those of a loser in another thread",
            () -> new MixesParts(true),
            ONE_LARGE,
            ONE_LARGE_REPLACES),
        Defect.of(
            "tells those who lost a free id that they won",
            () -> new TellsLosers(RecordSamples.NOW),
            ONE_WINS,
            ONE_OF_TWO_PROCESSES,
            ONE_LARGE),
        Defect.of(
            "lets many replace an expired paste",
            () -> new TellsLosers(RecordSamples.END),
            ONE_REPLACES,
            ONE_LARGE_REPLACES,
            SPARES),
        Defect.of(
            "does not lock out another process",
            LetsAnotherIn::new,
            ONE_OF_TWO_PROCESSES,
            ONE_LARGE),
        Defect.of(
            "removes what another thread puts in the place of an expired paste",
            RemovesReplacements::new,
            SPARES),
        Defect.of(
            "does not find in one process what another stored",
            FindsItsOwn::new,
            "anotherProcessSharesThePastes"));
  }

  private static final class TakesTheContentOfLosers extends HonestPastes {
    @Override
    public Created create(Paste paste, Instant now) {
      Created found = super.create(paste, now);
      if (found == Created.TAKEN && known(paste.id()).orElseThrow().meta().equals(paste.meta())) {
        put(paste);
      }
      return found;
    }
  }

  /** Keeps the parts of large pastes under their ids alone. */
  private static final class MixesParts extends HonestPastes.Remembers {
    private final boolean ofOthersOnly;

    MixesParts(boolean ofOthersOnly) {
      this.ofOthersOnly = ofOthersOnly;
    }

    @Override
    public synchronized Created create(Paste paste, Instant now) {
      Created found = super.create(paste, now);
      boolean mixes = !ofOthersOnly || owners.isForeign(paste.id());
      if (found == Created.TAKEN && mixes && isLarge(paste)) {
        known(paste.id())
            .filter(HonestPastes::isLarge)
            .ifPresent(winner -> put(mixed(winner, paste.content())));
      }
      return found;
    }
  }

  /** Tells every thread that asks at some time, but the one that had the id, that it won. */
  private static class TellsLosers extends HonestPastes.Remembers {
    private final Instant when;

    TellsLosers(Instant when) {
      this.when = when;
    }

    TellsLosers(Instant when, HonestPastes.Remembers first) {
      super(first);
      this.when = when;
    }

    @Override
    public Created create(Paste paste, Instant now) {
      Created found = super.create(paste, now);
      return now.equals(when) && owners.isForeign(paste.id()) ? Created.NEW : found;
    }
  }

  private static final class LetsAnotherIn extends HonestPastes.Remembers {
    @Override
    HonestPastes secondProcess() {
      return new TellsLosers(RecordSamples.NOW, this);
    }
  }

  /** Removes in two steps, so that what is created between them goes too, whoever comes first. */
  private static final class RemovesReplacements extends HonestPastes.Remembers {
    private final Set<String> beingRemoved = ConcurrentHashMap.newKeySet();

    @Override
    public synchronized Created create(Paste paste, Instant now) {
      Created found = super.create(paste, now);
      if (beingRemoved.contains(paste.id()) && now.equals(RecordSamples.END)) {
        super.take(paste.id());
      }
      return found;
    }

    @Override
    public synchronized boolean remove(String id, long writeId) {
      if (!owners.isForeign(id)) {
        return super.remove(id, writeId);
      }
      beingRemoved.add(id);
      return super.take(id).isPresent();
    }
  }

  private static final class FindsItsOwn extends HonestPastes {
    @Override
    HonestPastes secondProcess() {
      return new HonestPastes(memory) {
        private final MemoryBackend own = new HonestPastes().memory;

        @Override
        public Optional<Paste> find(String id) {
          return own.pastes().find(id);
        }
      };
    }
  }
}
