package dev.stowage.testkit.tck;

import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that go wrong where several callers want one id; each shows to other threads only. */
final class LinkRaceDefects {

  private static final String ONE_WINS = "ofManyCreatesOfOneIdOneWins";
  private static final String ONE_OF_TWO_PROCESSES = "ofManyCreatesInTwoProcessesOneWins";
  private static final String ONE_REPLACES = "ofManyCreatesOverAnExpiredLinkOneWins";
  private static final String ONE_OF_TWO_REPLACES =
      "ofManyCreatesOverAnExpiredLinkInTwoProcessesOneWins";
  private static final String SPARES = "aRemoveOfTheExpiredLinkSparesItsReplacement";

  private LinkRaceDefects() {}

  static List<Defect<HonestLinks>> all() {
    return List.of(
        Defect.of(
            "tells those who lost a free id that they won",
            () -> new TellsLosers(RecordSamples.NOW),
            ONE_WINS,
            ONE_OF_TWO_PROCESSES),
        Defect.of(
            "lets many replace an expired link",
            () -> new TellsLosers(RecordSamples.END),
            ONE_REPLACES,
            ONE_OF_TWO_REPLACES,
            SPARES),
        Defect.of(
            "keeps what the last of many wrote",
            KeepsTheLast::new,
            ONE_WINS,
            ONE_OF_TWO_PROCESSES,
            ONE_REPLACES,
            ONE_OF_TWO_REPLACES,
            SPARES),
        Defect.of(
            "does not lock out another process",
            () -> new LetsAnotherIn(RecordSamples.NOW),
            ONE_OF_TWO_PROCESSES),
        Defect.of(
            "replaces an expired link in each of two processes",
            () -> new LetsAnotherIn(RecordSamples.END),
            ONE_OF_TWO_REPLACES),
        Defect.of(
            "removes what another thread puts in the place of an expired link",
            RemovesReplacements::new,
            SPARES));
  }

  /** Remembers which thread had an id first. */
  private static class Remembers extends HonestLinks {
    final Defect.Owners owners;

    Remembers() {
      this.owners = new Defect.Owners();
    }

    Remembers(Remembers first) {
      super(first.memory);
      this.owners = first.owners;
    }

    @Override
    public Created create(Link link, Instant now) {
      Created found = super.create(link, now);
      if (found == Created.NEW) {
        owners.remember(link.id());
      }
      return found;
    }
  }

  /** Tells every thread that asks at some time, but the one that had the id, that it won. */
  private static final class TellsLosers extends Remembers {
    private final Instant when;

    TellsLosers(Instant when) {
      this.when = when;
    }

    TellsLosers(Instant when, Remembers first) {
      super(first);
      this.when = when;
    }

    @Override
    public Created create(Link link, Instant now) {
      Created found = super.create(link, now);
      return now.equals(when) && owners.isForeign(link.id()) ? Created.NEW : found;
    }
  }

  private static final class LetsAnotherIn extends Remembers {
    private final Instant when;

    LetsAnotherIn(Instant when) {
      this.when = when;
    }

    @Override
    HonestLinks secondProcess() {
      return new TellsLosers(when, this);
    }
  }

  private static final class KeepsTheLast extends Remembers {
    @Override
    public synchronized Created create(Link link, Instant now) {
      Created found = super.create(link, now);
      if (found == Created.TAKEN && owners.isForeign(link.id())) {
        known(link.id()).ifPresent(there -> super.remove(link.id(), there.stamp().writeId()));
        super.create(link, now);
      }
      return found;
    }
  }

  /** Removes in two steps, so that what is created between them goes too, whoever comes first. */
  private static final class RemovesReplacements extends Remembers {
    private final Set<String> beingRemoved = ConcurrentHashMap.newKeySet();

    @Override
    public synchronized Created create(Link link, Instant now) {
      Created found = super.create(link, now);
      if (beingRemoved.contains(link.id())) {
        super.remove(link.id(), link.stamp().writeId());
      }
      return found;
    }

    @Override
    public synchronized boolean remove(String id, long writeId) {
      if (known(id).isEmpty() || !owners.isForeign(id)) {
        return super.remove(id, writeId);
      }
      beingRemoved.add(id);
      return known(id).filter(there -> super.remove(id, there.stamp().writeId())).isPresent();
    }
  }
}
