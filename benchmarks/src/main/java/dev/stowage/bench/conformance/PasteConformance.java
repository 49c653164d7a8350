package dev.stowage.bench.conformance;

import dev.stowage.core.backend.OffersPastes;
import dev.stowage.testkit.tck.PasteStoreTck;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of pastes, on the store of the run. */
@ExtendWith(SubjectOfTheRun.class)
final class PasteConformance extends PasteStoreTck {

  private final Subject subject;

  PasteConformance(Subject subject) {
    this.subject = subject;
  }

  @Override
  protected OffersPastes backend() {
    return subject.as(OffersPastes.class);
  }

  @Override
  protected OffersPastes secondProcess() {
    return subject.another(OffersPastes.class);
  }

  @Override
  protected void settle() {
    subject.settle();
  }
}
