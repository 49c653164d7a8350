package dev.stowage.bench.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.local.LambdaSetup;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColdStartTableTest {

  private static final Reading SLOW = new Reading(900, 0, 90, 2_000, 9, 99, 200);
  private static final Reading MIDDLE = new Reading(500, 0, 50, 1_234, 5, 55, 150);
  private static final Reading FAST = new Reading(100, 0, 10, 400, 1, 11, 100);

  @Test
  void takesTheMedianOfEachFigureByItself() {
    Reading slowToAnswer = new Reading(100, 30, 90, 400, 9, 11, 200);

    Reading median = Reading.median(List.of(SLOW, slowToAnswer, MIDDLE));

    assertThat(median).isEqualTo(new Reading(500, 0, 90, 1_234, 9, 55, 200));
  }

  @Test
  void takesTheLowerOfTheTwoInTheMiddle() {
    assertThat(Reading.median(List.of(MIDDLE, FAST))).isEqualTo(FAST);
  }

  @Test
  void countsTheInitOnlyWhereTheCallerWaitsForIt() {
    Reading reading = new Reading(700, 40, 5, 60, 1, 2, 100);

    assertThat(reading.waitedMillis(Begin.COLD)).isEqualTo(705);
    assertThat(reading.waitedMillis(Begin.SNAPSHOT)).isEqualTo(45);
  }

  @Test
  void writesARowOfMediansForEachFunction() {
    ColdStartTable table = new ColdStartTable();
    List.of(SLOW, FAST, MIDDLE).forEach(reading -> table.add(subject(Begin.COLD), reading));
    table.add(subject(Begin.SNAPSHOT), new Reading(1_000.4, 20.6, 1.25, 80, 0.96, 2.04, 99.5));

    assertThat(table.markdown().lines().skip(2))
        .containsExactly(
            "| s3 | cold | 500 ms | - | 50.0 ms | 550 ms | 1.23 s | 5.0 ms | 55.0 ms | 150 MB |",
            "| s3 | SnapStart | 1000 ms | 21 ms | 1.3 ms | 22 ms | 0.08 s | 1.0 ms | 2.0 ms"
                + " | 100 MB |");
  }

  private static Subject subject(Begin begin) {
    return new Subject("s3", begin, LambdaSetup.of(Path.of("function.zip"), "Handler"), "{}");
  }
}
