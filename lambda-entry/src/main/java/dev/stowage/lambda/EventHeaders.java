package dev.stowage.lambda;

import dev.stowage.http.Headers;
import dev.stowage.http.Headers.Header;
import java.util.List;
import java.util.stream.Collectors;

/** The headers of an event. */
final class EventHeaders {

  private static final String COOKIE = "cookie";

  private EventHeaders() {}

  /** Returns every header that came, and those that came several times as often. */
  static Headers of(EventKind kind, EventFields fields) {
    Headers headers =
        Headers.of(
            kind == EventKind.ALB
                ? fields.pairs("headers")
                : fields.pairs("multiValueHeaders", "headers", String.CASE_INSENSITIVE_ORDER));
    List<Header> cookies = fields.pairs("cookies");
    return cookies.isEmpty() || headers.has(COOKIE)
        ? headers
        : headers.with(COOKIE, joined(cookies));
  }

  /** RFC 6265, section 4.2.1. */
  private static String joined(List<Header> cookies) {
    return cookies.stream().map(Header::value).collect(Collectors.joining("; "));
  }
}
