package dev.stowage.dynamodb;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.testkit.tck.CounterStoreTck;
import org.junit.jupiter.api.AfterAll;

class DynamoDbCounterStoreTckTest extends CounterStoreTck {

  private static final DynamoDbBackend BACKEND = Local.fresh(SeriesForm.ITEM);

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @Override
  protected OffersCounters backend() {
    return BACKEND;
  }

  @Override
  protected OffersCounters secondProcess() {
    return Local.another(BACKEND);
  }
}
