package dev.stowage.dynamodb;

import dev.stowage.core.backend.OffersPastes;
import dev.stowage.testkit.tck.PasteStoreTck;
import org.junit.jupiter.api.AfterAll;

class DynamoDbPasteStoreTckTest extends PasteStoreTck {

  private static final DynamoDbBackend BACKEND = Local.fresh(SeriesForm.ITEM);

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @Override
  protected OffersPastes backend() {
    return BACKEND;
  }

  @Override
  protected OffersPastes secondProcess() {
    return Local.another(BACKEND);
  }
}
