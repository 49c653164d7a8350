package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import dev.stowage.testkit.local.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The store's own expiry, which DynamoDB Local carries out within seconds and AWS within days. */
class ExpiryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void theStoreFreesARecordThatHasExpiredWithAllOfItsPartsAndNoOther() {
    // An engine of its own: one that keeps hundreds of tables comes round to each now and then.
    try (LocalDynamoDb engine = LocalDynamoDb.start();
        DynamoDbBackend backend = fresh(engine)) {
      Link lasting = Records.link();
      Paste large = Records.pasteFor(Duration.ofHours(1), 1_000_000);
      backend.links().create(lasting, Records.now());
      backend.links().create(expired(), Records.now());
      backend.pastes().create(large, Records.now());
      backend.counters().add("visits", 1);
      // The parts would go a week after the head: bring all of it to its end.
      Local.items(backend).stream()
          .filter(item -> item.containsKey(Keys.EXPIRES))
          .forEach(item -> end(backend, Keys.key(item)));

      Instant giveUp = Instant.now().plus(PATIENCE);
      while (Local.items(backend).size() > 2 && Instant.now().isBefore(giveUp)) {
        Thread.onSpinWait();
      }

      assertThat(Local.items(backend)).hasSize(2);
      assertThat(backend.links().find(lasting.id())).contains(lasting);
      assertThat(backend.counters().value("visits")).hasValue(1);
    }
  }

  private static void end(DynamoDbBackend backend, Map<String, AttributeValue> key) {
    AttributeValue aMinuteAgo = Keys.integer(Instant.now().getEpochSecond() - 60);
    backend
        .client()
        .updateItem(
            r ->
                r.tableName(backend.config().table())
                    .key(key)
                    .updateExpression("SET x = :end")
                    .expressionAttributeValues(Map.of(":end", aMinuteAgo)));
  }

  private static DynamoDbBackend fresh(LocalDynamoDb engine) {
    DynamoDbConfig config =
        Local.moved(Local.config("records", SeriesForm.ITEM), engine.endpoint());
    DynamoDbBackend.initialise(config, Local.context());
    return DynamoDbBackend.open(config, Local.context());
  }

  private static Link expired() {
    Instant now = Records.now();
    Stamp stamp = new Stamp(now.minusSeconds(120), now.minusSeconds(60), TokenHash.of("t"), 1);
    return new Link(Records.id(7), "https://example.org/", stamp);
  }
}
