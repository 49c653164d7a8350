package dev.stowage.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The content of one paste that is too large for one item, in parts under a partition of its own.
 *
 * @param paste the paste's id
 * @param number eight random bytes, drawn for each upload
 * @param size bytes of content
 */
record Upload(String paste, long number, int size) {

  /** How many bytes of content an item holds at most; an item may have 400 KB with its keys. */
  static final int MOST_CONTENT = 350 * 1024;

  /** Reads an upload's entry in the list of uploads back. */
  static Upload of(Map<String, AttributeValue> entry) {
    return new Upload(
        Keys.attribute(entry, Keys.ID).s(),
        Keys.fixed(entry, Keys.SORT),
        Math.toIntExact(Keys.integer(entry, Keys.NUMBER)));
  }

  /** The key of its entry in the list of uploads. */
  Map<String, AttributeValue> key() {
    return Keys.key(Keys.UPLOADS, Keys.number(number));
  }

  /** The partition of its parts: no name of a paste holds the sign between the two. */
  String partition() {
    return Keys.UPLOADS + paste + "#" + Keys.characters(number);
  }

  /** The keys of its parts, in the order of the content. */
  List<Map<String, AttributeValue>> parts() {
    return IntStream.range(0, (size + MOST_CONTENT - 1) / MOST_CONTENT)
        .mapToObj(part -> Keys.key(partition(), Keys.bytes(new byte[] {(byte) part})))
        .toList();
  }
}
