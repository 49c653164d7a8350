package dev.stowage.lambda;

import dev.stowage.core.error.StowageException;
import dev.stowage.http.Headers.Header;
import dev.stowage.http.PercentEncoding;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of an event, and what stands before it in the address that the client used: the stage of
 * an API, or what a custom domain maps to it.
 *
 * <ul>
 *   <li>A REST API says {@code path} without the stage and {@code requestContext.path} with it; at
 *       a custom domain both have what it maps (localstack/localstack issue 12295 tells the cases).
 *   <li>An HTTP API has the stage in the path unless it is {@code $default}, in format 2.0 even at
 *       a custom domain, and then nothing tells what the domain maps
 *       (aws-powertools/powertools-lambda-python issue 621, CodeGenieApp/serverless-express issue
 *       465; "Create AWS Lambda proxy integrations for HTTP APIs"). Links are right there only
 *       where the domain maps its root, or the public address is set.
 *   <li>The route that matched says what is behind the prefix: {@code /{proxy+}} and its parameter,
 *       which is decoded. The route {@code $default} says nothing.
 * </ul>
 *
 * @param base before the path: empty, or such as {@code /prod}
 * @param path begins with a slash, percent-encoded
 */
record EventPath(String base, String path) {

  private static final String CONTEXT = "requestContext.";

  /** Segments of which none is empty: what begins with two slashes is another host in a link. */
  private static final Pattern BASE = Pattern.compile("(/[^/]+)+");

  /** Returns the path of an event of a kind; INVALID when it has none. */
  static EventPath of(EventKind kind, EventFields fields) {
    String sent =
        fields
            .text("rawPath", "path")
            .or(() -> fields.text(CONTEXT + "http.path"))
            .orElseThrow(() -> EventFields.refused("the event has no path"));
    String path = Target.path(sent.isEmpty() ? "/" : sent);
    if (!path.startsWith("/")) {
      throw EventFields.refused("the event's path begins with no slash");
    }
    EventPath found = found(kind, path, fields);
    return found.base().isEmpty() || BASE.matcher(found.base()).matches()
        ? found
        : new EventPath("", path);
  }

  private static EventPath found(EventKind kind, String path, EventFields fields) {
    return switch (kind) {
      case REST_V1 ->
          behindStage(path, fields)
              .or(() -> byRoute(path, fields))
              .or(() -> byStage(path, fields).filter(found -> isOwnAddress(fields)))
              .orElseGet(() -> new EventPath("", path));
      case HTTP_V2 ->
          byRoute(path, fields)
              .or(() -> byStage(path, fields))
              .map(found -> isOwnAddress(fields) ? found : new EventPath("", found.path()))
              .orElseGet(() -> new EventPath("", path));
      case FUNCTION_URL, ALB, ALB_MULTI -> new EventPath("", path);
    };
  }

  /** A REST API at its own address. */
  private static Optional<EventPath> behindStage(String path, EventFields fields) {
    return fields
        .text(CONTEXT + "path")
        .map(Target::path)
        .map(whole -> path.equals("/") && !whole.endsWith("/") ? whole + "/" : whole)
        .filter(whole -> whole.length() > path.length() && whole.endsWith(path))
        .map(whole -> whole.substring(0, whole.length() - path.length()))
        .filter(base -> base.startsWith("/"))
        .map(base -> new EventPath(base, path));
  }

  private static Optional<EventPath> byRoute(String path, EventFields fields) {
    return route(fields).flatMap(route -> cut(path, bare(route)));
  }

  /** Returns the path that the route stands for, decoded. */
  private static Optional<String> route(EventFields fields) {
    String key = fields.text("resource", "routeKey").orElse("");
    int slash = key.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String route = key.substring(slash);
    for (Header parameter : fields.pairs("pathParameters")) {
      route = route.replace("{" + parameter.name() + "+}", parameter.value());
      route = route.replace("{" + parameter.name() + "}", parameter.value());
    }
    return Optional.of(route);
  }

  /** Finds where a path begins to be a route's. */
  private static Optional<EventPath> cut(String path, String route) {
    for (int at = 0; at <= path.length(); at++) {
      if ((at == path.length() || path.charAt(at) == '/')
          && bare(decoded(path.substring(at))).equals(route)) {
        String inside = path.substring(at);
        return Optional.of(new EventPath(path.substring(0, at), inside.isEmpty() ? "/" : inside));
      }
    }
    return Optional.empty();
  }

  /** A slash at the end is not part of a route. */
  private static String bare(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String decoded(String path) {
    try {
      return PercentEncoding.decode(path);
    } catch (StowageException notUtf8) {
      // Then it is no route's, and the router will say what is wrong with it.
      return path;
    }
  }

  /** An HTTP API whose route says nothing. */
  private static Optional<EventPath> byStage(String path, EventFields fields) {
    String base = "/" + fields.text(CONTEXT + "stage").orElse("$default");
    String inside = path.startsWith(base) ? path.substring(base.length()) : "none";
    return inside.isEmpty() || inside.startsWith("/")
        ? Optional.of(new EventPath(base, inside.isEmpty() ? "/" : inside))
        : Optional.empty();
  }

  private static boolean isOwnAddress(EventFields fields) {
    return fields.text(CONTEXT + "domainName").orElse("").contains(".execute-api.");
  }
}
