package dev.stowage.http.resource;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeSeries;
import dev.stowage.http.Exchange;
import dev.stowage.http.Json;
import dev.stowage.http.MediaType;
import dev.stowage.http.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of series, a page of the store at a time, and cut where that is longer than an answer. A
 * cut page goes by name, so that its second part is found again while others define and drop: the
 * cursor holds the store's own, and the last name that was shown.
 */
final class SeriesList {

  private static final Pattern CURSOR = Pattern.compile("1:([A-Za-z0-9._-]{0,64}):(.*)");

  private final TimeSeries series;

  SeriesList(TimeSeries series) {
    this.series = series;
  }

  Response page(Exchange exchange) {
    exchange.query().requireKnown(Set.of("cursor"));
    Matcher cursor = CURSOR.matcher(exchange.query().value("cursor").orElse("1::" + Page.FIRST));
    if (!cursor.matches()) {
      throw new StowageException(
          ErrorKind.INVALID, "query", "cursor", "it is none of ours; begin without one");
    }
    Page<Series> stored = series.list(cursor.group(2));
    List<Series> left =
        stored.items().stream()
            .filter(one -> one.name().compareTo(cursor.group(1)) > 0)
            .sorted(Comparator.comparing(Series::name))
            .toList();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int shown = write(left, body, exchange.request().arrival().carrier().pageBytes());
    Response response =
        Response.of(200, MediaType.JSON, body.toByteArray())
            .with("Cache-Control", "no-cache")
            .tagged();
    Optional<String> next =
        shown < left.size()
            ? Optional.of("1:" + left.get(shown - 1).name() + ":" + cursor.group(2))
            : stored.next().map(following -> "1::" + following);
    return next.map(place -> NextPage.link(response, exchange, place, List.of())).orElse(response);
  }

  /** Writes as many as there is room for, at least one, and returns how many. */
  private static int write(List<Series> series, ByteArrayOutputStream to, int most) {
    to.writeBytes("{\"series\":[".getBytes(StandardCharsets.US_ASCII));
    int shown = 0;
    for (Series one : series) {
      byte[] fields = Json.bytes(SeriesResource.fields(one));
      if (shown > 0 && to.size() + 1L + fields.length + 2 > most) {
        break;
      }
      if (shown > 0) {
        to.write(',');
      }
      to.writeBytes(fields);
      shown++;
    }
    to.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    return shown;
  }
}
