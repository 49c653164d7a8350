package dev.stowage.bench.cli;

import dev.stowage.core.cost.FrontDoor;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads option values, and says of a wrong one what would be right. */
final class Converters {

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,100}");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?");

  private Converters() {}

  /** Registers them; a command's own options are read by them from then on. */
  static void register(CommandLine commands) {
    commands.registerConverter(Long.class, Converters::whole);
    commands.registerConverter(long.class, Converters::whole);
    commands.registerConverter(BigDecimal.class, Converters::decimal);
    commands.registerConverter(Duration.class, Converters::duration);
    commands.registerConverter(Format.class, Converters::format);
    commands.registerConverter(FrontDoor.Kind.class, Converters::frontDoor);
  }

  private static Long whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new TypeConversionException(shown(text) + ": no whole number; give one such as 7");
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException tooLarge) {
      throw new TypeConversionException(shown(text) + ": out of range; give a smaller number");
    }
  }

  private static BigDecimal decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new TypeConversionException(shown(text) + ": no decimal; give one such as 0.15");
    }
    return new BigDecimal(text);
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException unknown) {
      throw new TypeConversionException(shown(text) + ": no duration; give one such as PT1S");
    }
  }

  private static FrontDoor.Kind frontDoor(String text) {
    List<FrontDoor.Kind> kinds = List.of(FrontDoor.Kind.values());
    return kinds.stream()
        .filter(kind -> kind.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    shown(text)
                        + ": no such front door; give "
                        + kinds.stream()
                            .map(FrontDoor.Kind::label)
                            .collect(Collectors.joining(", "))));
  }

  private static Format format(String text) {
    return Arrays.stream(Format.values())
        .filter(format -> format.word().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException(shown(text) + ": no such format; give " + words()));
  }

  private static String words() {
    return Arrays.stream(Format.values()).map(Format::word).collect(Collectors.joining(", "));
  }

  private static String shown(String text) {
    String safe = text.isEmpty() ? "\"\"" : text.replaceAll("\\p{Cntrl}", "?");
    return safe.length() > 40
        ? safe.substring(0, 40) + String.format(Locale.ROOT, "... (%d characters)", text.length())
        : safe;
  }
}
