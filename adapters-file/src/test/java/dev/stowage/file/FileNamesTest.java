package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  private static final Set<String> DEVICES =
      Set.of("con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt0", "lpt1", "lpt9");

  @ParameterizedTest
  @CsvSource({
    "temp-1, temp-1",
    "Temp-A, +temp-+a",
    "con, +0con",
    "con.x, +0con.x",
    "com1, +0com1",
    "com10, com10",
    "CON, +c+o+n",
    "a., a+1",
    "a.., a.+1",
    "a.b, a.b"
  })
  void escapesWhatAFileSystemCouldTakeForSomethingElse(String name, String file) {
    assertThat(FileNames.escape(name)).isEqualTo(file);
    assertThat(FileNames.unescape(file)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Temp", "con", "a.", "+0a", "+", "a+", "+2", "++new-1", "+A", "a+1b"})
  void refusesDirectoryNamesThatItNeverMakes(String file) {
    assertThat(FileNames.unescape(file)).isEmpty();
  }

  @Property
  void isReversible(@ForAll("names") String name) {
    assertThat(FileNames.unescape(FileNames.escape(name))).contains(name);
  }

  @Property
  void isDifferentForDifferentNamesOnAFileSystemThatIgnoresCase(
      @ForAll("names") String first, @ForAll("names") String second) {
    String one = FileNames.escape(first).toLowerCase(Locale.ROOT);
    String other = FileNames.escape(second).toLowerCase(Locale.ROOT);
    assertThat(one.equals(other)).isEqualTo(first.equals(second));
  }

  @Property
  void isAPlainFileNameEverywhere(@ForAll("names") String name) {
    String file = FileNames.escape(name);
    assertThat(file).matches("[a-z0-9._+-]{1,131}").doesNotEndWith(".").doesNotStartWith("++");
    assertThat(DEVICES).doesNotContain(file.split("\\.", 2)[0]);
  }

  @Test
  void tellsLiveFilesSealedFilesAndOthersApart() {
    assertThat(FileNames.live(20_148)).isEqualTo("2025-03-01.bin");
    assertThat(FileNames.sealed(20_148)).isEqualTo("2025-03-01.stw");
    assertThat(FileNames.liveDay("2025-03-01.bin")).contains(20_148L);
    assertThat(FileNames.sealedDay("2025-03-01.stw")).contains(20_148L);
    assertThat(FileNames.liveDay("2025-03-01.stw")).isEmpty();
    assertThat(FileNames.liveDay("2025-02-30.bin")).isEmpty();
    assertThat(FileNames.sealedDay("definition")).isEmpty();
    assertThat(FileNames.isUnfinished("2025-03-01.bin.tmp")).isTrue();
    assertThat(FileNames.isUnfinished("2025-03-01.bin")).isFalse();
  }

  /** Few different characters, so that names that differ by case only come up often. */
  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> any =
        Arbitraries.strings().withChars("aAbBnNuUlLcCoO019._-").ofMinLength(1).ofMaxLength(64);
    Arbitrary<String> reserved =
        Arbitraries.of("con", "CON", "Con", "nul", "nul.a", "lpt1", "LPT1", "a", "A", "a.", "A.");
    return Arbitraries.oneOf(any, reserved)
        .filter(name -> Character.isLetterOrDigit(name.charAt(0)));
  }
}
