package dev.stowage.bench.conformance;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.testkit.tck.CounterStoreTck;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of counters, on the store of the run. */
@ExtendWith(SubjectOfTheRun.class)
final class CounterConformance extends CounterStoreTck {

  private final Subject subject;

  CounterConformance(Subject subject) {
    this.subject = subject;
  }

  @Override
  protected OffersCounters backend() {
    return subject.as(OffersCounters.class);
  }

  @Override
  protected OffersCounters secondProcess() {
    return subject.another(OffersCounters.class);
  }

  @Override
  protected void settle() {
    subject.settle();
  }
}
