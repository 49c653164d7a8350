package dev.stowage.serve;

import dev.stowage.core.cost.PriceBooks;
import dev.stowage.http.Access;
import dev.stowage.http.Cors;
import dev.stowage.http.Costs;
import dev.stowage.http.Door;
import dev.stowage.http.Exchange;
import dev.stowage.http.Proxies;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import dev.stowage.http.Router;
import dev.stowage.http.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;

/** A server with routes that show how it serves. */
final class Rig implements AutoCloseable {

  /** The longest body that {@code /echo} takes. */
  static final int ECHO = 100_000;

  /** The origin of a page that may ask. */
  static final String PAGE = "https://pages.example";

  /** Many clients may read the same one. */
  private static final Map<Integer, byte[]> BIG = new ConcurrentHashMap<>();

  private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
  private final Semaphore entered = new Semaphore(0);
  private final CountDownLatch opened = new CountDownLatch(1);
  private final HttpServer server;

  Rig() {
    this(options -> options);
  }

  Rig(UnaryOperator<ServerOptions> change) {
    Router router =
        new Router(
            List.<Resource>of(this::routes),
            new Door(
                new Site(null, Proxies.NONE, 302, "1.2.3"),
                Access.local(),
                Cors.of(List.of(PAGE)),
                Door.Reach.ANYWHERE),
            new Costs(PriceBooks.shipped().find(PriceBooks.DEFAULT), () -> Instant.EPOCH),
            (request, why) -> errors.add(why));
    this.server =
        HttpServer.start(router::begin, change.apply(ServerOptions.local(0, errors::add)));
  }

  static Rig with(ServerLimits limits) {
    return new Rig(options -> options.with(limits));
  }

  private List<Route> routes() {
    return List.of(
        Route.get("/hello", exchange -> Response.text(200, "hello")),
        Route.get("/see/{name}", Rig::seen),
        Route.get("/big/{bytes}", Rig::big).large(),
        Route.get("/unforeseen/{bytes}", Rig::big),
        Route.get("/held", this::held),
        Route.post("/held", this::held).takesAnything(ECHO),
        Route.get("/large", this::held).large(),
        Route.post("/large", this::held).takesAnything(ECHO),
        Route.get("/none", exchange -> Response.empty(204)),
        Route.get("/crash", Rig::crash),
        Route.post("/echo", exchange -> Response.of(200, "x/y", exchange.request().body()))
            .takesAnything(ECHO));
  }

  private static Response seen(Exchange exchange) {
    StringBuilder seen = new StringBuilder();
    seen.append(exchange.request().path()).append('?').append(exchange.request().query());
    seen.append('\n').append(exchange.request().arrival());
    exchange
        .request()
        .headers()
        .list()
        .forEach(
            header -> seen.append('\n').append(header.name()).append('=').append(header.value()));
    return Response.text(200, seen.toString());
  }

  private static Response big(Exchange exchange) {
    int bytes = Integer.parseInt(exchange.variable("bytes"));
    return Response.of(200, "x/y", BIG.computeIfAbsent(bytes, byte[]::new));
  }

  /** Answers once {@link #open} was called. */
  private Response held(Exchange exchange) {
    entered.release();
    try {
      opened.await();
    } catch (InterruptedException cut) {
      Thread.currentThread().interrupt();
    }
    return Response.text(200, "held");
  }

  private static Response crash(Exchange exchange) {
    throw new AssertionError("a defect of a handler");
  }

  /** Waits until so many requests are in {@code /held} or {@code /large}. */
  void awaitHeld(int requests) throws InterruptedException {
    entered.acquire(requests);
  }

  /** How many requests have been in them since the last time somebody waited. */
  int held() {
    return entered.availablePermits();
  }

  void open() {
    opened.countDown();
  }

  int port() {
    return server.port();
  }

  HttpServer server() {
    return server;
  }

  /** What the server or the router told of. */
  Queue<Throwable> errors() {
    return errors;
  }

  @Override
  public void close() {
    open();
    server.close();
  }
}
