package dev.stowage.bench.prices;

import dev.stowage.bench.prices.OfferRates.Priced;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBookReader;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.PriceSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes a book of what was read from a Price List. */
final class BookImport {

  private static final String WHERE = "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/";

  private final Origin origin;
  private final PriceBooks known;

  BookImport(Origin origin, PriceBooks known) {
    this.origin = origin;
    this.known = known;
  }

  ImportedBook book(PriceList list, BookRequest request) {
    String region = region(list, request);
    OfferRates rates = new OfferRates(origin, list.passedOver());
    for (Offer offer : list.offers()) {
      if (offer.product().region().map(region::equals).orElse(true)) {
        rates.add(offer);
      } else {
        list.passedOver().add(Reason.OTHER_REGIONS, 1);
      }
    }
    if (rates.priced().isEmpty()) {
      throw origin.invalid(nothing(rates));
    }
    List<String> leftOut = new ArrayList<>(rates.leftOut());
    if (list.partial()) {
      leftOut.add("the answer is one page of several (it has a NextToken); ask for all of them");
    }
    String text = text(region, rates.priced(), leftOut, request);
    PriceBook book = PriceBookReader.read(origin.file(), text, known);
    return new ImportedBook(book, text, leftOut, list.passedOver().counts());
  }

  private String region(PriceList list, BookRequest request) {
    NavigableSet<String> regions = list.regions();
    String wanted = request.region();
    if (wanted != null && !regions.isEmpty() && !regions.contains(wanted)) {
      throw origin.invalid(
          "no prices of " + wanted + "; it holds those of " + String.join(", ", regions));
    }
    if (wanted != null) {
      return wanted;
    }
    if (regions.size() > 1) {
      throw origin.invalid(
          "prices of several regions, " + String.join(", ", regions) + "; choose one by --region");
    }
    return regions.isEmpty() ? "global" : regions.first();
  }

  private static String nothing(OfferRates rates) {
    return rates.leftOut().isEmpty()
        ? "no price on demand that a book lists; see stowage prices show new for what they list"
        : "no price that can be taken: " + String.join("; ", rates.leftOut());
  }

  private static String text(
      String region, List<Priced> priced, List<String> leftOut, BookRequest request) {
    NavigableSet<LocalDate> days = days(priced);
    String name = Objects.requireNonNullElse(request.name(), region + "@" + days.last());
    BookText text = new BookText();
    text.comment("Prices of " + region + ", imported from the AWS Price List.");
    leftOut.forEach(line -> text.comment("Left out: " + line));
    text.head(name, region, span(days)).base(request.baseName()).blank();
    sources(priced).forEach(text::source);
    text.blank();
    priced.forEach(price -> text.rate(price.rate()));
    return text.text();
  }

  private static List<PriceSource> sources(List<Priced> priced) {
    return priced.stream()
        .collect(
            Collectors.groupingBy(
                price -> price.product().serviceCode(), LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            service ->
                new PriceSource(
                    OfferRates.sourceOf(service.getValue().get(0).product()),
                    "AWS Price List, " + service.getKey(),
                    WHERE + service.getKey() + "/",
                    span(days(service.getValue()))))
        .toList();
  }

  /** The days of publication; for what does not say it, the day from which the price is. */
  private static NavigableSet<LocalDate> days(List<Priced> priced) {
    return priced.stream()
        .map(price -> Optional.ofNullable(price.product().published()).orElse(price.effective()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String span(NavigableSet<LocalDate> days) {
    return days.size() == 1 ? days.first().toString() : days.first() + ".." + days.last();
  }
}
