package dev.stowage.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What became of a conditional write.
 *
 * @param done whether the condition held and the write was carried out
 * @param found when it did not hold, the item that was there; empty when there was none
 * @param afterLoss whether an attempt before it was lost: what was found may be our own doing
 */
record Written(boolean done, Map<String, AttributeValue> found, boolean afterLoss) {}
