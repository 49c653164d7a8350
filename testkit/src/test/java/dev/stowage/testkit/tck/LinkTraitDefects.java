package dev.stowage.testkit.tck;

import dev.stowage.core.backend.Page;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.Expiry;
import dev.stowage.core.backend.StoreTraits.Sharing;
import dev.stowage.core.backend.StoreTraits.Targets;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Stores of links that weaken a promise and do not say so, or go wrong where they do. */
final class LinkTraitDefects {

  private static final String REFUSED = "takesALinkThatExpiresUnlessTheTraitRefusesIt";
  private static final String AT_THE_LIMITS = "keepsTimesAtTheirLimits";
  private static final String EXPIRED_FOUND = "anExpiredLinkIsStillFound";
  private static final String EXPIRED_LISTED = "listsExpiredLinks";
  private static final String TARGETS = "keepsTargetsOfManyBytes";

  private LinkTraitDefects() {}

  static List<Defect<HonestLinks>> all() {
    return List.of(
        Defect.of(
            "refuses links that expire and does not say so",
            () -> new RefusingLinks(Expiry.KEPT, Targets.FIT_A_HEADER),
            usingEnds()),
        keeping("keeps links that expire, and says that it refuses them", end -> true, allEnds()),
        keeping("keeps links that expire in an hour", RecordSamples.END::equals, REFUSED),
        keeping("keeps links that expire in 9999", Stamp.LATEST::equals, AT_THE_LIMITS),
        keeping(
            "keeps links that have expired already",
            end -> end.equals(Instant.EPOCH.plusSeconds(1)),
            EXPIRED_FOUND,
            EXPIRED_LISTED),
        Defect.of("lists what it refused", ListsRefused::new, EXPIRED_LISTED),
        Defect.of("removes a link before it refuses another", RemovesFirst::new, REFUSED, TARGETS),
        Defect.of("replaces links that cannot expire", ReplacesAll::new, replacing()),
        Defect.of(
            "refuses targets that fit no header and does not say so",
            () -> new RefusingLinks(Expiry.REFUSED, Targets.ANY),
            TARGETS),
        holding("keeps targets that fit no header, and says that it refuses them", 1 << 16),
        holding("keeps a target one character too long for a header", 2_049),
        holding("refuses a target that just fits a header", 2_047),
        denying("says of ends that it keeps no links", Expiry.NO_LINKS, Targets.ANY),
        denying("says of targets that it keeps no links", Expiry.KEPT, Targets.NO_LINKS),
        Defect.of(
            "is one handle, and says that many processes can open it",
            SaysMany::new,
            "ofManyCreatesInTwoProcessesOneWins",
            "anotherProcessSharesTheLinks",
            "ofManyCreatesOverAnExpiredLinkInTwoProcessesOneWins",
            "ofManyRemovesOfOneLinkOneIsTold",
            "aListIsTakenUpAgainAtACursor"));
  }

  private static Defect<HonestLinks> denying(String what, Expiry expiry, Targets targets) {
    return Defect.of(
        what,
        () ->
            new HonestLinks() {
              @Override
              public StoreTraits traits() {
                return Weaker.than(super.traits()).by(expiry).by(targets).traits();
              }
            },
        "noTraitDeniesThatThereAreLinks");
  }

  private static String[] allEnds() {
    return new String[] {REFUSED, AT_THE_LIMITS, EXPIRED_FOUND, EXPIRED_LISTED};
  }

  /** The rules in which a link takes the place of another. */
  private static String[] replacing() {
    return new String[] {
      "aLinkIsReplacedAtItsEnd",
      "aLinkIsReplacedAfterItsEnd",
      "aLinkWithoutEndHoldsItsIdForEver",
      "aReplacementHoldsItsId",
      "ofManyCreatesOverAnExpiredLinkOneWins",
      "ofManyCreatesOverAnExpiredLinkInTwoProcessesOneWins",
      "aRemoveOfTheExpiredLinkSparesItsReplacement",
      "anOldWriteIdSparesTheReplacement",
      "doesNotListWhatWasRemoved",
      "theFootprintCountsOneLinkOfAnId",
    };
  }

  private static String[] usingEnds() {
    return Stream.of(
            Stream.of(allEnds()),
            Stream.of(replacing()).filter(rule -> !rule.equals("aLinkWithoutEndHoldsItsIdForEver")),
            Stream.of(
                "storesANewLink",
                "refusesATakenIdAndKeepsTheFirst",
                "aLinkHoldsItsIdUntilItsEnd",
                "aRemovedIdIsFreeAgain",
                "theFootprintCountsLinks"))
        .flatMap(rules -> rules)
        .toArray(String[]::new);
  }

  /** Keeps links with certain ends, and says that it keeps none that expires. */
  private static Defect<HonestLinks> keeping(
      String what, Predicate<Instant> kept, String... rules) {
    return Defect.of(
        what,
        () ->
            new RefusingLinks() {
              @Override
              boolean refusesEnd(Instant end) {
                return !kept.test(end);
              }
            },
        rules);
  }

  /** Takes targets of up to so many characters in a header. */
  private static Defect<HonestLinks> holding(String what, int longest) {
    return Defect.of(
        what,
        () ->
            new RefusingLinks() {
              @Override
              boolean refusesTarget(String target) {
                return location(target) > longest;
              }
            },
        TARGETS);
  }

  private static final class ListsRefused extends RefusingLinks {
    private final Queue<Link> refused = new ConcurrentLinkedQueue<>();

    @Override
    void refuse(ErrorKind kind, Link link) {
      refused.add(link);
      super.refuse(kind, link);
    }

    @Override
    public Page<Link> list(String cursor) {
      return BrokenLists.withMore(refused.stream(), super.list(cursor));
    }
  }

  private static final class RemovesFirst extends RefusingLinks {
    @Override
    void refuse(ErrorKind kind, Link link) {
      known(link.id()).ifPresent(there -> remove(link.id(), there.stamp().writeId()));
      super.refuse(kind, link);
    }
  }

  private static final class ReplacesAll extends RefusingLinks {
    @Override
    public synchronized Created create(Link link, Instant now) {
      if (link.stamp().expiresAt() == null && !now.isBefore(RecordSamples.END)) {
        known(link.id()).ifPresent(there -> remove(link.id(), there.stamp().writeId()));
      }
      return super.create(link, now);
    }
  }

  private static final class SaysMany extends HonestLinks {
    @Override
    public StoreTraits traits() {
      return Weaker.than(super.traits()).by(Sharing.MANY_PROCESSES).traits();
    }
  }
}
