package dev.stowage.bench.report;

import dev.stowage.bench.compare.Comparison;
import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.compare.Progress;
import dev.stowage.bench.compare.Site;
import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.place.Scratch;
import dev.stowage.core.cost.Phase;
import java.util.List;

/** Runs a plan in silence. */
final class MemoryRun {

  private MemoryRun() {}

  static List<LineResult> of(Comparison.Plan plan) {
    try (Scratch scratch = new Scratch()) {
      return new Comparison(plan, Site.unbilled(scratch)).run(new Silent()).lines();
    }
  }

  private static final class Silent implements Progress {
    @Override
    public void prepare(StoreLine line) {}

    @Override
    public void begin(StoreLine line, String engine) {}

    @Override
    public void advance(Phase phase, long done, long total) {}

    @Override
    public void end(LineResult result) {}
  }
}
