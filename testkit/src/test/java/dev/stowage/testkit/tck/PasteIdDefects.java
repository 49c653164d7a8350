package dev.stowage.testkit.tck;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores that go wrong where pastes have ids. */
final class PasteIdDefects {

  private PasteIdDefects() {}

  static List<Defect<HonestPastes>> all() {
    return List.of(
        Defect.of(
            "takes some characters for none", RefusesTheLast::new, "takesEveryAllowedCharacter"),
        confusing(
            "folds capital letters",
            id -> id.toLowerCase(Locale.ROOT),
            "keepsIdsThatDifferInCaseApart"),
        confusing(
            "cuts ids at 21 characters", id -> id.substring(0, 21), "keepsIdsThatAreAlikeApart"),
        Defect.of("finds nothing under a bad id", FindsNothingBad::new, "refusesToFindABadId"),
        Defect.of("peeks at nothing bad", PeeksAtNothingBad::new, "refusesToPeekAtABadId"),
        Defect.of("takes nothing of a bad id", TakesNothingBad::new, "refusesToTakeABadId"),
        Defect.of("removes nothing of a bad id", RemovesNothingBad::new, "refusesToRemoveABadId"));
  }

  /** Takes an id for another that was used before. */
  private static Defect<HonestPastes> confusing(
      String what, UnaryOperator<String> fold, String... rules) {
    return Defect.of(
        what,
        () ->
            new HonestPastes() {
              private final Map<String, String> folded = new ConcurrentHashMap<>();

              @Override
              public Created create(Paste paste, Instant now) {
                String first = folded.putIfAbsent(fold.apply(paste.id()), paste.id());
                return first == null || first.equals(paste.id())
                    ? super.create(paste, now)
                    : Created.TAKEN;
              }
            },
        rules);
  }

  private static final class RefusesTheLast extends HonestPastes {
    @Override
    public Created create(Paste paste, Instant now) {
      if (paste.id().endsWith("PQRSTUVWXYZ")) {
        throw new StowageException(ErrorKind.INVALID, "create", paste.id(), "refused");
      }
      return super.create(paste, now);
    }
  }

  private static final class FindsNothingBad extends HonestPastes {
    @Override
    public Optional<Paste> find(String id) {
      return PasteMeta.isId(id) ? super.find(id) : Optional.empty();
    }
  }

  private static final class PeeksAtNothingBad extends HonestPastes {
    @Override
    public Optional<PasteMeta> peek(String id) {
      return PasteMeta.isId(id) ? super.peek(id) : Optional.empty();
    }
  }

  private static final class TakesNothingBad extends HonestPastes {
    @Override
    public Optional<Paste> take(String id) {
      return PasteMeta.isId(id) ? super.take(id) : Optional.empty();
    }
  }

  private static final class RemovesNothingBad extends HonestPastes {
    @Override
    public boolean remove(String id, long writeId) {
      return PasteMeta.isId(id) && super.remove(id, writeId);
    }
  }
}
