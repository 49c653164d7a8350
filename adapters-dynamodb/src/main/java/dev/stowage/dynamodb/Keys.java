package dev.stowage.dynamodb;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Names of keys and attributes, and how keys are written. Names are billed, so they are short. */
final class Keys {

  /** Partition key, a string. */
  static final String PARTITION = "pk";

  /** Sort key, bytes. */
  static final String SORT = "sk";

  /** The partition of all definitions. */
  static final String DEFINITIONS = "s";

  /** The partition of the list of uploads. */
  static final String UPLOADS = "u";

  /** What the partition of readings begins with. */
  static final String READINGS = "r";

  /** What the partition of a link begins with; its id follows. */
  static final String LINKS = "l";

  /** What the partition of a paste begins with; its id follows. */
  static final String PASTES = "p";

  /** What the partition of a counter begins with; its name follows. */
  static final String COUNTERS = "c";

  /** Definition: the layout's text. */
  static final String LAYOUT = "l";

  /** Definition: eight random bytes, drawn by each define. */
  static final String GENERATION = "g";

  /** Definition: the form of the readings. */
  static final String FORM = "f";

  /** Definition: there when the series is dropped, and its readings perhaps not yet deleted. */
  static final String DROPPED = "d";

  /** Readings: packed records, one or more. Link: the encoded link. */
  static final String RECORDS = "r";

  /** Readings in blocks: the writer's clock in eight bytes, then the write id in eight. */
  static final String VERSION = "v";

  /** Link, paste, counter: the write id, eight bytes. */
  static final String WRITE = "w";

  /** Paste: the encoded metadata. */
  static final String HEAD = "h";

  /** Paste and part of a paste: bytes of the content. */
  static final String CONTENT = "c";

  /** Paste: the upload that holds its content, eight bytes. */
  static final String UPLOAD = "u";

  /** Counter: the value. Upload: how many bytes it has. */
  static final String NUMBER = "n";

  /** Upload: the paste's id. */
  static final String ID = "i";

  /** Upload: when it began, in seconds since 1970. */
  static final String BEGAN = "b";

  /** Any record: when it expires, in seconds since 1970. Readings do not expire. */
  static final String EXPIRES = "x";

  /** The sort key of what is alone in its partition; a key is never empty. */
  private static final byte[] ALONE = {0};

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Keys() {}

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue bytes(byte[] value) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value));
  }

  /** Eight bytes, big-endian, which sort like the number as long as it is not negative. */
  static AttributeValue number(long value) {
    return bytes(ByteBuffer.allocate(8).putLong(value).array());
  }

  /** A number of DynamoDB's own, which it can compare and add to. */
  static AttributeValue integer(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** The key of a record that has a partition to itself. */
  static Map<String, AttributeValue> record(String kind, String id) {
    return key(kind + id, ALONE);
  }

  /** The id of a record that has a partition to itself. */
  static String id(Map<String, AttributeValue> item) {
    return attribute(item, PARTITION).s().substring(1);
  }

  static Map<String, AttributeValue> key(String partition, byte[] sort) {
    return key(partition, bytes(sort));
  }

  static Map<String, AttributeValue> key(String partition, AttributeValue sort) {
    return Map.of(PARTITION, text(partition), SORT, sort);
  }

  static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Map.of(PARTITION, attribute(item, PARTITION), SORT, attribute(item, SORT));
  }

  /** Returns an attribute that every item of its kind has. */
  static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new StowageException(
          ErrorKind.CORRUPT,
          "read",
          "",
          "an item lacks the attribute " + name + ": " + item.keySet());
    }
    return value;
  }

  static byte[] bytes(Map<String, AttributeValue> item, String name) {
    SdkBytes bytes = attribute(item, name).b();
    if (bytes == null) {
      throw new StowageException(
          ErrorKind.CORRUPT, "read", "", "the attribute " + name + " of an item is not binary");
    }
    return bytes.asByteArrayUnsafe();
  }

  /** Returns the eight bytes of an attribute, or of a key. */
  static long fixed(Map<String, AttributeValue> item, String name) {
    return ByteBuffer.wrap(bytes(item, name)).getLong();
  }

  static long integer(Map<String, AttributeValue> item, String name) {
    String number = attribute(item, name).n();
    if (number == null) {
      throw new StowageException(
          ErrorKind.CORRUPT, "read", "", "the attribute " + name + " of an item is no number");
    }
    return new BigDecimal(number).longValueExact();
  }

  /** Eight bytes in eleven characters, for a key that is a string. */
  static String characters(long value) {
    return BASE64.encodeToString(ByteBuffer.allocate(8).putLong(value).array());
  }

  static byte[] name(String series) {
    return series.getBytes(StandardCharsets.US_ASCII);
  }

  /** The partition of one generation of one series: 12 characters, whatever its name. */
  static String readings(long generation) {
    return READINGS + characters(generation);
  }
}
