package dev.stowage.http.resource;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Aggregate;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeSeries;
import dev.stowage.http.Accept;
import dev.stowage.http.Exchange;
import dev.stowage.http.MediaType;
import dev.stowage.http.Problem;
import dev.stowage.http.Query;
import dev.stowage.http.Response;
import dev.stowage.http.readings.CsvForm;
import dev.stowage.http.readings.CsvReadings;
import dev.stowage.http.readings.JsonForm;
import dev.stowage.http.readings.JsonReadings;
import dev.stowage.http.readings.PackedForm;
import dev.stowage.http.readings.PackedReadings;
import dev.stowage.http.readings.ReadingsForm;
import dev.stowage.http.readings.ReadingsPage;
import dev.stowage.http.readings.ReceivedReadings;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The readings of a series, in and out, as JSON, CSV or packed.
 *
 * <p>Memory is bounded whatever is asked: a range and its buckets are read page by page until the
 * answer is full, and a chart is drawn within the service's {@link
 * dev.stowage.core.series.ChartLimit}.
 */
final class SeriesReadings {

  private static final String CSV = MediaType.essence(MediaType.CSV);

  /** What an answer can be written in, the dearest to us first. */
  private static final List<String> FORMS =
      List.of(MediaType.JSON, CSV, MediaType.READINGS, MediaType.BYTES);

  /** What stays the same from page to page. */
  private static final List<String> KEPT = List.of("every", "as", "points", "field");

  private static final Set<String> KNOWN =
      Set.of("from", "to", "cursor", "every", "as", "points", "field");

  private final TimeSeries series;
  private final @Nullable DiscardsReadings discards;
  private final InstantSource clock;

  SeriesReadings(TimeSeries series, @Nullable DiscardsReadings discards, InstantSource clock) {
    this.series = series;
    this.discards = discards;
    this.clock = clock;
  }

  Response append(Exchange exchange, Series to) {
    byte[] body = exchange.request().body();
    String type = exchange.request().header("Content-Type").map(MediaType::essence).orElse("");
    ReceivedReadings received = received(type, body, to.layout());
    series.append(to, received.readings());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("stored", received.readings().size());
    if (received.rounded() > 0) {
      answer.put("rounded", received.rounded());
    }
    return Response.json(200, answer);
  }

  private static ReceivedReadings received(String type, byte[] body, RecordLayout layout) {
    if (type.equals(MediaType.JSON)) {
      return new JsonReadings("body", layout).read(body);
    }
    return type.equals(CSV)
        ? new CsvReadings("body", layout).read(new ByteArrayInputStream(body))
        : new ReceivedReadings(PackedReadings.read("body", layout, body), 0);
  }

  Response discard(Exchange exchange, Series from) {
    if (discards == null) {
      return Problem.notFound(
          "this store removes no single readings; DELETE the series to remove all of them");
    }
    Readings readings = PackedReadings.read("body", from.layout(), exchange.request().body());
    return Response.json(200, Map.of("discarded", discards.discard(from, readings)));
  }

  Response latest(Exchange exchange, Series of) {
    Optional<String> type = Accept.of(exchange.request()).best(FORMS);
    if (type.isEmpty()) {
      return notAcceptable();
    }
    Optional<Readings> latest = series.latest(of);
    if (latest.isEmpty()) {
      return Problem.notFound("the series " + of.name() + " has no reading yet");
    }
    ReadingsForm form = form(type.get(), of);
    return shown(form, one(form, latest.get()));
  }

  /** As JSON a reading is an object; the other forms are what they are for many. */
  private static byte[] one(ReadingsForm form, Readings reading) {
    if (form instanceof JsonForm) {
      return form.row(reading, 0);
    }
    ReadingsPage page = new ReadingsPage(form, Integer.MAX_VALUE);
    page.add(reading, 0);
    return page.end();
  }

  Response range(Exchange exchange, Series of) {
    Query query = exchange.query();
    query.requireKnown(KNOWN);
    RangeParameters parameters = new RangeParameters(query, of.layout(), clock.instant());
    RangeCursor begin = parameters.page();
    Optional<String> type = Accept.of(exchange.request()).best(FORMS);
    if (type.isEmpty()) {
      return notAcceptable();
    }
    ReadingsForm form = form(type.get(), of);
    ReadingsPage page = new ReadingsPage(form, exchange.request().arrival().carrier().pageBytes());
    Optional<RangeCursor> next = fill(page, asked(of, query, parameters.points(), begin), begin);
    Response response = shown(form, page.end());
    return next.map(cursor -> NextPage.link(response, exchange, cursor.encode(), KEPT))
        .orElse(response);
  }

  private static Response shown(ReadingsForm form, byte[] body) {
    return Provenance.LIVE
        .mark(Response.of(200, form.mediaType(), body))
        .with("Vary", "Accept")
        .tagged();
  }

  /** What the query asks for, of what is left of its range. */
  private Iterable<Readings> asked(
      Series of, Query query, Optional<Integer> points, RangeCursor begin) {
    Optional<Duration> every = query.value("every").map(SeriesReadings::duration);
    Optional<String> as = query.value("as");
    Optional<String> field = query.value("field");
    if (every.isPresent() && points.isPresent()) {
      throw invalid("points", "it does not go together with every; leave one of them out");
    }
    if (as.isPresent() && every.isEmpty()) {
      throw invalid("as", "it says what becomes of the readings of a bucket; give every too");
    }
    if (field.isPresent() && points.isEmpty()) {
      throw invalid("field", "it says which field a chart draws; give points too");
    }
    if (every.isPresent()) {
      Aggregate aggregate = as.map(SeriesReadings::aggregate).orElse(Aggregate.AVG);
      return series.downsample(of, begin.rest(), every.get(), aggregate);
    }
    return points.isPresent()
        ? List.of(chart(of, points.get(), field, begin))
        : series.range(of, begin.rest());
  }

  /** Each page draws the whole range anew: what the points are depends on all of it. */
  private Readings chart(Series of, int points, Optional<String> field, RangeCursor begin) {
    String drawn = field.orElse(of.layout().charted().name());
    return series.chart(of, begin.range(), points, drawn).within(begin.rest());
  }

  /** Fills a page, and returns where the next one begins. */
  private static Optional<RangeCursor> fill(
      ReadingsPage page, Iterable<Readings> from, RangeCursor begin) {
    for (Readings readings : from) {
      for (int i = 0; i < readings.size(); i++) {
        if (!page.add(readings, i)) {
          return Optional.of(begin.goOn(readings.micros(i), 0));
        }
      }
    }
    return Optional.empty();
  }

  private static ReadingsForm form(String type, Series of) {
    if (type.equals(MediaType.JSON)) {
      return new JsonForm(of, Provenance.LIVE.source());
    }
    return type.equals(CSV) ? new CsvForm(of.layout()) : new PackedForm(type);
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException noDuration) {
      throw invalid("every", "it is an ISO-8601 duration such as PT5M, PT1H or P1D")
          .causedBy(noDuration);
    }
  }

  private static Aggregate aggregate(String text) {
    for (Aggregate aggregate : Aggregate.values()) {
      if (aggregate.name().toLowerCase(Locale.ROOT).equals(text)) {
        return aggregate;
      }
    }
    throw invalid("as", "it is avg, min, max or last");
  }

  private static Response notAcceptable() {
    return Problem.of(
        406,
        "NOT_ACCEPTABLE",
        "it is not written in what is accepted",
        "accept " + String.join(", ", FORMS));
  }

  private static StowageException invalid(String name, String what) {
    return new StowageException(ErrorKind.INVALID, "query", name, what);
  }
}
