package dev.stowage.bench.report;

import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.compare.ReadingsWork;
import dev.stowage.bench.compare.RecordsWork;
import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.compare.Work;
import dev.stowage.core.cost.Ceiling;
import dev.stowage.core.cost.CostCurve;
import dev.stowage.core.cost.MeasuredRun;
import dev.stowage.core.cost.Projection;
import java.util.List;
import java.util.Optional;

/** What a bill follows from, by what was done: readings in batches, or operations one by one. */
interface Model {

  /** Returns the model of what a comparison did. */
  static Model of(Work work) {
    return work instanceof RecordsWork records
        ? new RecordsModel(records.workload())
        : new ReadingsModel((ReadingsWork) work);
  }

  /** Returns what the run of a line came to. */
  MeasuredRun run(LineResult result);

  /** Returns the highest rate that a line carries; empty when no limit is known. */
  Optional<Ceiling> ceiling(Projection projection, LineResult result);

  /** Returns what a line costs at other rates. */
  CostCurve curve(Projection projection, StoreLine line);

  /** Returns what a line's front door is sent. */
  Traffic traffic(StoreLine line);

  /** Returns what every store is to keep. */
  ReportLine.Needed needed(List<LineResult> results);

  /** Returns what a million costs. */
  Costs.PerMillion perMillion(Projection projection);
}
