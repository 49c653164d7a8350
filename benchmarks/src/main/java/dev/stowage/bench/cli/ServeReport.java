package dev.stowage.bench.cli;

import dev.stowage.bench.report.Json;
import dev.stowage.http.Door;
import dev.stowage.http.Feature;
import dev.stowage.wiring.Api;
import dev.stowage.wiring.Settings;
import dev.stowage.wiring.Version;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is served, from where, and who may write. */
final class ServeReport {

  private final Settings settings;
  private final Api api;
  private final URI url;

  ServeReport(Settings settings, Api api, URI url) {
    this.settings = settings;
    this.api = api;
    this.url = url;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("stowage ").append(Version.current()).append(" serves ").append(url).append('\n');
    for (Feature feature : Feature.values()) {
      Settings.Choice choice = settings.stores().get(feature);
      line(
          text,
          feature.label(),
          choice == null ? "not served; no setting names a store for it" : "in " + choice.place());
    }
    line(text, "writes", writes());
    line(text, "begin", begin());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String what) {
    text.append(String.format("  %-8s  %s%n", name, what));
  }

  /** What is answered at once, with the token where one is needed. */
  private String begin() {
    URI reached = settings.publicUrl() == null ? url : settings.publicUrl();
    if (!settings.stores().containsKey(Feature.COUNTERS)) {
      return "curl " + reached + "/health";
    }
    Set<Feature> open = settings.openWrites();
    boolean isOpen =
        open == null ? api.reach() == Door.Reach.THIS_MACHINE : open.contains(Feature.COUNTERS);
    return "curl -X POST "
        + (isOpen ? "" : "-H 'Authorization: Bearer TOKEN' ")
        + reached
        + "/api/counters/visits, or open "
        + reached
        + "/";
  }

  private String writes() {
    Set<Feature> open = settings.openWrites();
    if (api.reach() == Door.Reach.THIS_MACHINE && open == null) {
      return "by every program of this machine, which alone comes in";
    }
    Stream<String> holders =
        settings.tokens().isEmpty()
            ? Stream.empty()
            : Stream.of("by token of " + String.join(", ", settings.tokens().keySet()));
    String all = served(open == null ? Set.of() : open);
    Stream<String> everybody = all.isEmpty() ? Stream.empty() : Stream.of("by everybody to " + all);
    String writers = Stream.concat(holders, everybody).collect(Collectors.joining("; "));
    return writers.isEmpty() ? "by nobody" : writers;
  }

  private String served(Set<Feature> features) {
    return features.stream()
        .filter(settings.stores()::containsKey)
        .map(Feature::label)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  String json() {
    Map<String, Object> stores = new LinkedHashMap<>();
    settings.stores().forEach((feature, choice) -> stores.put(feature.label(), choice.place()));
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("url", url.toString());
    report.put("version", Version.current());
    report.put("stores", stores);
    report.put("writes", writes());
    return Json.text(report);
  }
}
