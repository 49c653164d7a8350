package dev.stowage.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Guards a server whose writes are open because this machine alone reaches it: refuses what came
 * through a proxy, what was sent to a name that is not this machine's (a page can make its own name
 * lead here), and what a page of another site sent.
 */
final class LocalOnly {

  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)])\\.?(:[0-9]{1,5})?");

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

  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /** Behind a loopback address there is no proxy that ends TLS, so the scheme is http. */
  private static boolean isOwn(String origin, Optional<String> host) {
    return host.filter(own -> origin.equalsIgnoreCase("http://" + own)).isPresent();
  }

  private static Optional<Response> refused(String why) {
    return Optional.of(Problem.forbidden(why));
  }
}
