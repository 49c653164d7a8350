package dev.stowage.http.resource;

import dev.stowage.http.Exchange;
import dev.stowage.http.PercentEncoding;
import dev.stowage.http.Query;
import dev.stowage.http.Response;
import java.util.List;

/** The way from one page of a list to the next: {@code Link} (RFC 8288). */
final class NextPage {

  private NextPage() {}

  /**
   * Links the next page.
   *
   * @param response a page
   * @param exchange what was asked
   * @param cursor where the next page begins
   * @param kept the parameters that stay as they were asked for
   * @return the page with the link
   */
  static Response link(Response response, Exchange exchange, String cursor, List<String> kept) {
    Query query = exchange.query();
    StringBuilder target = new StringBuilder(exchange.path(exchange.request().path())).append('?');
    for (String name : kept) {
      query
          .value(name)
          .ifPresent(
              v -> target.append(name).append('=').append(PercentEncoding.encode(v)).append('&'));
    }
    return response.with(
        "Link", "<" + target + "cursor=" + PercentEncoding.encode(cursor) + ">; rel=\"next\"");
  }
}
