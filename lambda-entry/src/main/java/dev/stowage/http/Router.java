package dev.stowage.http;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Answers requests: the one way in, whatever carries them.
 *
 * <p>Each passes, in this order: the {@link Door} (may it come in at all), its path (404), its
 * method (405), who asks (401, 403), its body's length (413) and media type (415), its handler. A
 * carrier that has the head before the body asks {@link #begin} first, and so never reads more than
 * is taken; one that has the whole request calls {@link #answer}.
 *
 * <p>Safe for use by many threads.
 */
public final class Router {

  /** The header that says what an answer cost: dollars of the calls to the stores. */
  public static final String COST = "Stowage-Cost";

  /** What describes a body, and so has no place beside 304. */
  private static final Set<String> OF_A_BODY = Set.of("Content-Type", "Content-Length");

  private final List<Route> routes;
  private final PathTree tree;
  private final Door door;
  private final Costs costs;
  private final Journal journal;

  /**
   * Makes a router.
   *
   * @param resources what is served
   * @param door what every request passes first
   * @param costs what the stores count with
   * @param journal takes note of errors whose cause is not the request
   */
  public Router(List<Resource> resources, Door door, Costs costs, Journal journal) {
    this.routes = resources.stream().flatMap(resource -> resource.routes().stream()).toList();
    this.tree = new PathTree(routes);
    this.door = door;
    this.costs = costs;
    this.journal = journal;
  }

  /**
   * Returns what is served.
   *
   * @return every route, by path and method
   */
  public List<Route> routes() {
    List<Route> sorted = new ArrayList<>(routes);
    sorted.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
    return sorted;
  }

  /**
   * Looks at the head of a request.
   *
   * @param head a request whose body does not count yet
   * @return how it goes on
   */
  public Call begin(Request head) {
    try {
      return matched(head);
    } catch (RuntimeException failed) {
      return refused(head, worded(head, head.method(), failed));
    }
  }

  /**
   * Answers a request that is there wholly.
   *
   * @param request head and body
   * @return the answer
   */
  public Response answer(Request request) {
    Call call = begin(request);
    return request.body().length > call.maxBody() ? call.refuse() : call.answer(request.body());
  }

  private Call matched(Request head) {
    Optional<Response> refusal = door.refusalOfArrival(head);
    if (refusal.isPresent()) {
      return refused(head, refusal.get());
    }
    PathTree.Match match = tree.find(head.path());
    if (match == null) {
      return refused(head, Problem.notFound("no such path; /openapi.yaml lists what there is"));
    }
    if (head.method().equals("OPTIONS")) {
      return refused(head, options(head, match));
    }
    Route route = match.routes().get(head.method());
    if (route == null && head.isHead()) {
      route = match.routes().get("GET");
    }
    return route == null
        ? refused(head, wrongMethod(match))
        : permitted(head, route, match.variables());
  }

  private Call permitted(Request head, Route route, Map<String, String> variables) {
    Caller caller = door.access().caller(head);
    Optional<Response> refusal = door.refusalOfUse(head, caller, route.permission());
    if (refusal.isPresent()) {
      return refused(head, refusal.get());
    }
    Route.Limit limit =
        route.limit(
            feature -> door.refusalOfUse(head, caller, Permission.toWrite(feature)).isEmpty());
    int maxBody = Math.min(limit.most(), head.arrival().carrier().maxRequestBytes());
    Exchange exchange = new Exchange(head, variables, door, caller);
    return new Call(
        new Call.Terms(route.path(), maxBody, route.isLarge()),
        body -> finished(head, metered(exchange.withBody(body), route)),
        () ->
            finished(
                head,
                route.errors().shown(exchange, tooLong(maxBody, limit.advice())).with(COST, "0")),
        instead -> door.cors().mark(head, instead));
  }

  private Response metered(Exchange exchange, Route route) {
    costs.begin();
    Response response = handled(exchange, route);
    try {
      return response.with(COST, Costs.text(costs.end()));
    } catch (RuntimeException unpriced) {
      // What was done stays done, and what was burnt must reach who asked.
      journal.failed(route.toString(), unpriced);
      return response;
    }
  }

  private Response handled(Exchange exchange, Route route) {
    Request request = exchange.request();
    List<String> mediaTypes = route.mediaTypes();
    if (mediaTypes != null && !isTaken(request, mediaTypes)) {
      return Problem.unsupportedMediaType("send the body as " + String.join(" or ", mediaTypes));
    }
    Response response;
    try {
      response = route.handler().answer(exchange);
    } catch (RuntimeException failed) {
      response = worded(request, route.toString(), failed);
    }
    return response.status() < 400 ? response : route.errors().shown(exchange, response);
  }

  /** A body without a media type is taken for what the route takes. */
  private static boolean isTaken(Request request, List<String> types) {
    return request.body().length == 0
        || request
            .header("Content-Type")
            .map(type -> types.contains(MediaType.essence(type)))
            .orElse(true);
  }

  private Response worded(Request request, String route, RuntimeException failed) {
    StowageException error =
        failed instanceof StowageException known
            ? known
            : new StowageException(ErrorKind.UNEXPECTED, route, "", "a defect").causedBy(failed);
    Response response = Problem.of(error, request);
    if (response.status() >= 500) {
      journal.failed(route, failed);
    }
    return response;
  }

  private static Response tooLong(int maxBody, String advice) {
    return Problem.tooLarge(
        maxBody == 0
            ? "no body is taken here; send none"
            : "the body has more than " + maxBody + " bytes; " + advice);
  }

  /** What every answer passes on its way out. */
  private Response finished(Request request, Response answer) {
    Response response = isKnown(request, answer) ? notModified(answer) : answer;
    int most = request.arrival().carrier().maxAnswerBytes();
    if (response.body().length > most) {
      response =
          Problem.tooLarge(
              "the answer has "
                  + response.body().length
                  + " bytes, of which "
                  + request.arrival().carrier().name()
                  + " takes at most "
                  + most
                  + "; ask for less");
    }
    Response marked = door.cors().mark(request, response).with("X-Content-Type-Options", "nosniff");
    return request.isHead() ? marked.withoutBody() : marked;
  }

  private static boolean isKnown(Request request, Response answer) {
    boolean reads = request.method().equals("GET") || request.isHead();
    Optional<String> tag = answer.header("ETag");
    return reads && answer.status() == 200 && tag.isPresent() && Etag.isKnown(request, tag.get());
  }

  private static Response notModified(Response answer) {
    Response response = Response.empty(304);
    for (Headers.Header header : answer.headers().list()) {
      if (!OF_A_BODY.contains(header.name())) {
        response = response.with(header.name(), header.value());
      }
    }
    return response;
  }

  private Response options(Request head, PathTree.Match match) {
    SortedSet<String> methods = methods(match);
    return door.cors()
        .preflight(head, methods)
        .orElseGet(() -> Response.empty(204))
        .with("Allow", String.join(", ", methods));
  }

  private static Response wrongMethod(PathTree.Match match) {
    String methods = String.join(", ", methods(match));
    return Problem.of(405, "METHOD_NOT_ALLOWED", "the path has no such method", "use " + methods)
        .with("Allow", methods);
  }

  private static SortedSet<String> methods(PathTree.Match match) {
    SortedSet<String> methods = new TreeSet<>(match.routes().keySet());
    methods.add("OPTIONS");
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }

  private Call refused(Request head, Response refusal) {
    // No store was asked.
    Response free = refusal.with(COST, "0");
    return Call.fixed(finished(head, free), instead -> door.cors().mark(head, instead));
  }
}
