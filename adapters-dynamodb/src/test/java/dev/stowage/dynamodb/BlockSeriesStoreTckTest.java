package dev.stowage.dynamodb;

import dev.stowage.core.backend.OffersSeries;
import dev.stowage.testkit.tck.SeriesStoreTck;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;

class BlockSeriesStoreTckTest extends SeriesStoreTck {

  private static final DynamoDbBackend BACKEND = Local.fresh(SeriesForm.BLOCK);

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @Override
  protected OffersSeries backend() {
    return BACKEND;
  }

  @Override
  protected OffersSeries secondWriter(InstantSource clock) {
    return Local.another(BACKEND, clock);
  }
}
