package dev.stowage.core.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A price book while its lines are read. Keeps the rules that span lines. */
final class PriceBookDraft {

  private static final List<String> HEAD = List.of("!book", "!region", "!as-of");

  private final Map<String, String> head = new LinkedHashMap<>();
  private final Map<String, PriceSource> sources = new LinkedHashMap<>();
  private final Map<RateKey, Rate> rates = new LinkedHashMap<>();
  private final Map<RateKey, Threshold> minimums = new LinkedHashMap<>();
  private final Map<RateKey, Threshold> allowances = new LinkedHashMap<>();
  private @Nullable PriceBook base;
  private @Nullable BandLines open;

  void head(String word, String value, PricePlace at) {
    if (head.put(word, value) != null) {
      throw at.invalid(word + " comes twice; once is right");
    }
  }

  void base(PriceBook book, PricePlace at) {
    if (base != null) {
      throw at.invalid("!base comes twice; a base may have a base of its own");
    }
    if (open != null || !rates.isEmpty()) {
      throw at.invalid("!base comes after a price; it stands in the head");
    }
    base = book;
  }

  void addSource(PriceLine line) {
    PriceSource source =
        new PriceSource(line.text("id"), line.text("title"), line.text("where"), line.text("date"));
    if (source.id().contains(" ") || source.id().contains(",")) {
      throw line.invalid("id is '" + source.id() + "'; an id has no spaces and no commas");
    }
    if (sources.putIfAbsent(source.id(), source) != null) {
      throw line.invalid("source " + source.id() + " is declared twice; ids are unique");
    }
  }

  void addBand(PriceLine line) {
    requireHead(line.place());
    UsageType type = line.type();
    PriceBasis basis = line.basis(sources.keySet());
    if (open == null || !open.key().equals(RateKey.of(type))) {
      closeBands();
      if (rates.containsKey(RateKey.of(type))) {
        throw line.invalid(
            type.service() + " " + type.name() + " has a price above; its bands stand together");
      }
      open = new BandLines(line, basis);
    }
    open.add(line, basis);
  }

  void addMinimum(PriceLine line) {
    addThreshold(line, minimums);
  }

  void addAllowance(PriceLine line) {
    addThreshold(line, allowances);
  }

  PriceBook book(PricePlace at) {
    requireHead(at);
    closeBands();
    if (rates.isEmpty()) {
      throw at.invalid("the book ends without a price; it has at least one");
    }
    PriceBook.Label label =
        new PriceBook.Label(headed("!book"), headed("!region"), headed("!as-of"));
    return new PriceBook(label, base, new PriceBook.Contents(sources, rates, minimums, allowances));
  }

  private void addThreshold(PriceLine line, Map<RateKey, Threshold> thresholds) {
    closeBands();
    UsageType type = line.type();
    RateKey key = RateKey.of(type);
    Rate rate = rates.get(key);
    if (rate == null && base != null) {
      rate = base.rate(type).orElse(null);
    }
    if (rate == null || !rate.type().unit().equals(type.unit())) {
      throw line.invalid(
          type.service() + " " + type.name() + " has no price by " + type.unit() + " above");
    }
    if (line.decimal("quantity").signum() == 0) {
      throw line.invalid("quantity is 0; more than 0 is right");
    }
    Threshold threshold =
        new Threshold(type, line.decimal("quantity"), line.basis(sources.keySet()));
    if (thresholds.putIfAbsent(key, threshold) != null) {
      throw line.invalid(type.service() + " " + type.name() + " has one above; once is right");
    }
  }

  private void requireHead(PricePlace at) {
    for (String word : HEAD) {
      if (!head.containsKey(word)) {
        throw at.invalid(word + " is missing; it stands before the first price");
      }
    }
  }

  private void closeBands() {
    if (open != null) {
      rates.put(open.key(), open.rate());
      open = null;
    }
  }

  private String headed(String word) {
    return Objects.requireNonNull(head.get(word));
  }
}
