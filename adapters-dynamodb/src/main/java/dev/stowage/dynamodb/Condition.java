package dev.stowage.dynamodb;

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

  static Condition equal(String attribute, AttributeValue value) {
    return new Condition(attribute + " = :value", Map.of(":value", value));
  }
}
