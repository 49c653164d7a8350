package dev.stowage.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.bench.place.Places;
import dev.stowage.bench.place.Scratch;
import dev.stowage.bench.place.Terms;
import dev.stowage.bench.workload.Feature;
import dev.stowage.bench.workload.JourneyWorkload;
import dev.stowage.core.cost.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private final List<String> told = new ArrayList<>();

  @Test
  void takesEveryLineThroughAllPhasesInTheirOrder() {
    try (Scratch scratch = new Scratch()) {
      List<LineResult> results =
          comparison(scratch, "memory:#batch=day", "file:#batch=day").run(noting()).lines();
      assertThat(results).extracting(result -> result.verification().passed()).containsOnly(true);
      assertThat(results)
          .extracting(result -> result.verification().records())
          .containsOnly(17_280L);
    }
    assertThat(told)
        .containsExactly(
            "prepare memory:#batch=day",
            "begin memory:#batch=day on memory",
            "LOAD",
            "READ",
            "VERIFY",
            "end",
            "prepare file:#batch=day",
            "begin file:#batch=day on local files",
            "LOAD",
            "READ",
            "VERIFY",
            "end");
  }

  @Test
  void stopsAtTheNextStepOnceItWasAskedTo() {
    try (Scratch scratch = new Scratch()) {
      Progress stopping =
          new Noting() {
            @Override
            public void advance(Phase phase, long done, long total) {
              super.advance(phase, done, total);
              scratch.stop();
            }
          };
      assertThatThrownBy(() -> comparison(scratch, "memory:#batch=80", "memory:").run(stopping))
          .isInstanceOf(Scratch.Stopped.class);
    }
    assertThat(told)
        .containsExactly("prepare memory:#batch=80", "begin memory:#batch=80 on memory", "LOAD");
  }

  private static Comparison comparison(Scratch scratch, String... lines) {
    List<StoreLine> parsed = List.of(lines).stream().map(StoreLine::parse).toList();
    parsed.forEach(line -> Places.check(Terms.KEEP, line.url(), List.of(Feature.SERIES)));
    return new Comparison(
        new Comparison.Plan(new ReadingsWork(new JourneyWorkload(1, 42), 1), parsed),
        Site.unbilled(scratch));
  }

  private Progress noting() {
    return new Noting();
  }

  /** Notes what begins, each phase once, and what ends. */
  private class Noting implements Progress {

    @Override
    public void prepare(StoreLine line) {
      told.add("prepare " + line.text());
    }

    @Override
    public void begin(StoreLine line, String engine) {
      told.add("begin " + line.text() + " on " + engine);
    }

    @Override
    public void advance(Phase phase, long done, long total) {
      assertThat(done).isBetween(1L, total);
      if (!told.get(told.size() - 1).equals(phase.name())) {
        told.add(phase.name());
      }
    }

    @Override
    public void end(LineResult result) {
      told.add("end");
    }
  }
}
