package dev.stowage.bench.conformance;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.testkit.tck.LinkStoreTck;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of links, on the store of the run. */
@ExtendWith(SubjectOfTheRun.class)
final class LinkConformance extends LinkStoreTck {

  private final Subject subject;

  LinkConformance(Subject subject) {
    this.subject = subject;
  }

  @Override
  protected OffersLinks backend() {
    return subject.as(OffersLinks.class);
  }

  @Override
  protected OffersLinks secondProcess() {
    return subject.another(OffersLinks.class);
  }

  @Override
  protected void settle() {
    subject.settle();
  }
}
