package dev.stowage.bench.cli;

import dev.stowage.bench.conformance.Conformance.Store;
import dev.stowage.bench.conformance.RecordedUsage;
import dev.stowage.bench.place.Place;
import dev.stowage.bench.spend.Estimate;
import dev.stowage.core.cost.PriceBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a conformance run is expected to cost, and may. The rules are the same at every run, so what
 * they use is known from earlier ones.
 *
 * @param book the prices
 * @param estimate of the whole run, as AWS would bill it
 * @param options say whether AWS is used, and the limit
 */
record ConformanceCost(PriceBook book, Estimate estimate, AwsOptions options) {

  private static final String UNBILLED =
      "PostgreSQL, files and memory are not billed by requests; a server or instance costs what it"
          + " costs by the hour";
  private static final String LEFT_OUT =
      "Left out: the few requests that make and remove a place, keeping a few megabytes while the run"
          + " lasts, and moving them back out of AWS";

  /** Estimates a run. */
  static ConformanceCost of(List<Store> stores, PriceBook book, AwsOptions options) {
    RecordedUsage recorded = RecordedUsage.shipped();
    List<Estimate.Item> items = new ArrayList<>();
    for (Store store : stores) {
      items.addAll(Estimate.items(store.text(), recorded.estimate(store), book));
    }
    return new ConformanceCost(
        book,
        new Estimate(items, "earlier runs on local engines, with half as much again", notes(book)),
        options);
  }

  private static List<String> notes(PriceBook book) {
    return List.of(Estimate.pricesOf(book), LEFT_OUT, UNBILLED);
  }

  /** Returns the most that may be spent, in dollars. */
  BigDecimal maxUsd() {
    return options.maxUsd();
  }

  /** Returns what is about to be done in stores elsewhere. */
  Undertaking undertaking(Map<Store, Place> planned) {
    Map<String, Place> places = new LinkedHashMap<>();
    planned.forEach((store, place) -> places.put(store.text(), place));
    return new Undertaking(places, estimate, maxUsd());
  }

  /**
   * Shows the estimate, and on AWS asks, before anything is made.
   *
   * @throws CommandException when the estimate is above the limit, or the answer is not yes
   */
  void agree(Map<Store, Place> planned, Console console) {
    Undertaking.requireWithin(maxUsd(), estimate, "take less with --only");
    if (options.aws()) {
      Consent.require(undertaking(planned), options, console);
    } else {
      console.note(
          estimate.items().isEmpty()
              ? "nothing here is billed by its requests"
              : "AWS would bill about "
                  + Dollars.of(estimate.usd())
                  + " for this run, with a margin of half; here nothing is billed");
    }
  }
}
