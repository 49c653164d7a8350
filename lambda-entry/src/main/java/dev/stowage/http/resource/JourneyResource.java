package dev.stowage.http.resource;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import dev.stowage.core.series.TimeSeries;
import dev.stowage.http.Exchange;
import dev.stowage.http.Feature;
import dev.stowage.http.MediaType;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import dev.stowage.http.readings.PackedReadings;
import dev.stowage.http.readings.ReadingsPage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The documented interface of the sensor journey: {@code /temp/data}. Its sensors and its pages go
 * on as they are; the readings of each channel are a series, {@code temp-0} to {@code temp-7},
 * which {@link SeriesResource} serves as well.
 */
public final class JourneyResource implements Resource {

  private static final String PATH = "/temp/data";
  private static final int MOST_BODY = 4 << 20;
  private static final int CHANNELS = 8;
  private static final JourneyRows ROWS = new JourneyRows();

  private final TimeSeries series;
  private final InstantSource clock;

  /**
   * Serves the journey.
   *
   * @param series the service
   * @param clock what the last 24 hours end with
   */
  public JourneyResource(TimeSeries series, InstantSource clock) {
    this.series = series;
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(PATH, this::store).changes(Feature.SERIES).takesAnything(MOST_BODY),
        Route.get(PATH, this::read).large());
  }

  /** Looks at every row and at every series before it stores the first. */
  private Response store(Exchange exchange) {
    byte[] body = exchange.request().body();
    Readings readings =
        isJson(exchange, body)
            ? JourneyRows.read(body)
            : PackedReadings.read("body", JourneyRows.LAYOUT, body);
    SortedMap<Integer, Series> channels = channels(readings);
    channels.values().forEach(series::define);
    channels.forEach(
        (channel, of) ->
            series.append(
                of, readings.select(i -> readings.raw(i, JourneyRows.CHANNEL) == channel)));
    return Response.text(200, "stored successfully: " + readings.size() + "\n");
  }

  /**
   * Tells JSON from packed records. A sensor that does not say what it sends sends either; what is
   * printable from its first bracket to its last is no record, whose bytes are anything.
   */
  private static boolean isJson(Exchange exchange, byte[] body) {
    String type = exchange.request().header("Content-Type").map(MediaType::essence).orElse("");
    if (type.equals(MediaType.JSON)) {
      return true;
    }
    if (type.equals(MediaType.BYTES) || type.equals(MediaType.READINGS)) {
      return false;
    }
    int printable = 0;
    while (printable < body.length && isText(body[printable])) {
      printable++;
    }
    return printable > 0 && printable == body.length && (body[0] == '{' || body[0] == '[');
  }

  private static boolean isText(byte b) {
    return (b >= ' ' && b < 127) || b == '\t' || b == '\n' || b == '\r';
  }

  private SortedMap<Integer, Series> channels(Readings readings) {
    Set<Integer> seen = new TreeSet<>();
    for (int i = 0; i < readings.size(); i++) {
      seen.add((int) readings.raw(i, JourneyRows.CHANNEL));
    }
    SortedMap<Integer, Series> channels = new TreeMap<>();
    seen.forEach(channel -> channels.put(channel, checked(channel)));
    return channels;
  }

  private Series checked(int channel) {
    Series wanted = new Series("temp-" + channel, JourneyRows.LAYOUT);
    Optional<Series> other = series.find(wanted.name()).filter(found -> !found.equals(wanted));
    if (other.isPresent()) {
      throw new StowageException(
          ErrorKind.CONFLICT,
          "append",
          wanted.name(),
          "the series has the layout \""
              + other.get().layout()
              + "\", where this interface stores \""
              + JourneyRows.LAYOUT
              + '"');
    }
    return wanted;
  }

  private Response read(Exchange exchange) {
    exchange.query().requireKnown(Set.of("from", "to", "points", "cursor"));
    RangeParameters parameters =
        new RangeParameters(exchange.query(), JourneyRows.LAYOUT, clock.instant());
    RangeCursor begin = parameters.page();
    Optional<Integer> points = parameters.points();
    ReadingsPage page = new ReadingsPage(ROWS, exchange.request().arrival().carrier().pageBytes());
    Optional<RangeCursor> next = fill(page, begin, points);
    Response response =
        Provenance.LIVE.mark(Response.of(200, ROWS.mediaType(), page.end()).tagged());
    return next.map(c -> NextPage.link(response, exchange, c.encode(), List.of("points")))
        .orElse(response);
  }

  /**
   * Merges the channels by time, and of one time by channel, holding a page of each; returns where
   * the next answer begins.
   */
  private Optional<RangeCursor> fill(
      ReadingsPage page, RangeCursor begin, Optional<Integer> points) {
    PriorityQueue<ChannelReadings> channels = new PriorityQueue<>(ChannelReadings.ORDER);
    for (Series one : found()) {
      int channel = one.name().charAt(one.name().length() - 1) - '0';
      TimeRange rest = begin.rest(channel);
      Iterable<Readings> readings =
          points.isPresent()
              ? List.of(series.chart(one, begin.range(), points.get(), "temperature").within(rest))
              : series.range(one, rest);
      ChannelReadings source = new ChannelReadings(channel, readings.iterator());
      if (source.next()) {
        channels.add(source);
      }
    }
    while (!channels.isEmpty()) {
      ChannelReadings first = channels.remove();
      if (!first.addTo(page)) {
        return Optional.of(begin.goOn(first.micros(), first.channel()));
      }
      if (first.next()) {
        channels.add(first);
      }
    }
    return Optional.empty();
  }

  /** The series of the journey; one of such a name and another layout is none. */
  private List<Series> found() {
    List<Series> found = new ArrayList<>();
    for (int channel = 0; channel < CHANNELS; channel++) {
      series
          .find("temp-" + channel)
          .filter(one -> one.layout().equals(JourneyRows.LAYOUT))
          .ifPresent(found::add);
    }
    return found;
  }
}
