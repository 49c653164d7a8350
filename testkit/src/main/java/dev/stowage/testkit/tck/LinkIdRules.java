package dev.stowage.testkit.tck;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may be an id, and which ids are different. */
abstract class LinkIdRules extends LinkExpiryRules {

  private static final int LONGEST = 64;
  private static final List<String> BAD_IDS =
      List.of(
          "",
          "ab",
          "a".repeat(LONGEST + 1),
          "a.b",
          "a b",
          "a/b",
          "../a",
          "a%41",
          "abc\n",
          "\u00e4bc");

  /** An id of three characters is an id. */
  @Test
  public final void takesTheShortestIds() {
    Link link =
        Stream.generate(() -> RecordSamples.freshId().substring(1, 4))
            .limit(1_000)
            .map(id -> link(id, RecordSamples.lasting()))
            .filter(each -> store().create(each, RecordSamples.NOW) == Created.NEW)
            .findFirst()
            .orElseThrow(() -> new AssertionError("of 1,000 short ids none was free"));
    assertHolds("the id " + link.id(), link);
    assertRemoves("a short id is for the next run, too", link);
  }

  /** An id may hold each of its characters at each end, and 64 of them. */
  @Test
  public final void takesEveryAllowedCharacter() {
    assertApart(
        List.of(
            RecordSamples.shuffledCharacters("_-"),
            "-" + RecordSamples.freshId(),
            "_" + RecordSamples.freshId(),
            RecordSamples.freshId() + "-",
            RecordSamples.freshId() + "_"));
  }

  /** Ids are told apart by case. */
  @Test
  public final void keepsIdsThatDifferInCaseApart() {
    String id = RecordSamples.freshId();
    assertApart(List.of(id + "x", id + "X", id.toUpperCase(Locale.ROOT) + "x"));
  }

  /** An id that another one begins with is another id. */
  @Test
  public final void keepsIdsThatBeginAlikeApart() {
    String id = RecordSamples.freshId();
    assertApart(List.of(id, id + "1", id + "-1", id + "_1", id + "-", id + "_"));
  }

  /** Ids of 64 characters count to the last one. */
  @Test
  public final void keepsTheLongestIdsApart() {
    String id = RecordSamples.freshId();
    String padded = id + "-".repeat(LONGEST - 1 - id.length());
    assertApart(List.of(padded, padded + "a", padded + "b"));
  }

  /** An id that breaks the rule is refused before the store looks. */
  @Test
  public final void refusesToFindABadId() {
    for (String bad : BAD_IDS) {
      assertRefused(ErrorKind.INVALID, '"' + bad + "\" is no id", () -> store().find(bad));
    }
  }

  /** An id that breaks the rule is refused before the store removes. */
  @Test
  public final void refusesToRemoveABadId() {
    for (String bad : BAD_IDS) {
      assertRefused(ErrorKind.INVALID, '"' + bad + "\" is no id", () -> store().remove(bad, 1));
    }
  }

  /** Stores a link under each id, and sees that each keeps its own, also when one is removed. */
  private void assertApart(List<String> ids) {
    List<Link> all = new ArrayList<>();
    ids.forEach(id -> all.add(created(link(id, RecordSamples.lasting()))));
    all.forEach(link -> assertHolds(ids + " are different; " + link.id(), link));
    assertRemoves("it is there", all.get(0));
    IntStream.range(1, all.size())
        .forEach(i -> assertHolds(ids.get(i) + " stays when another is removed", all.get(i)));
  }
}
