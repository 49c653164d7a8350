package dev.stowage.bench.compare;

import dev.stowage.bench.records.RecordWorkload;
import dev.stowage.bench.workload.Feature;
import java.time.LocalDate;
import java.util.List;

/**
 * Operations on links, pastes and counters, one call each.
 *
 * @param workload the operations
 */
public record RecordsWork(RecordWorkload workload) implements Work {

  @Override
  public String name() {
    return workload.name();
  }

  @Override
  public List<Feature> features() {
    return workload.features();
  }

  @Override
  public LocalDate firstDay() {
    return RecordWorkload.FIRST_DAY;
  }

  @Override
  public int days() {
    return workload.days();
  }
}
