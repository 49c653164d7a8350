package dev.stowage.bench.report;

import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.compare.ReadingsWork;
import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.compare.Verification;
import dev.stowage.bench.workload.Batching;
import dev.stowage.bench.workload.Workload;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Batches;
import dev.stowage.core.cost.Ceiling;
import dev.stowage.core.cost.CostCurve;
import dev.stowage.core.cost.MeasuredRun;
import dev.stowage.core.cost.Projection;
import dev.stowage.core.series.Readings;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Readings: what grows with them depends on how they are handed over. */
final class ReadingsModel implements Model {

  private final ReadingsWork work;
  private final Workload workload;

  ReadingsModel(ReadingsWork work) {
    this.work = work;
    this.workload = work.workload();
  }

  @Override
  public MeasuredRun run(LineResult result) {
    return new MeasuredRun(
        workload.readings(),
        workload.days().size(),
        result.measured().usage(),
        result.footprint().billedBytes());
  }

  @Override
  public Optional<Ceiling> ceiling(Projection projection, LineResult result) {
    return projection.ceiling(batches(result.line().batching()), sealed(result));
  }

  /** A sealed day takes no more for a reading than its bits; a small run shows its header alone. */
  private Amount sealed(LineResult result) {
    Amount encoded = result.footprint().encodedBytes();
    long packed = workload.readings() * workload.series().get(0).layout().bytes();
    return encoded.value() <= packed ? encoded : new Amount(packed, Basis.MODELLED);
  }

  @Override
  public CostCurve curve(Projection projection, StoreLine line) {
    return projection.curve(batches(line.batching()));
  }

  private Batches batches(Batching batching) {
    int series = workload.series().size();
    return switch (batching.unit()) {
      case READINGS -> Batches.ofReadings(batching.size(), series);
      case DAY -> Batches.ofDays(series);
    };
  }

  @Override
  public Traffic traffic(StoreLine line) {
    return Traffic.of(work, line.batching());
  }

  /** One for all lines; what a store failed to return is needed nevertheless. */
  @Override
  public ReportLine.Needed needed(List<LineResult> results) {
    long readings =
        results.stream()
            .map(LineResult::verification)
            .filter(Verification::passed)
            .findFirst()
            .map(Verification::records)
            .orElseGet(this::expected);
    long bits = workload.series().get(0).layout().bits();
    return new ReportLine.Needed(readings, (readings * bits + 7) / 8);
  }

  private long expected() {
    long readings = 0;
    for (int series = 0; series < workload.series().size(); series++) {
      Iterator<Readings> pages = workload.expected(series);
      while (pages.hasNext()) {
        readings += pages.next().size();
      }
    }
    return readings;
  }

  @Override
  public Costs.PerMillion perMillion(Projection projection) {
    long readings = workload.readings();
    return new Costs.PerMillion(
        projection.perMillionUsd(readings), projection.loadPerMillionUsd(readings));
  }
}
