package dev.stowage.bench.report;

import dev.stowage.bench.compare.Comparison;
import dev.stowage.bench.workload.Batching;
import dev.stowage.bench.workload.Workload;
import java.math.BigDecimal;

/**
 * What the days of a workload send to a front door: a request for each batch, and two for each
 * series of a dashboard, its latest reading and its chart.
 *
 * @param requests how many, of all days together
 * @param payloadBytes what a batch has as packed records; charts of 100 points are smaller than
 *     anything a gateway counts by
 */
record Traffic(BigDecimal requests, long payloadBytes) {

  private static final long QUESTIONS_A_SERIES = 2;

  static Traffic of(Comparison.Plan plan, Batching batching) {
    Workload workload = plan.workload();
    long shares = (long) workload.series().size() * workload.days().size();
    long ofAShare = ceil(workload.readings(), shares);
    long batch =
        switch (batching.unit()) {
          case READINGS -> Math.min(batching.size(), ofAShare);
          case DAY -> ofAShare;
        };
    long questions = QUESTIONS_A_SERIES * plan.dashboardsPerDay() * shares;
    long requests = shares * ceil(ofAShare, batch) + questions;
    long bytes = batch * workload.series().get(0).layout().bytes();
    return new Traffic(BigDecimal.valueOf(requests), bytes);
  }

  private static long ceil(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
