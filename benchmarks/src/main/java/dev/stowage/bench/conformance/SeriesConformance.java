package dev.stowage.bench.conformance;

import dev.stowage.core.backend.OffersSeries;
import dev.stowage.testkit.tck.SeriesStoreTck;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of series, on the store of the run. */
@ExtendWith(SubjectOfTheRun.class)
final class SeriesConformance extends SeriesStoreTck {

  private final Subject subject;

  SeriesConformance(Subject subject) {
    this.subject = subject;
  }

  @Override
  protected OffersSeries backend() {
    return subject.as(OffersSeries.class);
  }

  @Override
  protected OffersSeries secondWriter(InstantSource clock) {
    return subject.another(OffersSeries.class, clock);
  }

  @Override
  protected void settle() {
    subject.settle();
  }

  @Override
  protected InstantSource storeClock() {
    return subject.clock();
  }
}
