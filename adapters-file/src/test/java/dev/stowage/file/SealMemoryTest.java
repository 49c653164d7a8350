package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealing in a process of little memory. */
class SealMemoryTest {

  private static final String HEAP = "-Xmx20m";

  @TempDir Path directory;

  /** 60,000 readings are 31 MB as columns, 3.7 MB packed. */
  @Test
  void sealsADayThatDoesNotFitIntoTheMemoryAsColumns() throws Exception {
    assertThat(saidByAChildThatSeals(WideReadings.STEADY, 60_000))
        .isEqualTo("0 warnings, 60000 readings");
    assertThat(directory.resolve("series/wide/2025-03-01.stw")).exists();
    assertThat(directory.resolve("series/wide/2025-03-01.bin")).doesNotExist();
    assertThatAllComeBack(WideReadings.STEADY, 60_000);
  }

  /** 200,000 readings are 11 MB sealed, where 5.2 MB are a quarter of the memory. */
  @Test
  void leavesADayLiveThatWouldTakeMoreThanAQuarterOfTheMemorySealedAndSaysSoOnce()
      throws Exception {
    assertThat(saidByAChildThatSeals(WideReadings.NOISE, 200_000))
        .isEqualTo("1 warnings, 200000 readings");
    assertThat(directory.resolve("series/wide/2025-03-01.stw")).doesNotExist();
    assertThat(directory.resolve("series/wide/2025-03-01.bin")).exists();
    assertThatAllComeBack(WideReadings.NOISE, 200_000);
  }

  private String saidByAChildThatSeals(WideReadings kind, int count)
      throws IOException, InterruptedException {
    String[] args = {"seal", directory.toString(), "OS", kind.name(), Integer.toString(count)};
    try (Child child = Child.startWith(HEAP, args)) {
      assertThat(child.line()).isEqualTo(ChildMain.READY);
      String said = child.line();
      assertThat(child.kill()).isEmpty();
      return said;
    }
  }

  private void assertThatAllComeBack(WideReadings kind, int count) {
    try (FileBackend store = FileStores.open(directory, Durability.OS)) {
      TimeRange day = TimeRange.ofDay(WideReadings.DAY);
      int at = 0;
      for (Readings page : store.series().scan(WideReadings.SERIES, day)) {
        assertThat(page.equals(kind.batch(at, page.size()))).isTrue();
        at += page.size();
      }
      assertThat(at).isEqualTo(count);
    }
  }
}
