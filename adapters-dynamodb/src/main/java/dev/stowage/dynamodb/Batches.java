package dev.stowage.dynamodb;

import dev.stowage.core.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes many items, 25 in a request. What the service leaves undone is sent again after a pause,
 * together with what comes next, and the pauses grow until a request leaves nothing behind.
 */
final class Batches {

  static final int LARGEST = 25;

  private final DynamoDbTable table;

  Batches(DynamoDbTable table) {
    this.table = table;
  }

  /** Carries out all of these, no two of one key. */
  void write(Call call, List<WriteRequest> writes) {
    List<WriteRequest> waiting = List.of();
    int next = 0;
    int fruitless = 0;
    while (next < writes.size() || !waiting.isEmpty()) {
      List<WriteRequest> batch = new ArrayList<>(waiting);
      int taken = Math.min(LARGEST - batch.size(), writes.size() - next);
      batch.addAll(writes.subList(next, next + taken));
      next += taken;
      waiting = table.batch(call, batch);
      fruitless = waiting.size() < batch.size() ? 0 : fruitless + 1;
      if (!waiting.isEmpty()) {
        pause(call, waiting.size(), fruitless);
      }
    }
  }

  private void pause(Call call, int left, int fruitless) {
    if (fruitless == Backoff.ATTEMPTS) {
      throw call.failed(
          ErrorKind.THROTTLED, "the table left " + left + " items undone time and again");
    }
    try {
      table.backoff().pause(Math.max(1, fruitless));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw call.failed(ErrorKind.OUTCOME_UNKNOWN, "interrupted; a part of it is stored")
          .causedBy(interrupted);
    }
  }
}
