package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.record.IdAlphabet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may be an id, and which ids are different. */
abstract class PasteIdRules extends PasteTakeRules {

  /** A fifth of the alphabet is half an id. */
  private static final int HALF = 11;

  private static final String GOOD = "23456789abcdefghjkmnpq";
  private static final List<String> BAD_IDS =
      List.of(
          "",
          "abc",
          GOOD.substring(1),
          GOOD + "2",
          "0" + GOOD.substring(1),
          GOOD.substring(1) + "l",
          GOOD.substring(1) + "O",
          GOOD.substring(1) + "_",
          GOOD.substring(1) + "-",
          GOOD.substring(1) + "\n",
          GOOD.substring(1) + "\u00e4",
          GOOD.substring(1) + "/",
          "../" + GOOD.substring(3));

  /** An id may hold each of its characters, at its beginning and its end. */
  @Test
  public final void takesEveryAllowedCharacter() {
    String start = PasteSamples.freshId().substring(HALF);
    assertApart(
        IntStream.range(0, IdAlphabet.CHARACTERS.length() / HALF)
            .map(i -> i * HALF)
            .mapToObj(i -> IdAlphabet.CHARACTERS.substring(i, i + HALF))
            .flatMap(characters -> Stream.of(characters + start, start + characters))
            .toList());
  }

  /** Ids are told apart by case. */
  @Test
  public final void keepsIdsThatDifferInCaseApart() {
    String rest = PasteSamples.freshId().substring(2);
    assertApart(Stream.of("aa", "aA", "Aa", "AA").map(start -> start + rest).toList());
  }

  /** Ids count from the first to the last character. */
  @Test
  public final void keepsIdsThatAreAlikeApart() {
    String most = PasteSamples.freshId().substring(1);
    assertApart(List.of(most + "2", most + "3", "2" + most, "3" + most));
  }

  /** An id that breaks the rule is refused before the store looks. */
  @Test
  public final void refusesToFindABadId() {
    assertRefusesBadIds(store()::find);
  }

  /** An id that breaks the rule is refused before the store looks for metadata. */
  @Test
  public final void refusesToPeekAtABadId() {
    assertRefusesBadIds(store()::peek);
  }

  /** An id that breaks the rule is refused before the store takes. */
  @Test
  public final void refusesToTakeABadId() {
    assertRefusesBadIds(store()::take);
  }

  /** An id that breaks the rule is refused before the store removes. */
  @Test
  public final void refusesToRemoveABadId() {
    assertRefusesBadIds(bad -> store().remove(bad, 1));
  }

  private static void assertRefusesBadIds(Consumer<String> call) {
    for (String bad : BAD_IDS) {
      assertRefused(ErrorKind.INVALID, '"' + bad + "\" is no id", () -> call.accept(bad));
    }
  }

  /** Stores a paste under each id, and sees that each keeps its own, also when one is taken. */
  private void assertApart(List<String> ids) {
    List<Paste> all =
        ids.stream()
            .map(id -> created(PasteSamples.of(id, PasteSamples.SMALL, RecordSamples.lasting())))
            .toList();
    all.forEach(paste -> assertHolds(ids + " are different; " + paste.id(), paste));
    assertTakes("it is there", all.get(0));
    assertThat(all.subList(1, all.size()))
        .allSatisfy(paste -> assertHolds(paste.id() + " stays when another is taken", paste));
  }
}
