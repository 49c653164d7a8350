package dev.stowage.testkit.tck;

import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores that go wrong where links expire. */
final class LinkExpiryDefects {

  /** The rules in which one thread creates a link over another of its own that has just ended. */
  private static final String[] OVER_ENDED = {
    "aLinkIsReplacedAtItsEnd",
    "aReplacementHoldsItsId",
    "anOldWriteIdSparesTheReplacement",
    "doesNotListWhatWasRemoved",
    "theFootprintCountsOneLinkOfAnId",
  };

  private LinkExpiryDefects() {}

  static List<Defect<HonestLinks>> all() {
    return List.of(
        Defect.of("hides what has expired", HidesExpired::new, "anExpiredLinkIsStillFound"),
        at(
            "replaces a link a second early",
            now -> now.plusSeconds(1),
            "aLinkHoldsItsIdUntilItsEnd"),
        at("replaces a link only after its end", now -> now.minusNanos(1), OVER_ENDED),
        at("looks at a clock of its own", now -> Instant.now(), and("aLinkIsReplacedAfterItsEnd")),
        Defect.of(
            "replaces a link only in the second of its end",
            MissesTheEnd::new,
            "aLinkIsReplacedAfterItsEnd"),
        Defect.of(
            "takes no end for the last second of all",
            EndsAll::new,
            "aLinkWithoutEndHoldsItsIdForEver"),
        Defect.of(
            "leaves the end of the link before where the next has none",
            LeavesTheEnd::new,
            "aRemovedIdIsFreeAgain",
            "aReplacementHoldsItsId",
            "ofManyCreatesOverAnExpiredLinkOneWins",
            "ofManyCreatesOverAnExpiredLinkInTwoProcessesOneWins",
            "aRemoveOfTheExpiredLinkSparesItsReplacement",
            "anOldWriteIdSparesTheReplacement",
            "doesNotListWhatWasRemoved"));
  }

  private static String[] and(String rule) {
    List<String> all = new java.util.ArrayList<>(List.of(OVER_ENDED));
    all.add(rule);
    return all.toArray(String[]::new);
  }

  /** Shows to the thread alone that created the link before, so that no race decides. */
  private static Defect<HonestLinks> at(
      String what, UnaryOperator<Instant> clock, String... rules) {
    return Defect.of(
        what,
        () ->
            new HonestLinks() {
              private final Defect.Owners owners = new Defect.Owners();

              @Override
              public Created create(Link link, Instant now) {
                boolean foreign = owners.isForeign(link.id());
                owners.remember(link.id());
                return super.create(link, foreign ? now : clock.apply(now));
              }
            },
        rules);
  }

  private static final class HidesExpired extends HonestLinks {
    @Override
    public Optional<Link> find(String id) {
      return super.find(id).filter(link -> !link.stamp().hasExpired(Instant.now()));
    }
  }

  private static final class MissesTheEnd extends HonestLinks {
    @Override
    public Created create(Link link, Instant now) {
      boolean late =
          known(link.id())
              .filter(there -> there.stamp().hasExpired(now))
              .filter(there -> !now.equals(there.stamp().expiresAt()))
              .isPresent();
      return late ? Created.TAKEN : super.create(link, now);
    }
  }

  private static final class EndsAll extends HonestLinks {
    @Override
    public Created create(Link link, Instant now) {
      if (!now.isBefore(Stamp.LATEST)) {
        known(link.id()).ifPresent(there -> super.remove(link.id(), there.stamp().writeId()));
      }
      return super.create(link, now);
    }
  }

  private static final class LeavesTheEnd extends HonestLinks {
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    @Override
    public Created create(Link link, Instant now) {
      Stamp stamp = link.stamp();
      if (stamp.expiresAt() != null) {
        ends.put(link.id(), stamp.expiresAt());
      }
      Stamp ending =
          new Stamp(stamp.createdAt(), ends.get(link.id()), stamp.deleteToken(), stamp.writeId());
      return super.create(new Link(link.id(), link.target(), ending), now);
    }
  }
}
