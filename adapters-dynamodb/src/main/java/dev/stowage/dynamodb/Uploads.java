package dev.stowage.dynamodb;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.paste.Paste;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Keeps contents that are too large for one item, and frees those that nobody needs.
 *
 * <p>An upload has parts and an entry in a list of all uploads. The entry is written before the
 * first part and deleted after the last one, so no part is ever out of sight of that list. A paste
 * has an upload from the moment its head names it; a head is written after all parts and goes
 * before any of them. So an upload that began a week ago, and that the head of its paste does not
 * name, is what a create, take or remove left behind that was cut off: whoever uploads next frees a
 * few such, from a random place of the list. A week is far longer than any call can last.
 *
 * <p>Parts of a paste that expires, and their entry, also carry an expiry of their own, a week
 * after the paste's, and so go without any request when the store drops the head. Parts of one that
 * does not expire cannot carry one: it could only be taken off by writing every part a second time,
 * and a create that was cut off before that would lose an acknowledged paste.
 */
final class Uploads {

  /** How long parts outlive what needs them. */
  static final Duration GRACE = Duration.ofDays(7);

  /** How many entries of the list each upload looks at. */
  private static final int LOOKED_AT = 4;

  private final DynamoDbTable table;
  private final Batches batches;
  private final BackendContext context;

  Uploads(DynamoDbTable table, BackendContext context) {
    this.table = table;
    this.batches = new Batches(table);
    this.context = context;
  }

  /** Stores a content that no head names yet. */
  Upload store(Call call, Paste paste) {
    freeSome(call);
    Upload upload = new Upload(paste.id(), context.random().getAsLong(), paste.meta().size());
    Map<String, AttributeValue> expiry = expiry(paste.meta().stamp().expiresAt());
    table.put(call, entry(upload, expiry));
    batches.write(call, puts(upload, paste.content(), expiry));
    return upload;
  }

  /** Reads a content; empty when parts of it are missing. */
  Optional<byte[]> content(Call call, Upload upload, Reads reads) {
    ByteArrayOutputStream content = new ByteArrayOutputStream(upload.size());
    QueryResponse page = page(call, upload, reads, Map.of());
    append(page, content);
    while (page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()) {
      page = page(call, upload, reads, page.lastEvaluatedKey());
      append(page, content);
    }
    return content.size() == upload.size() ? Optional.of(content.toByteArray()) : Optional.empty();
  }

  /** Deletes what no head names any more, as far as it can. */
  void release(Call call, Upload upload) {
    asFarAsItCan(() -> delete(call, upload));
  }

  /**
   * Frees something. That is never what the caller asked for, so a failure of it is not the
   * caller's either, be it of the table or of another's record: what is left is freed by a later
   * upload.
   */
  private static void asFarAsItCan(Runnable freeing) {
    try {
      freeing.run();
    } catch (StowageException freedLater) {
      // See above; an interrupt stays noted in the thread.
    }
  }

  private void delete(Call call, Upload upload) {
    List<WriteRequest> deletes = new ArrayList<>();
    upload.parts().forEach(part -> deletes.add(delete(part)));
    batches.write(call, deletes);
    batches.write(call, List.of(delete(upload.key())));
  }

  private void freeSome(Call call) {
    asFarAsItCan(
        () -> some(call).items().forEach(entry -> asFarAsItCan(() -> freeIfLeft(call, entry))));
  }

  private QueryResponse some(Call call) {
    return table.query(
        call,
        query ->
            query
                .keyConditionExpression("pk = :pk AND sk > :random")
                .expressionAttributeValues(
                    Map.of(
                        ":pk", Keys.text(Keys.UPLOADS),
                        ":random", Keys.number(context.random().getAsLong())))
                .limit(LOOKED_AT)
                .consistentRead(true));
  }

  private void freeIfLeft(Call call, Map<String, AttributeValue> entry) {
    Upload upload = Upload.of(entry);
    if (isOld(entry) && !isNeeded(call, upload)) {
      delete(call, upload);
    }
  }

  private boolean isOld(Map<String, AttributeValue> entry) {
    Instant began = Instant.ofEpochSecond(Keys.integer(entry, Keys.BEGAN));
    return began.plus(GRACE).isBefore(context.clock().instant());
  }

  private boolean isNeeded(Call call, Upload upload) {
    return PasteItem.upload(table.get(call, Keys.record(Keys.PASTES, upload.paste())))
        .filter(upload::equals)
        .isPresent();
  }

  private QueryResponse page(
      Call call, Upload upload, Reads reads, Map<String, AttributeValue> after) {
    return table.query(
        call,
        query ->
            query
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", Keys.text(upload.partition())))
                .exclusiveStartKey(after.isEmpty() ? null : after)
                .consistentRead(reads.isStrong()));
  }

  private static void append(QueryResponse page, ByteArrayOutputStream content) {
    page.items().forEach(part -> content.writeBytes(Keys.bytes(part, Keys.CONTENT)));
  }

  private Map<String, AttributeValue> entry(Upload upload, Map<String, AttributeValue> expiry) {
    Map<String, AttributeValue> entry = new LinkedHashMap<>(upload.key());
    entry.put(Keys.ID, Keys.text(upload.paste()));
    entry.put(Keys.NUMBER, Keys.integer(upload.size()));
    entry.put(Keys.BEGAN, Keys.integer(context.clock().instant().getEpochSecond()));
    entry.putAll(expiry);
    return entry;
  }

  private static List<WriteRequest> puts(
      Upload upload, byte[] content, Map<String, AttributeValue> expiry) {
    List<WriteRequest> puts = new ArrayList<>();
    for (Map<String, AttributeValue> key : upload.parts()) {
      int from = puts.size() * Upload.MOST_CONTENT;
      int to = Math.min(content.length, from + Upload.MOST_CONTENT);
      Map<String, AttributeValue> part = new LinkedHashMap<>(key);
      part.put(Keys.CONTENT, Keys.bytes(Arrays.copyOfRange(content, from, to)));
      part.putAll(expiry);
      puts.add(WriteRequest.builder().putRequest(p -> p.item(part)).build());
    }
    return puts;
  }

  private static WriteRequest delete(Map<String, AttributeValue> key) {
    return WriteRequest.builder().deleteRequest(d -> d.key(key)).build();
  }

  private static Map<String, AttributeValue> expiry(@Nullable Instant pasteExpires) {
    return pasteExpires == null
        ? Map.of()
        : Map.of(Keys.EXPIRES, Keys.integer(pasteExpires.plus(GRACE).getEpochSecond()));
  }
}
