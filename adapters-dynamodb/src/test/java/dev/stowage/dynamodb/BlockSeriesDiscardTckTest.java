package dev.stowage.dynamodb;

import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.testkit.tck.DiscardsReadingsTck;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;

class BlockSeriesDiscardTckTest extends DiscardsReadingsTck {

  private static final DynamoDbBackend BACKEND = Local.fresh(SeriesForm.BLOCK);

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @Override
  protected OffersDiscard backend() {
    return BACKEND;
  }

  @Override
  protected OffersDiscard secondWriter(InstantSource clock) {
    return Local.another(BACKEND, clock);
  }
}
