package dev.stowage.dynamodb;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The port: one item for each paste, in a partition of its own; the content of a large one in
 * {@link Uploads}.
 *
 * <p>The head decides: a paste is there as long as its head is. It is written last and goes first,
 * each in one conditional request, so that a large paste is created, replaced and taken as
 * atomically as a small one. Whoever reads a head and then misses a part met somebody who removed
 * or replaced the paste in between, and reads the head again.
 */
final class DynamoDbPasteStore implements PasteStore {

  /** How often a find follows a paste that others replace. */
  private static final int ROUNDS = 10;

  private final DynamoDbTable table;
  private final Reads reads;
  private final InstantSource clock;
  private final Uploads uploads;
  private final RecordList list;

  DynamoDbPasteStore(DynamoDbTable table, Reads reads, BackendContext context) {
    this.table = table;
    this.reads = reads;
    this.clock = context.clock();
    this.uploads = new Uploads(table, context);
    this.list = new RecordList(table, reads, Keys.PASTES, Keys.HEAD);
  }

  @Override
  public Created create(Paste paste, Instant now) {
    paste.requireFits();
    Call call = new Call("create", paste.id());
    long writeId = paste.meta().stamp().writeId();
    if (paste.meta().size() <= Upload.MOST_CONTENT) {
      return table.putIf(call, PasteItem.of(paste), Condition.freeAt(now)).created(writeId);
    }
    Upload upload = uploads.store(call, paste);
    Written head = table.putIf(call, PasteItem.of(paste.meta(), upload), Condition.freeAt(now));
    Created created = head.created(writeId);
    // After a loss it may have been there for a moment, and somebody may be taking its parts.
    if (created == Created.TAKEN && !head.afterLoss()) {
      uploads.release(call, upload);
    }
    return created;
  }

  @Override
  public Optional<Paste> find(String id) {
    PasteMeta.checkId(id);
    Call call = new Call("find", id);
    Reads how = reads;
    Map<String, AttributeValue> item = table.get(call, Keys.record(Keys.PASTES, id), how);
    for (int round = 1; round <= ROUNDS; round++) {
      if (item.isEmpty()) {
        return Optional.empty();
      }
      Optional<Paste> paste = whole(call, item, how);
      if (paste.isPresent()) {
        return paste;
      }
      Map<String, AttributeValue> again = table.get(call, Keys.record(Keys.PASTES, id));
      if (how.isStrong() && again.equals(item)) {
        return freed(call, item);
      }
      item = again;
      how = Reads.STRONG;
    }
    throw call.failed(ErrorKind.THROTTLED, "others replace the paste all the time");
  }

  @Override
  public Optional<PasteMeta> peek(String id) {
    PasteMeta.checkId(id);
    Map<String, AttributeValue> head =
        table.get(
            new Call("peek", id),
            get ->
                get.key(Keys.record(Keys.PASTES, id))
                    .projectionExpression(Keys.PARTITION + ", " + Keys.HEAD)
                    .consistentRead(reads.isStrong()));
    return head.isEmpty() ? Optional.empty() : Optional.of(PasteItem.meta(head));
  }

  @Override
  public Optional<Paste> take(String id) {
    PasteMeta.checkId(id);
    Call call = new Call("take", id);
    Written head = table.pullOnce(call, Keys.record(Keys.PASTES, id), Condition.PRESENT);
    if (!head.done()) {
      return Optional.empty();
    }
    Map<String, AttributeValue> item = head.found();
    Optional<Paste> paste = taken(call, item).or(() -> freed(call, item));
    PasteItem.upload(item).ifPresent(upload -> uploads.release(call, upload));
    return paste;
  }

  @Override
  public boolean remove(String id, long writeId) {
    PasteMeta.checkId(id);
    Call call = new Call("remove", id);
    Written removed =
        table.pullIf(call, Keys.record(Keys.PASTES, id), Condition.writtenBy(writeId));
    if (removed.done()) {
      PasteItem.upload(removed.found()).ifPresent(upload -> uploads.release(call, upload));
    }
    return removed.removed();
  }

  @Override
  public Page<PasteMeta> list(String cursor) {
    return list.page(cursor, PasteItem::meta);
  }

  /** Returns the paste of an item; empty when a part is missing. */
  private Optional<Paste> whole(Call call, Map<String, AttributeValue> item, Reads how) {
    Optional<Upload> upload = PasteItem.upload(item);
    return upload.isEmpty()
        ? Optional.of(PasteItem.paste(item))
        : uploads
            .content(call, upload.get(), how)
            .map(content -> Paste.of(PasteItem.meta(item), content));
  }

  /** Returns the paste of an item that is deleted already, and which nobody else can get. */
  private Optional<Paste> taken(Call call, Map<String, AttributeValue> item) {
    try {
      return whole(call, item, Reads.STRONG);
    } catch (StowageException unread) {
      throw call.failed(
              ErrorKind.OUTCOME_UNKNOWN,
              "the paste is taken, but its content could not be read: " + unread.what())
          .causedBy(unread);
    }
  }

  /** Of an expired paste the store may have freed the parts before the head. */
  private Optional<Paste> freed(Call call, Map<String, AttributeValue> item) {
    if (PasteItem.meta(item).stamp().hasExpired(clock.instant())) {
      return Optional.empty();
    }
    throw call.failed(ErrorKind.CORRUPT, "the table lacks parts of its content");
  }
}
