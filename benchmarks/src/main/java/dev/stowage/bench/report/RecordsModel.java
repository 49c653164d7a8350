package dev.stowage.bench.report;

import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.records.Census;
import dev.stowage.bench.records.Operation;
import dev.stowage.bench.records.RecordWorkload;
import dev.stowage.core.cost.Ceiling;
import dev.stowage.core.cost.CostCurve;
import dev.stowage.core.cost.MeasuredRun;
import dev.stowage.core.cost.Operations;
import dev.stowage.core.cost.Projection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Operations on records: each is a call of its own, so that everything they use grows with them.
 * What links and pastes are left after a day comes anew each day; counters come once and for all.
 * No store tells their bytes apart: where there are both, counters have the part of what is billed
 * that they have of the logical bytes.
 */
final class RecordsModel implements Model {

  private final RecordWorkload workload;
  private final Census census;

  RecordsModel(RecordWorkload workload) {
    this.workload = workload;
    this.census = Census.of(workload);
  }

  @Override
  public MeasuredRun run(LineResult result) {
    long billed = result.footprint().billedBytes().value();
    double counters = (double) census.counterBytes() / Math.max(1, census.logicalBytes());
    return new MeasuredRun(
        workload.total(),
        workload.days(),
        result.measured().usage(),
        result.footprint().billedBytes(),
        Math.round(billed * counters));
  }

  @Override
  public Optional<Ceiling> ceiling(Projection projection, LineResult result) {
    long adds = workload.count(Operation.COUNTERS_ADD);
    int counters = workload.recipe().shapes().counters();
    return projection.ceiling(new Operations(census.writes(), adds, counters));
  }

  @Override
  public CostCurve curve(Projection projection, StoreLine line) {
    return projection.curve();
  }

  /**
   * A request for each operation, counted by the largest of all; who follows a link of a website
   * asks its bucket.
   */
  @Override
  public Traffic traffic(StoreLine line) {
    long direct = line.isWebsite() ? workload.count(Operation.LINKS_FOLLOW) : 0;
    return new Traffic(
        BigDecimal.valueOf(workload.total() - direct), workload.recipe().largestPayload());
  }

  @Override
  public ReportLine.Needed needed(List<LineResult> results) {
    return new ReportLine.Needed(census.records(), census.logicalBytes());
  }

  @Override
  public Costs.PerMillion perMillion(Projection projection) {
    return new Costs.PerMillion(
        projection.perMillionUsd(workload.unit().count()),
        projection.loadPerMillionUsd(workload.writes()));
  }
}
