package dev.stowage.testkit.tck;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Stores that go wrong where links have ids. */
final class LinkIdDefects {

  private LinkIdDefects() {}

  static List<Defect<HonestLinks>> all() {
    return List.of(
        refusing("takes no id of three characters", id -> id.length() == 3, "takesTheShortestIds"),
        refusing(
            "takes no id that begins with an underscore",
            id -> id.startsWith("_"),
            "takesEveryAllowedCharacter"),
        renaming(
            "folds capital letters",
            id -> id.toLowerCase(Locale.ROOT),
            "keepsIdsThatDifferInCaseApart"),
        renaming(
            "leaves out what ends an id",
            id -> id.replaceAll("[-_]1$", ""),
            "keepsIdsThatBeginAlikeApart"),
        renaming(
            "cuts ids at 63 characters",
            id -> id.substring(0, Math.min(63, id.length())),
            "keepsTheLongestIdsApart"),
        Defect.of("finds nothing under a bad id", FindsNothingBad::new, "refusesToFindABadId"),
        Defect.of("removes nothing of a bad id", RemovesNothingBad::new, "refusesToRemoveABadId"));
  }

  private static Defect<HonestLinks> refusing(String what, Predicate<String> refused, String rule) {
    return Defect.of(
        what,
        () ->
            new HonestLinks() {
              @Override
              public Created create(Link link, Instant now) {
                if (refused.test(link.id())) {
                  throw new StowageException(ErrorKind.INVALID, "create", link.id(), "refused");
                }
                return super.create(link, now);
              }
            },
        rule);
  }

  /** Keeps links under other ids than they have. */
  private static Defect<HonestLinks> renaming(
      String what, UnaryOperator<String> rename, String rule) {
    return Defect.of(
        what,
        () ->
            new HonestLinks() {
              @Override
              public Created create(Link link, Instant now) {
                return super.create(
                    new Link(rename.apply(link.id()), link.target(), link.stamp()), now);
              }

              @Override
              public Optional<Link> find(String id) {
                return super.find(renamed(id))
                    .map(link -> new Link(id, link.target(), link.stamp()));
              }

              private String renamed(String id) {
                return Link.isId(id) ? rename.apply(id) : id;
              }

              @Override
              public boolean remove(String id, long writeId) {
                return super.remove(renamed(id), writeId);
              }
            },
        rule);
  }

  private static final class FindsNothingBad extends HonestLinks {
    @Override
    public Optional<Link> find(String id) {
      return Link.isId(id) ? super.find(id) : Optional.empty();
    }
  }

  private static final class RemovesNothingBad extends HonestLinks {
    @Override
    public boolean remove(String id, long writeId) {
      return Link.isId(id) && super.remove(id, writeId);
    }
  }
}
