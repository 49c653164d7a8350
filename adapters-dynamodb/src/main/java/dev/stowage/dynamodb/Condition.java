package dev.stowage.dynamodb;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold of the stored item for a write to be carried out.
 *
 * @param expression in DynamoDB's words
 * @param values what its placeholders stand for
 */
record Condition(String expression, Map<String, AttributeValue> values) {

  static final Condition ABSENT =
      new Condition("attribute_not_exists(" + Keys.PARTITION + ")", Map.of());

  /**
   * Holds where an item is. DynamoDB Local gives one item back to two deletes at once unless they
   * have a condition.
   */
  static final Condition PRESENT =
      new Condition("attribute_exists(" + Keys.PARTITION + ")", Map.of());

  /** Holds where no record is, or one that has expired. */
  static Condition freeAt(Instant now) {
    return new Condition(
        ABSENT.expression() + " OR " + Keys.EXPIRES + " <= :now",
        Map.of(":now", Keys.integer(now.getEpochSecond())));
  }

  /** Holds of the record of one write. */
  static Condition writtenBy(long writeId) {
    return equal(Keys.WRITE, Keys.number(writeId));
  }

  static Condition equal(String attribute, AttributeValue value) {
    return new Condition(attribute + " = :value", Map.of(":value", value));
  }
}
