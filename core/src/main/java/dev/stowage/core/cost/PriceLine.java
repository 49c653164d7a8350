package dev.stowage.core.cost;

import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One line of a price book: its fields by the names of its form. */
record PriceLine(PricePlace place, List<String> names, List<String> fields) {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

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
    Confidence confidence = confidence(parts[0]);
    List<String> sources = parts[2].equals("-") ? List.of() : List.of(parts[2].split(" "));
    for (String source : sources) {
      if (!knownSources.contains(source)) {
        throw invalid("source '" + source + "' is not known; declare it above by !source");
      }
    }
    if (sources.isEmpty() && confidence != Confidence.P) {
      throw invalid("there is no source; only a parameter, confidence P, goes without");
    }
    String effective = parts[1].equals("-") ? "" : parts[1];
    return new PriceBasis(confidence, effective, sources, parts.length == 4 ? parts[3] : "");
  }

  StowageException invalid(String what) {
    return place.invalid(what);
  }

  private Confidence confidence(String letter) {
    return Arrays.stream(Confidence.values())
        .filter(known -> known.name().equals(letter))
        .findFirst()
        .orElseThrow(() -> invalid("confidence is '" + letter + "'; one of " + letters()));
  }

  private static String letters() {
    return Arrays.stream(Confidence.values()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
