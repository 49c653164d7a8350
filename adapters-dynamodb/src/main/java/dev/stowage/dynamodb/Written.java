package dev.stowage.dynamodb;

import dev.stowage.core.record.Created;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What became of a conditional write.
 *
 * @param done whether the condition held and the write was carried out
 * @param found when it did not hold, the item that was there; empty when there was none. When it
 *     held, what the write gives back, if anything
 * @param afterLoss whether an attempt before it was lost: what was found may be our own doing
 */
record Written(boolean done, Map<String, AttributeValue> found, boolean afterLoss) {

  /** Says what a create came to that has this write id. */
  Created created(long writeId) {
    boolean byALostAttempt = afterLoss && Keys.number(writeId).equals(found.get(Keys.WRITE));
    return done || byALostAttempt ? Created.NEW : Created.TAKEN;
  }

  /**
   * Says whether a record was there to be removed. When an answer was lost and the record is gone,
   * or another has taken its place, it counts as removed.
   */
  boolean removed() {
    return done || afterLoss;
  }
}
