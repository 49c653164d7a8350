package dev.stowage.dynamodb;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.error.ErrorKind;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Removes the table, and tells whether there is one: the inverse of {@link DynamoDbSetup}.
 *
 * <p>The deletion comes first, and not a look: for a moment after a table's creation a look may
 * still answer that there is none. A table that is being made cannot be deleted yet, so it is asked
 * for again. Once the deletion is accepted, nothing is deleted any more: a table that another makes
 * in its place stays. DeleteTable and DescribeTable cost nothing.
 */
final class DynamoDbRemoval {

  /** How often it is looked whether the table is gone: about two minutes. */
  private static final int LOOKS = 120;

  /** How far the removal has come. */
  private enum Stage {
    TO_DELETE,
    DELETING,
    GONE
  }

  private final DynamoDbClient client;
  private final DynamoDbConfig config;
  private final Requests requests;
  private final Backoff backoff;

  DynamoDbRemoval(DynamoDbClient client, DynamoDbConfig config, BackendContext context) {
    this.client = client;
    this.config = config;
    this.backoff = new Backoff(context.random());
    this.requests =
        new Requests(new DynamoDbErrors(config), backoff, new Capacity(context.meter()));
  }

  boolean isThere() {
    return requests.read(new Call("look up", config.url()), this::describes);
  }

  void run() {
    Call call = new Call("remove", config.url());
    Stage stage = Stage.TO_DELETE;
    for (int look = 1; look <= LOOKS; look++) {
      stage =
          stage == Stage.TO_DELETE
              ? requests.write(call, 0, this::delete).value()
              : requests.read(call, this::look);
      if (stage == Stage.GONE) {
        return;
      }
      pause(call, look);
    }
    throw call.failed(
        ErrorKind.UNAVAILABLE,
        stage == Stage.TO_DELETE
            ? "the table is still being made or changed; repeat once it is active"
            : "the table is still being deleted; repeat to see whether it is gone");
  }

  private Stage delete() {
    try {
      client.deleteTable(r -> r.tableName(config.table()));
      return Stage.DELETING;
    } catch (ResourceNotFoundException gone) {
      return Stage.GONE;
    } catch (ResourceInUseException beingMadeOrDeleted) {
      return Stage.TO_DELETE;
    }
  }

  private Stage look() {
    return describes() ? Stage.DELETING : Stage.GONE;
  }

  private boolean describes() {
    try {
      client.describeTable(r -> r.tableName(config.table()));
      return true;
    } catch (ResourceNotFoundException none) {
      return false;
    }
  }

  private void pause(Call call, int look) {
    try {
      backoff.pause(look);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw call.failed(
          ErrorKind.OUTCOME_UNKNOWN,
          "the calling thread was interrupted before the table was gone; repeat to remove it");
    }
  }
}
