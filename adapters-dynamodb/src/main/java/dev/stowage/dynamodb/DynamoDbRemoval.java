package dev.stowage.dynamodb;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.error.ErrorKind;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Removes the table, and tells whether there is one: the inverse of {@link DynamoDbSetup}.
 *
 * <p>A table is ours by its keys: one with others is never deleted. A look that finds no table is
 * followed by the deletion all the same: for a moment after a table's creation it may still answer
 * that there is none, and then the deletion answers that the table is being made. That is looked at
 * and asked for again. Once the deletion is accepted, nothing is deleted any more: a table that
 * another makes in its place stays. DeleteTable and DescribeTable cost nothing.
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
    return requests.read(new Call("look up", config.url()), this::table).isPresent();
  }

  void run() {
    Call call = new Call("remove", config.url());
    Stage stage = Stage.TO_DELETE;
    for (int look = 1; look <= LOOKS; look++) {
      Optional<TableDescription> table = requests.read(call, this::table);
      stage = stage == Stage.TO_DELETE ? deleted(call, table) : afterwards(table);
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

  private Stage deleted(Call call, Optional<TableDescription> table) {
    if (table.filter(found -> found.tableStatus() == TableStatus.DELETING).isPresent()) {
      return Stage.DELETING;
    }
    table.ifPresent(found -> DynamoDbSetup.requireKeys(call, found));
    return requests.write(call, 0, this::delete).value();
  }

  private static Stage afterwards(Optional<TableDescription> table) {
    return table.isPresent() ? Stage.DELETING : Stage.GONE;
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

  private Optional<TableDescription> table() {
    try {
      return Optional.of(client.describeTable(r -> r.tableName(config.table())).table());
    } catch (ResourceNotFoundException none) {
      return Optional.empty();
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
