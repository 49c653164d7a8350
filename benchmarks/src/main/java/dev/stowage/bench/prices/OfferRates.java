package dev.stowage.bench.prices;

import dev.stowage.core.cost.Confidence;
import dev.stowage.core.cost.PriceBasis;
import dev.stowage.core.cost.Rate;
import dev.stowage.core.cost.UsageType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses what a book says: of each usage type one price, the one in force when the list was
 * published.
 *
 * <p>A list may hold a price that has ended or one that begins later; neither is the price. Two
 * products of one usage type are fine as long as they cost the same. Where they do not, nothing
 * here could say which is meant, so the import ends.
 */
final class OfferRates {

  /** A price and the product that it comes from. */
  record Priced(OfferProduct product, Rate rate, LocalDate effective) {}

  private final Origin origin;
  private final Tally passedOver;
  private final Map<UsageType, Priced> rates = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();

  OfferRates(Origin origin, Tally passedOver) {
    this.origin = origin;
    this.passedOver = passedOver;
  }

  void add(Offer offer) {
    OfferProduct product = offer.product();
    Optional<OfferTerm> inForce = inForce(offer);
    if (inForce.isEmpty()) {
      return;
    }
    OfferTerm term = inForce.get();
    if (!ListedUnits.isVerified(term.unit(), offer.type().unit())) {
      leftOut.add(
          product.shown()
              + " is listed by "
              + term.unit()
              + "; Stowage counts it by "
              + offer.type().unit()
              + " and the conversion is not verified");
      return;
    }
    PriceBasis basis =
        new PriceBasis(
            Confidence.A,
            term.effective().toString(),
            List.of(sourceOf(product)),
            "sku " + product.sku());
    Priced priced =
        new Priced(product, new Rate(offer.type(), term.bands(), basis), term.effective());
    Priced before = rates.putIfAbsent(offer.type(), priced);
    if (before != null) {
      requireSame(before, priced);
    } else {
      term.end().ifPresent(end -> leftOut.add(product.shown() + above(end, term.unit())));
    }
  }

  private static String above(BigDecimal end, String unit) {
    return " above " + end.toPlainString() + " " + unit + ", of which the file tells no price";
  }

  /** The id of the source that a product's price is attributed to. */
  static String sourceOf(OfferProduct product) {
    return "PL-" + product.serviceCode();
  }

  List<Priced> priced() {
    return List.copyOf(rates.values());
  }

  List<String> leftOut() {
    return leftOut;
  }

  private Optional<OfferTerm> inForce(Offer offer) {
    LocalDate published = offer.product().published();
    List<OfferTerm> begun =
        offer.terms().stream()
            .filter(term -> published == null || !term.effective().isAfter(published))
            .toList();
    Optional<OfferTerm> latest = begun.stream().max(Comparator.comparing(OfferTerm::effective));
    List<OfferTerm> ofThatDay =
        begun.stream()
            .filter(term -> term.effective().equals(latest.orElseThrow().effective()))
            .distinct()
            .toList();
    if (ofThatDay.size() > 1) {
      throw origin.invalid(
          offer.product().shown()
              + ": different prices from "
              + ofThatDay.get(0).effective()
              + " on; one is right");
    }
    passedOver.add(Reason.OTHER_TERMS, offer.terms().size() - ofThatDay.size());
    return latest;
  }

  private void requireSame(Priced before, Priced again) {
    if (!before.rate().bands().equals(again.rate().bands())) {
      throw origin.invalid(
          before.product().shown()
              + " costs "
              + first(before)
              + ", "
              + again.product().shown()
              + " costs "
              + first(again)
              + "; leave one of the two in the file");
    }
    passedOver.add(Reason.REPEATED, 1);
  }

  private static String first(Priced priced) {
    List<String> prices =
        priced.rate().bands().stream().map(band -> band.usd().toPlainString()).toList();
    return String.join(" and ", prices);
  }
}
