package dev.stowage.dynamodb;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an item as DynamoDB bills it: names and values of its attributes. After <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">DynamoDB
 * item sizes and formats</a>; for sets, of which that page says nothing, and for the exact size of
 * a number, after the capacity that DynamoDB Local charges.
 */
final class ItemSize {

  private ItemSize() {}

  /**
   * Returns the size of an item.
   *
   * @param item all of its attributes, keys included; empty for an item that is not there
   * @return bytes
   */
  static long of(Map<String, AttributeValue> item) {
    long size = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      size += utf8(attribute.getKey()) + of(attribute.getValue());
    }
    return size;
  }

  private static long of(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToLong(ItemSize::utf8).sum();
      case NS -> value.ns().stream().mapToLong(ItemSize::number).sum();
      case BS -> value.bs().stream().mapToLong(b -> b.asByteArrayUnsafe().length).sum();
      case M -> 3 + of(value.m()) + value.m().size();
      case L -> 3 + of(value.l()) + value.l().size();
      case BOOL, NUL -> 1;
      case UNKNOWN_TO_SDK_VERSION -> 0;
    };
  }

  private static long of(Collection<AttributeValue> values) {
    return values.stream().mapToLong(ItemSize::of).sum();
  }

  /**
   * AWS says "approximately" one byte for two significant digits and one more. Exactly, as the
   * capacity that is charged shows: digits are taken in pairs on either side of the decimal point,
   * zeros at both ends cost nothing, a minus costs one byte, and zero itself is one byte.
   */
  private static long number(String text) {
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    if (number.signum() == 0) {
      return 1;
    }
    long lastPairIsHalf = Math.floorMod(number.scale(), 2);
    long pairs = (number.precision() + lastPairIsHalf + 1) / 2;
    return pairs + (number.signum() < 0 ? 2 : 1);
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
