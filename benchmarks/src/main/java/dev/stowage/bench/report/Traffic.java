package dev.stowage.bench.report;

import dev.stowage.bench.compare.ReadingsWork;
import dev.stowage.bench.workload.Batching;
import dev.stowage.bench.workload.Workload;
import java.math.BigDecimal;

/**
 * What the days of a workload send to a front door: of readings a request for each batch, and two
 * for each series of a dashboard, its latest reading and its chart; of records one for each
 * operation.
 *
 * @param requests how many, of all days together
 * @param payloadBytes what a batch has as packed records, because charts of 100 points are smaller
 *     than anything a gateway counts by; what the largest record has
 */
record Traffic(BigDecimal requests, long payloadBytes) {

  private static final long QUESTIONS_A_SERIES = 2;

  static Traffic of(ReadingsWork work, Batching batching) {
    Workload workload = work.workload();
    long shares = (long) workload.series().size() * workload.days().size();
    long ofAShare = ceil(workload.readings(), shares);
    long batch =
        switch (batching.unit()) {
          case READINGS -> Math.min(batching.size(), ofAShare);
          case DAY -> ofAShare;
        };
    long questions = QUESTIONS_A_SERIES * work.dashboardsPerDay() * shares;
    long requests = shares * ceil(ofAShare, batch) + questions;
    long bytes = batch * workload.series().get(0).layout().bytes();
    return new Traffic(BigDecimal.valueOf(requests), bytes);
  }

  private static long ceil(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
