package dev.stowage.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.bench.compare.Comparison;
import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.compare.ReadingsWork;
import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.compare.Verification;
import dev.stowage.bench.workload.JourneyWorkload;
import dev.stowage.core.cost.PriceBooks;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnverifiedTest {

  @Test
  void aLineThatDiffersAtItsFirstReadingIsMeasuredByWhatItWasToKeep() {
    Comparison.Plan plan =
        new Comparison.Plan(
            new ReadingsWork(new JourneyWorkload(1, 42), 0),
            List.of(StoreLine.parse("memory:#batch=day")));
    Box box = Box.DEFAULT;
    Report report =
        new Pricing(plan, PriceBooks.shipped().find("new"), box).report(differing(plan));
    assertThat(JsonReport.of(report))
        .contains("17280", "203040", "\"a differs\"", "false")
        .doesNotContain("Infinity", String.valueOf(Long.MAX_VALUE / 10_000));
    assertThat(report.lines().get(0).overhead()).isLessThan(100);
    assertThat(CsvReport.of(report)).contains("17280,false,203040,");
  }

  private static List<LineResult> differing(Comparison.Plan plan) {
    LineResult good = MemoryRun.of(plan).get(0);
    LineResult.Measured measured =
        new LineResult.Measured(
            good.measured().kept(),
            good.measured().atRest(),
            new Verification(0, "a differs"),
            good.measured().usage());
    return List.of(new LineResult(good.line(), good.engine(), measured));
  }
}
