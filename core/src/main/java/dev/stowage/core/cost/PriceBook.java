package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Dated prices of one region, and a base book that answers for what this one does not list.
 *
 * <p>A usage type is looked up by service and name without region prefix, first here, then along
 * the chain of bases; the {@link Quote} says which book answered. What no book lists is an error,
 * never $0. Minimums and allowances are looked up in the same way, each for itself: a book that
 * changes only a price keeps the minimum of its base. Immutable.
 */
public final class PriceBook {

  private final Label label;
  private final @Nullable PriceBook base;
  private final Contents contents;

  /** Name, region and date of a book. */
  record Label(String name, String region, String asOf) {}

  /** What a book lists, each map in the order of the book. */
  record Contents(
      Map<String, PriceSource> sources,
      Map<RateKey, Rate> rates,
      Map<RateKey, Threshold> minimums,
      Map<RateKey, Threshold> allowances) {}

  PriceBook(Label label, @Nullable PriceBook base, Contents contents) {
    this.label = label;
    this.base = base;
    this.contents = contents;
  }

  /**
   * Returns the name of the book.
   *
   * @return for example {@code us-east-1@2026-10}
   */
  public String name() {
    return label.name();
  }

  /**
   * Returns the region whose prices these are.
   *
   * @return for example {@code us-east-1}
   */
  public String region() {
    return label.region();
  }

  /**
   * Returns the date of the prices.
   *
   * @return a day, a month or a span, as the book writes it
   */
  public String asOf() {
    return label.asOf();
  }

  /**
   * Returns the book that answers for what this one does not list.
   *
   * @return the base, or empty when there is none
   */
  public Optional<PriceBook> base() {
    return Optional.ofNullable(base);
  }

  /**
   * Returns the documents that the prices of this book come from.
   *
   * @return the sources in the order of the book, without those of its base
   */
  public List<PriceSource> sources() {
    return List.copyOf(contents.sources().values());
  }

  /**
   * Returns what this book lists.
   *
   * @return the rates in the order of the book, without those of its base
   */
  public List<Rate> rates() {
    return List.copyOf(contents.rates().values());
  }

  /**
   * Returns the least quantities that are billed.
   *
   * @return the minimums in the order of the book, without those of its base
   */
  public List<Threshold> minimums() {
    return List.copyOf(contents.minimums().values());
  }

  /**
   * Returns the quantities that are free each month beside the bands of the rates.
   *
   * @return the allowances in the order of the book, without those of its base
   */
  public List<Threshold> allowances() {
    return List.copyOf(contents.allowances().values());
  }

  /**
   * Prices the total quantity of a month, without the free tier and without minimums.
   *
   * @param type what was used
   * @param monthQuantity how much in the whole month, 0 or more
   * @return dollars, exact
   * @throws StowageException INVALID as in {@link #quote}
   */
  public BigDecimal price(UsageType type, BigDecimal monthQuantity) {
    return quote(type, FreeTier.OFF).usd(monthQuantity);
  }

  /**
   * Finds the price of a usage type.
   *
   * @param type what is charged; a region prefix of its name does not matter
   * @param freeTier whether free bands and allowances are given
   * @return the price and the book that it comes from
   * @throws StowageException INVALID when neither this book nor a base lists the type (naming
   *     service, usage type and the books asked), or when it is listed by another unit
   */
  public Quote quote(UsageType type, FreeTier freeTier) {
    RateKey key = RateKey.of(type);
    for (PriceBook book : chain()) {
      Rate rate = book.contents.rates().get(key);
      if (rate != null) {
        requireUnit(type, rate, book);
        return new Quote(book, rate, bands(rate, freeTier));
      }
    }
    String asked = chain().stream().map(PriceBook::dated).collect(Collectors.joining(", then "));
    throw invalid(
        type, "no price of " + key.service() + " " + key.name() + " in " + asked + "; add it");
  }

  /** What this book or its nearest base lists, whatever the unit. */
  Optional<Rate> rate(UsageType type) {
    return listed(type, Contents::rates);
  }

  /**
   * Finds the least quantity of a month that is billed.
   *
   * @param type what is charged
   * @return the minimum of this book or of the nearest base that states one; empty for none
   */
  public Optional<Threshold> minimum(UsageType type) {
    return listed(type, Contents::minimums);
  }

  /**
   * Makes a book that differs in one price, such as the electricity of one's own box.
   *
   * @param rate the price that replaces what this book or its base says
   * @return a book of the same name and base
   */
  public PriceBook with(Rate rate) {
    Map<RateKey, Rate> rates = new LinkedHashMap<>(contents.rates());
    rates.put(RateKey.of(rate.type()), rate);
    return new PriceBook(
        label,
        base,
        new Contents(contents.sources(), rates, contents.minimums(), contents.allowances()));
  }

  private List<PriceBand> bands(Rate rate, FreeTier freeTier) {
    if (freeTier == FreeTier.OFF) {
      return rate.withoutFreeTier();
    }
    return listed(rate.type(), Contents::allowances)
        .map(allowance -> rate.withFree(allowance.quantity()))
        .orElse(rate.bands());
  }

  private <T> Optional<T> listed(UsageType type, Function<Contents, Map<RateKey, T>> of) {
    RateKey key = RateKey.of(type);
    return chain().stream()
        .flatMap(book -> Optional.ofNullable(of.apply(book.contents).get(key)).stream())
        .findFirst();
  }

  private List<PriceBook> chain() {
    List<PriceBook> chain = new ArrayList<>();
    for (PriceBook book = this; book != null; book = book.base) {
      chain.add(book);
    }
    return chain;
  }

  private String dated() {
    return name() + " (" + asOf() + ")";
  }

  private static void requireUnit(UsageType type, Rate rate, PriceBook book) {
    if (!type.unit().equals(rate.type().unit())) {
      throw invalid(
          type,
          "metered in "
              + type.unit()
              + " but "
              + book.dated()
              + " lists it by "
              + rate.type().unit()
              + "; count it in that unit");
    }
  }

  private static StowageException invalid(UsageType type, String what) {
    return new StowageException(
        ErrorKind.INVALID, "price", type.service() + " " + type.name(), what);
  }
}
