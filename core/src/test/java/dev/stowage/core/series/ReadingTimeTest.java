package dev.stowage.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTimeTest {

  private static final RecordLayout MILLIS = RecordLayout.parse("time:42:ms x:1");
  private static final RecordLayout SECONDS = RecordLayout.parse("time:32:s x:1");

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "-1, 1969-12-31T23:59:59.999Z",
    "1.5, 1970-01-01T00:00:00.001500Z",
    "0.0000001, 1970-01-01T00:00:00.000000001Z",
    "1740830400000, 2025-03-01T12:00:00Z",
    "2025-03-01T13:00:00+01:00, 2025-03-01T12:00:00Z",
    "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00Z",
    "-0001-01-01T00:00:00Z, -0001-01-01T00:00:00Z",
  })
  void aBoundOfARangeNeedNotFitTheLayout(String text, String instant) {
    assertThat(ReadingTime.parseBound(text, MILLIS)).isEqualTo(Instant.parse(instant));
  }

  @Test
  void aNumberHasTheUnitOfTheLayout() {
    assertThat(ReadingTime.parseBound("5", SECONDS)).isEqualTo(Instant.ofEpochSecond(5));
    assertThat(ReadingTime.parseBound("5", MILLIS)).isEqualTo(Instant.ofEpochMilli(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"31622400000001", "-31622400000001", "+999999999-01-01T00:00:00Z"})
  void refusesBoundsFurtherThanAMillionYears(String text) {
    assertThat(ReadingTime.parseBound("31622400000000", SECONDS).getEpochSecond())
        .isEqualTo(31_622_400_000_000L);
    assertThatThrownBy(() -> ReadingTime.parseBound(text, SECONDS))
        .hasMessageContaining("further from 1970 than a million years");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T10:00:00Z, 2024-02-29T10:00:00Z",
    "2025-03-01T24:00:00Z, 2025-03-02T00:00:00Z",
    "2024-12-31t24:00:00z, 2025-01-01T00:00:00Z",
  })
  void takesTheLastMomentsOfMonthsAndDays(String text, String instant) {
    assertThat(ReadingTime.parseBound(text, MILLIS)).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-29T10:00:00Z",
        "2025-02-30T10:00:00Z",
        "2025-04-31T10:00:00+01:00",
        "2100-02-29t10:00:00z",
        "2025-02-30T24:00:00Z",
        "2025-03-01T24:00:01Z",
      })
  void refusesDaysAndTimesThatAreNotThere(String text) {
    assertThatThrownBy(() -> ReadingTime.parseBound(text, MILLIS))
        .hasMessageContaining("is no time; write 2025-03-01T12:00:00Z");
  }
}
