package dev.stowage.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Guards a server whose writes are open because this machine alone reaches it: refuses what came
 * through a proxy, what was sent to a name that is not this machine's (a page can make its own name
 * lead here), and what a page of another site sent.
 */
final class LocalOnly {

  private static final Set<String> NAMES = Set.of("localhost", "[::1]", "[0:0:0:0:0:0:0:1]");

  private static final String LOOPBACK = "127.";
  private static final int OTHER_NUMBERS = 3;
  private static final int ADDRESS_DIGITS = 3;
  private static final int PORT_DIGITS = 5;

  private static final String FORWARDED = "x-forwarded-";

  private LocalOnly() {}

  /** Returns why a request may not pass; empty when it may. */
  static Optional<Response> refusal(Request request, Cors cors) {
    for (Headers.Header header : request.headers().list()) {
      if (isOfAProxy(header.name())) {
        return refused(
            "the request came through a proxy ("
                + header.name()
                + "), but writes are open to this machine alone; set STOWAGE_TOKENS and"
                + " STOWAGE_TRUSTED_PROXIES");
      }
    }
    Optional<String> host = request.header("Host");
    if (host.isPresent() && !isLoopback(host.get())) {
      return refused(
          "the Host is not this machine's, but writes are open to this machine alone; ask"
              + " localhost, or set STOWAGE_TOKENS and STOWAGE_PUBLIC_URL");
    }
    Optional<String> origin = request.header("Origin");
    return origin.isPresent() && !isOwn(origin.get(), host) && !cors.allows(origin.get())
        ? refused(
            "a page of another site sent the request; name its origin in STOWAGE_CORS_ORIGINS")
        : Optional.empty();
  }

  private static boolean isOfAProxy(String name) {
    return name.regionMatches(true, 0, FORWARDED, 0, FORWARDED.length())
        || name.equalsIgnoreCase("Forwarded");
  }

  /** By hand and not by a pattern, for every request passes here. */
  private static boolean isLoopback(String host) {
    int colon = host.indexOf(':', host.indexOf(']') + 1);
    int end = colon < 0 ? host.length() : colon;
    if (colon >= 0 && !isNumber(host, colon + 1, host.length(), PORT_DIGITS)) {
      return false;
    }
    String name = host.substring(0, end > 0 && host.charAt(end - 1) == '.' ? end - 1 : end);
    return isLoopbackAddress(name) || NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** 127 and three more numbers. */
  private static boolean isLoopbackAddress(String name) {
    if (!name.startsWith(LOOPBACK)) {
      return false;
    }
    int from = LOOPBACK.length();
    for (int i = 1; i < OTHER_NUMBERS; i++) {
      int dot = name.indexOf('.', from);
      if (dot < 0 || !isNumber(name, from, dot, ADDRESS_DIGITS)) {
        return false;
      }
      from = dot + 1;
    }
    return isNumber(name, from, name.length(), ADDRESS_DIGITS);
  }

  private static boolean isNumber(String text, int from, int to, int mostDigits) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to && to - from <= mostDigits;
  }

  /** Behind a loopback address there is no proxy that ends TLS, so the scheme is http. */
  private static boolean isOwn(String origin, Optional<String> host) {
    return host.filter(own -> origin.equalsIgnoreCase("http://" + own)).isPresent();
  }

  private static Optional<Response> refused(String why) {
    return Optional.of(Problem.forbidden(why));
  }
}
