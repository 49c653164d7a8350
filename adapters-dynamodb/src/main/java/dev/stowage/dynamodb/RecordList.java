package dev.stowage.dynamodb;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Lists the records of one kind by a scan of the whole table: each of them has a partition of its
 * own, so that there is nothing to query. A scan goes through the partitions in an order that never
 * changes, so a record that is there all the while is met exactly once, whatever others insert.
 *
 * <p>A page is one request, which looks at no more than {@value #PAGE} items or 1 MB, whatever
 * their kind; so a page may be empty although more follow. Its cursor is the kind, then the key of
 * the last item looked at: the partition's length in a byte, the partition, the sort key.
 */
final class RecordList {

  private static final int PAGE = 1_000;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final DynamoDbTable table;
  private final Reads reads;
  private final String kind;
  private final String attribute;

  /** Prepares the list of what lies in partitions that begin so, for one attribute of each. */
  RecordList(DynamoDbTable table, Reads reads, String kind, String attribute) {
    this.table = table;
    this.reads = reads;
    this.kind = kind;
    this.attribute = attribute;
  }

  <T> Page<T> page(String cursor, Function<Map<String, AttributeValue>, T> record) {
    Call call = new Call("list", "");
    Map<String, AttributeValue> after = cursor.equals(Page.FIRST) ? Map.of() : key(call, cursor);
    ScanResponse page =
        table.scan(
            call,
            scan ->
                scan.filterExpression("begins_with(pk, :kind)")
                    .expressionAttributeValues(Map.of(":kind", Keys.text(kind)))
                    .projectionExpression(Keys.PARTITION + ", " + attribute)
                    .exclusiveStartKey(after.isEmpty() ? null : after)
                    .limit(PAGE)
                    .consistentRead(reads.isStrong()));
    return new Page<>(
        page.items().stream().map(record).toList(),
        Optional.of(page.lastEvaluatedKey()).filter(last -> !last.isEmpty()).map(this::cursor));
  }

  private String cursor(Map<String, AttributeValue> last) {
    byte[] partition = Keys.attribute(last, Keys.PARTITION).s().getBytes(StandardCharsets.US_ASCII);
    byte[] sort = Keys.bytes(last, Keys.SORT);
    return ENCODER.encodeToString(
        ByteBuffer.allocate(2 + partition.length + sort.length)
            .put((byte) kind.charAt(0))
            .put((byte) partition.length)
            .put(partition)
            .put(sort)
            .array());
  }

  private Map<String, AttributeValue> key(Call call, String cursor) {
    byte[] bytes = decoded(call, cursor);
    int partition = bytes.length < 2 ? 0 : Byte.toUnsignedInt(bytes[1]);
    if (partition == 0 || bytes.length <= 2 + partition || bytes[0] != kind.charAt(0)) {
      throw notOurs(call);
    }
    byte[] sort = new byte[bytes.length - 2 - partition];
    System.arraycopy(bytes, 2 + partition, sort, 0, sort.length);
    return Keys.key(new String(bytes, 2, partition, StandardCharsets.US_ASCII), sort);
  }

  private static byte[] decoded(Call call, String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException noBase64) {
      throw notOurs(call).causedBy(noBase64);
    }
  }

  private static StowageException notOurs(Call call) {
    return call.failed(ErrorKind.INVALID, "the cursor is none of ours; begin with an empty one");
  }
}
