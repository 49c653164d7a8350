package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One line of a price book in its fields, and the errors that name it. */
final class PriceLine {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

  private final String book;
  private final int number;
  private final List<String> fields;
  private final List<String> names;

  private PriceLine(String book, int number, List<String> fields, List<String> names) {
    this.book = book;
    this.number = number;
    this.fields = fields;
    this.names = names;
  }

  /**
   * Cuts a line at its semicolons.
   *
   * @param book how errors name the book
   * @param number the number of the line, from 1
   */
  static Cutter at(String book, int number) {
    return new Cutter(book, number);
  }

  /** Where a line stands. */
  record Cutter(String book, int number) {

    /** Cuts the text into exactly the named fields, all of them filled. */
    PriceLine cut(String text, String form) {
      List<String> names = List.of(form.split(";"));
      List<String> fields = Arrays.asList(text.split(";", -1));
      if (fields.size() != names.size()) {
        throw invalid(fields.size() + " fields; the form is " + form);
      }
      for (int i = 0; i < fields.size(); i++) {
        if (fields.get(i).isEmpty() || !fields.get(i).equals(fields.get(i).strip())) {
          throw invalid(
              names.get(i)
                  + " is '"
                  + fields.get(i)
                  + "'; no field is empty or has spaces around it");
        }
      }
      return new PriceLine(book, number, fields, names);
    }

    StowageException invalid(String what) {
      return new StowageException(
          ErrorKind.INVALID, "read prices", book, "line " + number + ": " + what);
    }
  }

  String text(String name) {
    return fields.get(names.indexOf(name));
  }

  BigDecimal decimal(String name) {
    String text = text(name);
    if (!DECIMAL.matcher(text).matches()) {
      throw invalid(name + " is '" + text + "'; a decimal without sign or exponent is right: 0.25");
    }
    return new BigDecimal(text);
  }

  UsageType type() {
    return RateKey.regionless(new UsageType(text("service"), text("usageType"), text("unit")));
  }

  PriceBasis basis(Collection<String> knownSources) {
    String[] parts = text("basis").split(", ", 4);
    if (parts.length < 3) {
      throw invalid(
          "basis is '" + text("basis") + "'; the form is confidence, effective, sources[, note]");
    }
    List<String> sources = dashed(parts[2]).isEmpty() ? List.of() : List.of(parts[2].split(" "));
    for (String source : sources) {
      if (!knownSources.contains(source)) {
        throw invalid("source " + source + " is not known; declare it above by !source");
      }
    }
    Confidence confidence = confidence(parts[0]);
    if (sources.isEmpty() && confidence != Confidence.P) {
      throw invalid("no source; only a parameter of one's own, confidence P, has none");
    }
    return new PriceBasis(confidence, dashed(parts[1]), sources, parts.length == 4 ? parts[3] : "");
  }

  StowageException invalid(String what) {
    return new Cutter(book, number).invalid(what);
  }

  private Confidence confidence(String letter) {
    return Arrays.stream(Confidence.values())
        .filter(known -> known.name().equals(letter))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    "confidence is '"
                        + letter
                        + "'; one of "
                        + Arrays.stream(Confidence.values())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))));
  }

  private static String dashed(String text) {
    return text.equals("-") ? "" : text;
  }
}
