package dev.stowage.dynamodb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items of every type and shape of attribute. Each is filled up with bytes until its size, by our
 * rule, lies exactly at the end of a unit or one byte beyond, so that a rule that is wrong by one
 * byte shows in the units.
 */
final class RandomItems {

  static final String FILLER = "filler";
  private static final int DEPTH = 3;

  private final Random random;

  RandomItems(Random random) {
    this.random = random;
  }

  Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    Map<String, AttributeValue> item = new LinkedHashMap<>(key);
    int attributes = random.nextInt(6);
    for (int i = 0; i < attributes; i++) {
      item.put("a" + i + text(10), value(DEPTH));
    }
    fill(item);
    return item;
  }

  /** Makes the item as long as some units, or one byte longer. */
  void fill(Map<String, AttributeValue> item) {
    item.remove(FILLER);
    int unit = random.nextInt(4) == 0 ? 4096 : 1024;
    long empty = ItemSize.of(item) + FILLER.length();
    long target = (empty / unit + 1 + random.nextInt(3)) * unit + random.nextInt(2);
    item.put(FILLER, binary((int) (target - empty)));
  }

  AttributeValue value(int depth) {
    return switch (random.nextInt(depth == 0 ? 8 : 10)) {
      case 0 -> AttributeValue.fromS(text(200));
      case 1 -> AttributeValue.fromN(number());
      case 2 -> binary(random.nextInt(200));
      case 3 -> AttributeValue.fromBool(random.nextBoolean());
      case 4 -> AttributeValue.fromNul(true);
      case 5 -> AttributeValue.fromSs(distinct(() -> "x" + text(20)));
      case 6 -> AttributeValue.fromNs(distinct(this::canonicalNumber));
      case 7 -> AttributeValue.fromBs(binaries());
      case 8 -> AttributeValue.fromL(list(depth - 1));
      default -> AttributeValue.fromM(map(depth - 1));
    };
  }

  private List<AttributeValue> list(int depth) {
    return IntStream.range(0, random.nextInt(5)).mapToObj(i -> value(depth)).toList();
  }

  private Map<String, AttributeValue> map(int depth) {
    Map<String, AttributeValue> map = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      map.put(i + text(5), value(depth));
    }
    return map;
  }

  private List<SdkBytes> binaries() {
    return distinct(() -> "x" + text(20)).stream().map(SdkBytes::fromUtf8String).toList();
  }

  private List<String> distinct(Supplier<String> source) {
    return new ArrayList<>(
        IntStream.rangeClosed(0, random.nextInt(6))
            .mapToObj(i -> source.get())
            .collect(Collectors.toSet()));
  }

  private String canonicalNumber() {
    return new BigDecimal(number()).stripTrailingZeros().toString();
  }

  /** Up to 38 digits, with and without sign, fraction, zeros at both ends, and exponent. */
  private String number() {
    if (random.nextInt(12) == 0) {
      return List.of("0", "-0", "0.0", "1", "-1", "100", "0.001", "1e-130", "9.99e125", "00012.500")
          .get(random.nextInt(10));
    }
    int digits = 1 + random.nextInt(38);
    BigInteger unscaled =
        new BigInteger(digits * 3, random).mod(BigInteger.TEN.pow(digits)).max(BigInteger.ONE);
    if (random.nextInt(3) == 0) {
      unscaled = unscaled.divide(BigInteger.TEN.pow(random.nextInt(digits))).max(BigInteger.ONE);
    }
    BigDecimal number = new BigDecimal(unscaled, random.nextInt(60) - 25);
    String text = random.nextBoolean() ? number.toString() : number.toPlainString();
    return random.nextInt(3) == 0 ? "-" + text : text;
  }

  private String text(int most) {
    return random
        .ints(random.nextInt(most), 0, 4)
        .mapToObj(kind -> List.of("a", "\u00e4", "\u20ac", "\ud83d\ude00").get(kind))
        .collect(Collectors.joining());
  }

  private AttributeValue binary(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Keys.bytes(bytes);
  }
}
