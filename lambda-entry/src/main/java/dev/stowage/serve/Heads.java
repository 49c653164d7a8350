package dev.stowage.serve;

import dev.stowage.http.Arrival;
import dev.stowage.http.Carrier;
import dev.stowage.http.Headers;
import dev.stowage.http.Request;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/**
 * Turns the head of what came into a request: path, query and headers as they were sent.
 *
 * <p>A path that another program in front could read differently than we do has been refused
 * already ({@code UriCompliance}: empty segments, encoded slashes, percent signs and backslashes,
 * bad escapes, bad UTF-8, NUL) but for the segments {@code .} and {@code ..}, which are refused
 * here, encoded or not.
 */
final class Heads {

  /** What is wrong with {@code /a/../b}, however it is encoded. */
  static final String DOTS = "a path has no segment . or ..";

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private Heads() {}

  /**
   * Returns why a request is not taken, and what would be; null when it is. A target with the
   * address of a server is one that the {@code Host} names too, or Jetty has refused it.
   */
  static @Nullable String fault(org.eclipse.jetty.server.Request jetty) {
    HttpURI target = jetty.getHttpURI();
    String path = target.getPath();
    if (HttpMethod.CONNECT.is(jetty.getMethod())) {
      return "CONNECT asks for a proxy, and this is no proxy";
    }
    if (path == null || !path.startsWith("/") || !SCHEMES.contains(target.getScheme())) {
      return "the target of a request is a path that begins with a slash";
    }
    return hasDots(path) ? DOTS : null;
  }

  static Request of(org.eclipse.jetty.server.Request jetty) {
    HttpURI target = jetty.getHttpURI();
    String query = target.getQuery();
    String path = target.getPath();
    List<Headers.Header> headers = new ArrayList<>(jetty.getHeaders().size());
    for (HttpField field : jetty.getHeaders()) {
      String value = field.getValue();
      headers.add(new Headers.Header(field.getName(), value == null ? "" : value));
    }
    return Request.of(jetty.getMethod(), query == null ? path : path + '?' + query)
        .with(Headers.of(headers))
        .arrived(arrival(jetty));
  }

  static Arrival arrival(org.eclipse.jetty.server.Request jetty) {
    return new Arrival(peer(jetty), "http", Carrier.SERVER);
  }

  /** The address of the other end, without the name of the interface that IPv6 may put behind. */
  private static String peer(org.eclipse.jetty.server.Request jetty) {
    if (jetty.getConnectionMetaData().getRemoteSocketAddress()
        instanceof InetSocketAddress socket) {
      InetAddress address = socket.getAddress();
      if (address != null) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
      }
    }
    return "";
  }

  private static boolean hasDots(String path) {
    int from = 1;
    while (from <= path.length()) {
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      if (isDots(path, from, end)) {
        return true;
      }
      from = end + 1;
    }
    return false;
  }

  /** Whether there is nothing but one or two dots, up to a parameter of the segment. */
  private static boolean isDots(String path, int from, int end) {
    int dots = 0;
    int at = from;
    while (at < end && path.charAt(at) != ';') {
      if (path.charAt(at) == '.') {
        at++;
      } else if (path.regionMatches(true, at, "%2e", 0, 3)) {
        at += 3;
      } else {
        return false;
      }
      dots++;
    }
    return dots == 1 || dots == 2;
  }
}
