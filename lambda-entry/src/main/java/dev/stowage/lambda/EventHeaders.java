package dev.stowage.lambda;

import dev.stowage.http.Headers;
import dev.stowage.http.Headers.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The headers of an event. */
final class EventHeaders {

  private static final String COOKIE = "cookie";

  private EventHeaders() {}

  /** Returns every header that came, and those that came several times as often. */
  static Headers of(EventKind kind, EventFields fields) {
    List<Header> headers =
        kind == EventKind.ALB
            ? fields.pairs("headers")
            : together(fields.pairs("multiValueHeaders"), fields.pairs("headers"));
    List<Header> cookies = fields.pairs("cookies");
    return cookies.isEmpty() || names(headers).contains(COOKIE)
        ? Headers.of(headers)
        : Headers.of(headers).with(COOKIE, joined(cookies));
  }

  /** All values, where both have a name: the single ones have one of several. */
  private static List<Header> together(List<Header> several, List<Header> single) {
    if (several.isEmpty()) {
      return single;
    }
    Set<String> names = names(several);
    List<Header> all = new ArrayList<>(several);
    single.stream().filter(header -> !names.contains(header.name())).forEach(all::add);
    return all;
  }

  private static Set<String> names(List<Header> headers) {
    return headers.stream()
        .map(Header::name)
        .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
  }

  /** RFC 6265, section 4.2.1. */
  private static String joined(List<Header> cookies) {
    return cookies.stream().map(Header::value).collect(Collectors.joining("; "));
  }
}
