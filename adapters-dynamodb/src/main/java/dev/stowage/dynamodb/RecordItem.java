package dev.stowage.dynamodb;

import dev.stowage.core.record.Stamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the items of links and pastes have in common. */
final class RecordItem {

  private RecordItem() {}

  /** Begins the item of a record: key, write id and, if it expires, when. */
  static Map<String, AttributeValue> of(Map<String, AttributeValue> key, Stamp stamp) {
    Map<String, AttributeValue> item = new LinkedHashMap<>(key);
    item.put(Keys.WRITE, Keys.number(stamp.writeId()));
    Instant expiresAt = stamp.expiresAt();
    if (expiresAt != null) {
      item.put(Keys.EXPIRES, Keys.integer(expiresAt.getEpochSecond()));
    }
    return item;
  }
}
