package dev.stowage.dynamodb;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.testkit.tck.LinkStoreTck;
import org.junit.jupiter.api.AfterAll;

class DynamoDbLinkStoreTckTest extends LinkStoreTck {

  private static final DynamoDbBackend BACKEND = Local.fresh(SeriesForm.ITEM);

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @Override
  protected OffersLinks backend() {
    return BACKEND;
  }

  @Override
  protected OffersLinks secondProcess() {
    return Local.another(BACKEND);
  }
}
