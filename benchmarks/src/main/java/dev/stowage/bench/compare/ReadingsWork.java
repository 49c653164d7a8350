package dev.stowage.bench.compare;

import dev.stowage.bench.workload.Feature;
import dev.stowage.bench.workload.Workload;
import java.time.LocalDate;
import java.util.List;

/**
 * Readings that are written, and looked at on dashboards.
 *
 * @param workload the readings
 * @param dashboardsPerDay how often a day they are looked at, 0 or more
 */
public record ReadingsWork(Workload workload, int dashboardsPerDay) implements Work {

  @Override
  public String name() {
    return workload.name();
  }

  @Override
  public List<Feature> features() {
    return List.of(Feature.SERIES);
  }

  @Override
  public LocalDate firstDay() {
    return workload.days().get(0);
  }

  @Override
  public int days() {
    return workload.days().size();
  }
}
