package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a reading is packed into bytes. Text form: fields separated by spaces, {@code
 * name:bits[:scale[:offset]]}, the first one {@code time:bits:unit} with unit {@code s}, {@code ms}
 * or {@code us}. At most 64 fields and 512 bits. Bytes: the fields in order, big-endian, most
 * significant bit first, zero bits at the end up to a whole byte.
 *
 * <pre>{@code
 * time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1 signal:8 flags:5
 * }</pre>
 *
 * <p>Here the time in milliseconds takes 42 bits, enough until 2109; the temperature 14, in steps
 * of 0.1 from -100 on, so up to 1,538.3; each record 94 bits, 12 bytes. Two layouts are equal when
 * their fields are, however they were written.
 */
public final class RecordLayout {

  private static final int MAX_FIELDS = 64;
  private static final int MAX_BITS = 512;
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,31}");
  private static final Pattern BITS = Pattern.compile("[0-9]{1,2}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})");

  private final Resolution resolution;
  private final List<Field> fields;
  private final int bits;

  private RecordLayout(Resolution resolution, List<Field> fields) {
    this.resolution = resolution;
    this.fields = List.copyOf(fields);
    this.bits = fields.stream().mapToInt(Field::bits).sum();
  }

  /**
   * Reads a layout from its text form.
   *
   * @param text fields separated by spaces
   * @return the layout
   * @throws StowageException INVALID, naming the field and the rule it breaks
   */
  public static RecordLayout parse(String text) {
    if (text.isBlank()) {
      throw invalid("", "the layout is empty; it begins with time:BITS:UNIT");
    }
    String[] words = text.strip().split(" +", -1);
    if (words.length > MAX_FIELDS) {
      throw invalid("", words.length + " fields are too many; at most " + MAX_FIELDS);
    }
    List<Field> fields = new ArrayList<>();
    Resolution resolution = parseTime(words[0], fields);
    Set<String> names = new HashSet<>(Set.of("time"));
    for (int i = 1; i < words.length; i++) {
      Field field = parseField(words[i]);
      if (!names.add(field.name())) {
        throw invalid(words[i], "the name " + field.name() + " is used twice; names are unique");
      }
      fields.add(field);
    }
    RecordLayout layout = new RecordLayout(resolution, fields);
    if (layout.bits > MAX_BITS) {
      throw invalid("", layout.bits + " bits are too many; at most " + MAX_BITS);
    }
    return layout;
  }

  /**
   * Returns the fields in record order.
   *
   * @return the fields, {@code time} first
   */
  public List<Field> fields() {
    return fields;
  }

  /**
   * Returns the unit of the time field.
   *
   * @return the unit
   */
  public Resolution resolution() {
    return resolution;
  }

  /**
   * Returns the width of a record without padding.
   *
   * @return bits
   */
  public int bits() {
    return bits;
  }

  /**
   * Returns the width of a packed record.
   *
   * @return bytes, padding bits included
   */
  public int bytes() {
    return (bits + 7) / 8;
  }

  /**
   * Returns the place of a field.
   *
   * @param name a field name
   * @return its index in {@link #fields()}, or -1 when there is none of that name
   */
  public int indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns the field that a chart draws where nobody names one: the first with a scale or an
   * offset, as what is measured has and what numbers something has not; else the first after the
   * time.
   *
   * @return one of {@link #fields()}; the time only where there is nothing else
   */
  public Field charted() {
    return fields.stream()
        .skip(1)
        .filter(
            field -> field.scale().compareTo(BigDecimal.ONE) != 0 || field.offset().signum() != 0)
        .findFirst()
        .orElse(fields.get(Math.min(1, fields.size() - 1)));
  }

  /**
   * Returns the text form; {@link #parse} makes an equal layout of it.
   *
   * @return the shortest text of this layout
   */
  public String text() {
    return "time:"
        + fields.get(0).bits()
        + ":"
        + resolution.symbol()
        + fields.stream().skip(1).map(RecordLayout::text).collect(Collectors.joining());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordLayout that
        && resolution == that.resolution
        && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return 31 * resolution.hashCode() + fields.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }

  private static String text(Field field) {
    String text = " " + field.name() + ":" + field.bits();
    if (field.offset().signum() != 0) {
      return text + ":" + field.scale().toPlainString() + ":" + field.offset().toPlainString();
    }
    return field.scale().compareTo(BigDecimal.ONE) == 0
        ? text
        : text + ":" + field.scale().toPlainString();
  }

  private static Resolution parseTime(String word, List<Field> fields) {
    String[] parts = word.split(":", -1);
    if (!parts[0].equals("time")) {
      throw invalid(word, "the first field must be time:BITS:UNIT");
    }
    if (parts.length == 3) {
      for (Resolution resolution : Resolution.values()) {
        if (resolution.symbol().equals(parts[2])) {
          fields.add(new Field("time", parseBits(word, parts[1]), BigDecimal.ONE, BigDecimal.ZERO));
          return resolution;
        }
      }
    }
    throw invalid(word, "time is written time:BITS:UNIT with unit s, ms or us");
  }

  private static Field parseField(String word) {
    String[] parts = word.split(":", -1);
    if (parts.length < 2 || parts.length > 4) {
      throw invalid(word, "a field is written name:bits[:scale[:offset]]");
    }
    if (parts[0].equals("time")) {
      throw invalid(word, "there is one field time, and it is the first");
    }
    if (!NAME.matcher(parts[0]).matches()) {
      throw invalid(word, "a field name is a letter and up to 31 letters or digits");
    }
    BigDecimal scale = parts.length > 2 ? parseDecimal(word, parts[2]) : BigDecimal.ONE;
    if (scale.signum() == 0) {
      throw invalid(word, "the scale must not be 0");
    }
    BigDecimal offset = parts.length > 3 ? parseDecimal(word, parts[3]) : BigDecimal.ZERO;
    return new Field(parts[0], parseBits(word, parts[1]), scale, offset);
  }

  private static int parseBits(String word, String bits) {
    int width = BITS.matcher(bits).matches() ? Integer.parseInt(bits) : 0;
    if (width < 1 || width > 63) {
      throw invalid(word, "the bits must be a whole number from 1 to 63");
    }
    return width;
  }

  private static BigDecimal parseDecimal(String word, String decimal) {
    if (!DECIMAL.matcher(decimal).matches()) {
      throw invalid(
          word, "scale and offset are decimals such as 0.1 or -100, at most 30 digits a side");
    }
    return new BigDecimal(decimal);
  }

  private static StowageException invalid(String word, String what) {
    String shown = word.length() > 80 ? word.substring(0, 80) + "..." : word;
    return new StowageException(
        ErrorKind.INVALID, "layout", shown.isEmpty() ? "" : '"' + shown + '"', what);
  }
}
