package dev.stowage.http.resource;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeSeries;
import dev.stowage.http.Etag;
import dev.stowage.http.Exchange;
import dev.stowage.http.Feature;
import dev.stowage.http.Handler;
import dev.stowage.http.MediaType;
import dev.stowage.http.Problem;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Time series: {@code /api/series} and {@code /api/series/{name}}. What a series is, here; its
 * readings, in {@link SeriesReadings}.
 */
public final class SeriesResource implements Resource {

  /** A layout of 64 fields with decimals of 30 digits on both sides of both points. */
  private static final int MOST_LAYOUT = 16 << 10;

  /** Of readings in any form; the same as a page has at most. */
  private static final int MOST_READINGS = 4 << 20;

  private static final String ONE = "/api/series/{name}";

  private final TimeSeries series;
  private final SeriesReadings readings;
  private final SeriesList list;

  /**
   * Serves series.
   *
   * @param series the service
   * @param discards removes single readings; null where the store cannot
   * @param clock what the last 24 hours end with
   */
  public SeriesResource(
      TimeSeries series, @Nullable DiscardsReadings discards, InstantSource clock) {
    this.series = series;
    this.readings = new SeriesReadings(series, discards, clock);
    this.list = new SeriesList(series);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/api/series", list::page).large(),
        Route.put(ONE, this::define).changes(Feature.SERIES).takes(MOST_LAYOUT, MediaType.JSON),
        Route.delete(ONE, of(this::drop)).changes(Feature.SERIES),
        Route.get(ONE + "/layout", of((exchange, found) -> shown(200, found))),
        Route.get(ONE, of(readings::range)).large(),
        Route.get(ONE + "/latest", of(readings::latest)),
        Route.post(ONE, of(readings::append))
            .changes(Feature.SERIES)
            .takes(MOST_READINGS, MediaType.JSON, "text/csv", MediaType.READINGS, MediaType.BYTES),
        Route.post(ONE + "/discard", of(readings::discard))
            .changes(Feature.SERIES)
            .takes(MOST_READINGS, MediaType.READINGS, MediaType.BYTES));
  }

  /** Answers for a series that is there. */
  private interface SeriesHandler {
    Response answer(Exchange exchange, Series found);
  }

  private Handler of(SeriesHandler handler) {
    return exchange -> {
      String name = exchange.variable("name");
      Optional<Series> found = series.find(name);
      return found.isPresent()
          ? handler.answer(exchange, found.get())
          : Problem.notFound(
              "the series "
                  + name
                  + " is not defined; define it by PUT /api/series/"
                  + name
                  + " with {\"layout\":\"time:42:ms temperature:14:0.1:-100\"}, or what layout its"
                  + " readings have");
    };
  }

  private Response define(Exchange exchange) {
    RecordLayout layout = RecordLayout.parse(exchange.json("layout").requireText("layout"));
    Series wanted = new Series(exchange.variable("name"), layout);
    exchange.requireMatch(() -> series.find(wanted.name()).map(SeriesResource::tag));
    boolean isNew = series.define(wanted) == SeriesStore.Defined.NEW;
    Optional<String> unless = exchange.request().header("If-None-Match");
    if (!isNew && unless.filter(condition -> Etag.matches(condition, tag(wanted))).isPresent()) {
      throw new StowageException(
          ErrorKind.CONFLICT,
          "If-None-Match",
          "",
          "the series exists; without the header, a PUT of the layout that it has changes nothing");
    }
    return shown(isNew ? 201 : 200, wanted);
  }

  private Response drop(Exchange exchange, Series found) {
    exchange.requireMatch(() -> Optional.of(tag(found)));
    series.drop(found);
    return Response.empty(204);
  }

  private static Response shown(int status, Series series) {
    return Response.json(status, fields(series)).tagged().with("Cache-Control", "no-cache");
  }

  private static String tag(Series series) {
    return shown(200, series).header("ETag").orElseThrow();
  }

  /** Name and layout, as JSON. */
  static Map<String, Object> fields(Series series) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", series.name());
    fields.put("layout", series.layout().text());
    return fields;
  }
}
