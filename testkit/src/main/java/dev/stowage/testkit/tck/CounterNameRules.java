package dev.stowage.testkit.tck;

import dev.stowage.core.error.ErrorKind;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What may be the name of a counter, and which names are different. */
abstract class CounterNameRules extends CounterAddRules {

  private static final int LONGEST = 128;
  private static final List<String> BAD_NAMES =
      List.of(
          "",
          ".a",
          "-a",
          "_a",
          "a b",
          "a/b",
          "../a",
          "a%41",
          "a\n",
          "\u00e4",
          "a\u0661",
          "a.svg",
          "a".repeat(LONGEST + 1));

  /** A name of one character is a name; whoever else uses it, adding to it adds. */
  @Test
  public final void takesTheShortestNames() {
    for (String name : List.of("a", "A", "0")) {
      long before = store().add(name, 0);
      assertAdds("a name of one character", name, 3, before + 3);
      assertHolds("a name of one character", name, before + 3);
      assertAdds("as it was", name, -3, before);
    }
  }

  /** A name may hold each of its characters, and end with any of them. */
  @Test
  public final void takesEveryAllowedCharacter() {
    String name = RecordSamples.freshId();
    assertApart(
        List.of(
            name + RecordSamples.shuffledCharacters("._-") + "x",
            name + ".",
            name + "-",
            name + "_",
            name + "..",
            name + ".svg.x",
            name + ".SVG",
            name + "svg"));
  }

  /** Names are told apart by case. */
  @Test
  public final void keepsNamesThatDifferInCaseApart() {
    String name = RecordSamples.freshId();
    assertApart(List.of(name + "x", name + "X", name.toUpperCase(Locale.ROOT) + "x"));
  }

  /** A name that another one begins with is another counter. */
  @Test
  public final void keepsNamesThatBeginAlikeApart() {
    String name = RecordSamples.freshId();
    assertApart(List.of(name, name + ".b", name + "-b", name + "_b", name + "b", name + "0"));
  }

  /** Names of 128 characters count to the last one. */
  @Test
  public final void keepsTheLongestNamesApart() {
    String name = RecordSamples.freshId();
    String padded = name + "-".repeat(LONGEST - 1 - name.length());
    assertApart(List.of(padded, padded + "a", padded + "b"));
  }

  /** A name that breaks the rule is refused before the store adds. */
  @Test
  public final void refusesToAddUnderABadName() {
    assertRefusesBadNames(bad -> store().add(bad, 1));
  }

  /** A name that breaks the rule is refused before the store looks. */
  @Test
  public final void refusesToReadABadName() {
    assertRefusesBadNames(bad -> store().value(bad));
  }

  /** A name that breaks the rule is refused before the store creates. */
  @Test
  public final void refusesToCreateABadName() {
    assertRefusesBadNames(bad -> store().create(bad, 1));
  }

  private static void assertRefusesBadNames(Consumer<String> call) {
    for (String bad : BAD_NAMES) {
      assertRefused(ErrorKind.INVALID, '"' + bad + "\" is no name", () -> call.accept(bad));
    }
  }

  /** Gives each name a value of its own, and sees that each keeps it. */
  private void assertApart(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      assertAdds(names + " are different", names.get(i), 100 + i, 100 + i);
    }
    for (int i = 0; i < names.size(); i++) {
      assertHolds(names + " are different", names.get(i), 100 + i);
    }
  }
}
