package dev.stowage.testkit.tck;

import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that go wrong where pastes expire. */
final class PasteExpiryDefects {

  /** The rules in which one thread creates a paste over another of its own that has just ended. */
  private static final List<String> OVER_ENDED =
      List.of(
          "aPasteIsReplacedAtItsEnd",
          "aReplacementIsWholeWhateverTheSizes",
          "aReplacementHoldsItsId",
          "anOldWriteIdSparesTheReplacement",
          "doesNotListWhatIsGone",
          "theFootprintCountsOnePasteOfAnId");

  private PasteExpiryDefects() {}

  static List<Defect<HonestPastes>> all() {
    return List.of(
        Defect.of(
            "does not find what has expired", HidesExpired::new, "anExpiredPasteIsStillFound"),
        Defect.of(
            "does not peek at what has expired",
            PeeksAtNoneExpired::new,
            "anExpiredPasteCanStillBePeekedAt"),
        Defect.of(
            "does not take what has expired",
            TakesNoneExpired::new,
            "anExpiredPasteCanStillBeTaken"),
        at(
            "replaces a paste a second early",
            now -> now.plusSeconds(1),
            "aPasteHoldsItsIdUntilItsEnd"),
        at(
            "replaces a paste only after its end",
            now -> now.minusNanos(1),
            OVER_ENDED.toArray(String[]::new)),
        at(
            "looks at a clock of its own",
            now -> Instant.now(),
            Stream.concat(OVER_ENDED.stream(), Stream.of("aPasteIsReplacedAfterItsEnd"))
                .toArray(String[]::new)),
        Defect.of(
            "replaces a paste only in the second of its end",
            MissesTheEnd::new,
            "aPasteIsReplacedAfterItsEnd"),
        Defect.of(
            "takes no end for the last second of all",
            EndsAll::new,
            "aPasteWithoutEndHoldsItsIdForEver"),
        Defect.of(
            "leaves the end of the paste before",
            LeavesTheEnd::new,
            "aPasteIsReplacedAtItsEnd",
            "aPasteIsReplacedAfterItsEnd",
            "aReplacementIsWholeWhateverTheSizes",
            "aReplacementHoldsItsId",
            "anOldWriteIdSparesTheReplacement",
            "doesNotListWhatIsGone"),
        Defect.of(
            "leaves the parts of the large paste before",
            LeavesTheParts::new,
            "aReplacementIsWholeWhateverTheSizes",
            "anOldWriteIdSparesTheReplacement"));
  }

  /** Shows to the thread alone that created the paste before, so that no race decides. */
  private static Defect<HonestPastes> at(
      String what, UnaryOperator<Instant> clock, String... rules) {
    return Defect.of(
        what,
        () ->
            new HonestPastes.Remembers() {
              @Override
              public Created create(Paste paste, Instant now) {
                return super.create(paste, owners.isForeign(paste.id()) ? now : clock.apply(now));
              }
            },
        rules);
  }

  private static boolean lasts(Paste paste) {
    return !paste.meta().stamp().hasExpired(Instant.now());
  }

  private static final class HidesExpired extends HonestPastes {
    @Override
    public Optional<Paste> find(String id) {
      return super.find(id).filter(PasteExpiryDefects::lasts);
    }
  }

  private static final class PeeksAtNoneExpired extends HonestPastes {
    @Override
    public Optional<PasteMeta> peek(String id) {
      return super.peek(id).filter(meta -> !meta.stamp().hasExpired(Instant.now()));
    }
  }

  private static final class TakesNoneExpired extends HonestPastes {
    @Override
    public Optional<Paste> take(String id) {
      return super.take(id).filter(PasteExpiryDefects::lasts);
    }
  }

  private static final class MissesTheEnd extends HonestPastes {
    @Override
    public Created create(Paste paste, Instant now) {
      boolean late =
          known(paste.id())
              .map(there -> there.meta().stamp())
              .filter(there -> there.hasExpired(now) && !now.equals(there.expiresAt()))
              .isPresent();
      return late ? Created.TAKEN : super.create(paste, now);
    }
  }

  private static final class EndsAll extends HonestPastes {
    @Override
    public Created create(Paste paste, Instant now) {
      if (!now.isBefore(Stamp.LATEST)) {
        super.take(paste.id());
      }
      return super.create(paste, now);
    }
  }

  private static final class LeavesTheEnd extends HonestPastes.Remembers {
    @Override
    public Created create(Paste paste, Instant now) {
      Instant end =
          known(paste.id())
              .filter(there -> !owners.isForeign(there.id()))
              .map(there -> there.meta().stamp().expiresAt())
              .orElse(null);
      Stamp stamp = paste.meta().stamp();
      return end == null || stamp.expiresAt() != null
          ? super.create(paste, now)
          : super.create(
              with(new Stamp(stamp.createdAt(), end, stamp.deleteToken(), stamp.writeId()), paste),
              now);
    }
  }

  private static final class LeavesTheParts extends HonestPastes.Remembers {
    @Override
    public Created create(Paste paste, Instant now) {
      Optional<Paste> before = known(paste.id()).filter(HonestPastes::isLarge);
      Created found = super.create(paste, now);
      if (found == Created.NEW && isLarge(paste) && !owners.isForeign(paste.id())) {
        before.ifPresent(there -> put(mixed(paste, there.content())));
      }
      return found;
    }
  }
}
