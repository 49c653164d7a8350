package dev.stowage.bench.conformance;

import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.testkit.tck.DiscardsReadingsTck;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of discarding readings, on the store of the run. */
@ExtendWith(SubjectOfTheRun.class)
final class DiscardConformance extends DiscardsReadingsTck {

  private final Subject subject;

  DiscardConformance(Subject subject) {
    this.subject = subject;
  }

  @Override
  protected OffersDiscard backend() {
    return subject.as(OffersDiscard.class);
  }

  @Override
  protected OffersDiscard secondWriter(InstantSource clock) {
    return subject.another(OffersDiscard.class, clock);
  }

  @Override
  protected void settle() {
    subject.settle();
  }
}
