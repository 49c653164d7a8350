package dev.stowage.bench.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.stowage.core.series.Series;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesNameTest {

  @ParameterizedTest
  @CsvSource({
    "data/office.csv, office",
    "office, office",
    "Büro 2 (neu).csv, B-ro-2--neu-",
    "a.b.csv, a.b",
    ".csv, x.csv",
    "-x.csv, x-x",
    "_.csv, x_",
    "temp.spill.csv, temp-spill",
  })
  void isTheFileNameWithDashesForWhatASeriesCannotBeCalled(String file, String name) {
    assertThat(SeriesName.of(Path.of(file))).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "...", "  .csv", "日本.csv", "x.spill.spill.csv"})
  void isAlwaysAValidName(String file) {
    assertThatCode(() -> Series.checkName(SeriesName.of(Path.of(file)))).doesNotThrowAnyException();
  }

  @Test
  void isCutToSixtyFourCharacters() {
    assertThat(SeriesName.of(Path.of("a".repeat(64) + ".csv"))).isEqualTo("a".repeat(64));
    assertThat(SeriesName.of(Path.of("a".repeat(65) + ".csv"))).isEqualTo("a".repeat(64));
    assertThat(SeriesName.of(Path.of("a".repeat(58) + ".spillway.csv")))
        .isEqualTo("a".repeat(58) + "-spill");
  }
}
