package dev.stowage.bench.cli;

import dev.stowage.bench.conformance.Conformance.Store;
import dev.stowage.bench.conformance.Port;
import dev.stowage.bench.place.Places;
import dev.stowage.bench.place.Terms;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads which stores are run and what is asked of them, and knows those that are run by default.
 */
final class ConformanceStores {

  /** All that a store offers. */
  private static final Set<Port> ALL = EnumSet.allOf(Port.class);

  /** What a second way to keep readings changes. */
  private static final Set<Port> READINGS = EnumSet.of(Port.SERIES, Port.DISCARD);

  private static final String TIMESTREAM = "timestream";

  private ConformanceStores() {}

  /** Each store on the engine of its own, each of its ports once in every way that it is kept. */
  private static Map<String, Set<Port>> defaults() {
    Map<String, Set<Port>> all = new LinkedHashMap<>();
    all.put("memory:", ALL);
    all.put("file:", ALL);
    all.put("dynamodb:?series=item", ALL);
    all.put("dynamodb:?series=block", READINGS);
    all.put("postgresql:?series=row", ALL);
    all.put("postgresql:?series=block", READINGS);
    all.put("s3:", ALL);
    all.put("s3:?website=true", ALL);
    all.put("timestream:", ALL);
    return all;
  }

  /**
   * Reads the arguments and refuses what could not be run.
   *
   * @param given URLs; empty for the default ones
   * @param only labels of ports; empty for all
   * @param terms where stores may lie
   */
  static List<Store> read(List<String> given, List<String> only, Terms terms) {
    Set<Port> asked = ports(only);
    return given.isEmpty()
        ? defaults(asked.isEmpty() ? ALL : asked, terms)
        : given(given, asked, terms);
  }

  private static Set<Port> ports(List<String> only) {
    Set<Port> ports = EnumSet.noneOf(Port.class);
    for (String label : only) {
      ports.add(
          Arrays.stream(Port.values())
              .filter(port -> port.label().equals(label))
              .findFirst()
              .orElseThrow(
                  () ->
                      CommandException.usage(
                          ErrorLine.after("--only " + label, "no such port; give some of ")
                              + labels(ALL))));
    }
    return ports;
  }

  private static List<Store> defaults(Set<Port> chosen, Terms terms) {
    List<Store> stores = new ArrayList<>();
    defaults()
        .forEach(
            (text, usual) -> {
              Set<Port> ports = EnumSet.copyOf(usual);
              ports.retainAll(chosen);
              StoreUrl url = StoreUrl.parse(text);
              ports.removeIf(port -> !Places.offers(url, port.type()));
              if (!ports.isEmpty() && (terms != Terms.REMOVE_FROM_AWS || runsOnAws(url))) {
                stores.add(new Store(text, url, ports));
              }
            });
    return stores;
  }

  /** A website's bucket is open to everybody: not made unless it was asked for. */
  private static boolean runsOnAws(StoreUrl url) {
    return Places.isOfAws(url) && !url.scheme().equals(TIMESTREAM) && !Places.isWebsite(url);
  }

  private static List<Store> given(List<String> given, Set<Port> asked, Terms terms) {
    List<Store> stores = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String text : given) {
      if (!seen.add(text)) {
        throw CommandException.usage(ErrorLine.after(text, "comes twice; give each store once"));
      }
      StoreUrl url = CommandException.argument(() -> checked(text, terms));
      for (Port port : asked) {
        requireOffered(text, url, port);
      }
      stores.add(new Store(text, url, asked.isEmpty() ? ALL : asked));
    }
    return stores;
  }

  private static StoreUrl checked(String text, Terms terms) {
    if (text.contains("#")) {
      throw CommandException.usage(
          ErrorLine.after(text, "a fragment says how readings are handed over, and no rule asks;")
              + " leave it out");
    }
    StoreUrl url = StoreUrl.parse(text);
    Places.check(terms, url, List.of());
    if (terms == Terms.REMOVE_FROM_AWS && url.scheme().equals(TIMESTREAM)) {
      throw CommandException.usage(
          ErrorLine.after(text, "in the service late data shows only after hours, and it is closed")
              + " to new customers; leave --aws out for the stand-in");
    }
    return url;
  }

  private static void requireOffered(String text, StoreUrl url, Port port) {
    if (!Places.offers(url, port.type())) {
      Set<Port> offered = EnumSet.allOf(Port.class);
      offered.removeIf(other -> !Places.offers(url, other.type()));
      throw CommandException.usage(
          ErrorLine.after("--only " + port.label(), text + " does not offer that; it offers ")
              + labels(offered));
    }
  }

  private static String labels(Set<Port> ports) {
    return ports.stream().map(Port::label).collect(Collectors.joining(", "));
  }
}
