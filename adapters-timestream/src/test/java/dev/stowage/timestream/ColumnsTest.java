package dev.stowage.timestream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.RecordLayout;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  @Test
  void namesFieldsByLettersAfterTheGeneration() {
    assertThat(Columns.of(Local.JOURNEY).fields())
        .containsExactly("b", "c", "d", "e", "f", "g", "h");
  }

  @Test
  void namesThemOnWithDigits() {
    assertThat(Columns.of(wide()).fields())
        .hasSize(63)
        .doesNotHaveDuplicates()
        .doesNotContain(Columns.GENERATION)
        .contains("z", "b1", "z1", "b2", "n2");
  }

  @Test
  void aRecordOfAnyLayoutStaysFarBelow2Kilobytes() {
    assertThat(Columns.of(wide()).sizes("1f3a").stored()).isLessThan(700);
  }

  @Test
  void aJourneyRecordIsBilledItsShortNamesAndEightBytesAField() {
    Sizes sizes = Columns.of(Local.JOURNEY).sizes("1f3a");

    assertThat(sizes.own()).isEqualTo(8 + 7 * (1 + 8));
    assertThat(sizes.stored()).isEqualTo(71 + "a1f3a".length() + "r".length());
    assertThat(sizes.request(1)).isEqualTo(77);
    assertThat(sizes.request(100)).isEqualTo(6 + 100 * 71);
  }

  @Test
  void aTimeAloneIsBilledForOneBoolean() {
    assertThat(Columns.of(RecordLayout.parse("time:42:ms")).sizes("1f3a").own())
        .isEqualTo(8 + 1 + 1);
  }

  private static RecordLayout wide() {
    return RecordLayout.parse(
        "time:8:s "
            + IntStream.range(0, 63)
                .mapToObj(i -> "f" + i + ":8")
                .collect(Collectors.joining(" ")));
  }
}
