package dev.stowage.dynamodb;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
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

  /** The partition of all definitions. Readings lie in partitions of 12 characters. */
  static final String DEFINITIONS = "s";

  /** Definition: the layout's text. */
  static final String LAYOUT = "l";

  /** Definition: eight random bytes, drawn by each define. */
  static final String GENERATION = "g";

  /** Definition: the form of the readings. */
  static final String FORM = "f";

  /** Definition: there when the series is dropped, and its readings perhaps not yet deleted. */
  static final String DROPPED = "d";

  /** Readings: packed records, one or more. */
  static final String RECORDS = "r";

  /** Readings in blocks: the writer's clock in eight bytes, then the write id in eight. */
  static final String VERSION = "v";

  /** Any record: when it expires, in seconds since 1970. Readings do not expire. */
  static final String EXPIRES = "x";

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

  static Map<String, AttributeValue> key(String partition, byte[] sort) {
    return Map.of(PARTITION, text(partition), SORT, bytes(sort));
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

  static byte[] name(String series) {
    return series.getBytes(StandardCharsets.US_ASCII);
  }

  /** The partition of one generation of one series: 12 characters, whatever its name. */
  static String readings(long generation) {
    return "r" + BASE64.encodeToString(ByteBuffer.allocate(8).putLong(generation).array());
  }
}
