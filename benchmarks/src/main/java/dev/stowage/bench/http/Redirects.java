package dev.stowage.bench.http;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.link.SlugKey;
import dev.stowage.http.Access;
import dev.stowage.http.Call;
import dev.stowage.http.Cors;
import dev.stowage.http.Costs;
import dev.stowage.http.Door;
import dev.stowage.http.MediaType;
import dev.stowage.http.Proxies;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import dev.stowage.http.Router;
import dev.stowage.http.Site;
import dev.stowage.serve.Front;
import dev.stowage.serve.HttpServer;
import dev.stowage.serve.ServerOptions;
import dev.stowage.wiring.Api;
import dev.stowage.wiring.Exposure;
import dev.stowage.wiring.Settings;
import dev.stowage.wiring.Wiring;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Short links out of files against answers of the same bytes that are always the same: one by a
 * route of the same router, one without a router. So it is told what finding a link adds to what a
 * request costs anyway. All are served by the same program with the same options, and asked in
 * turns by the same {@code wrk}, each round for the same time; the medians are compared.
 *
 * <pre>{@code
 * benchmarks/redirects DIR [LINKS [ROUNDS [SECONDS]]]
 * }</pre>
 */
public final class Redirects {

  private static final int WARM_UP_ROUNDS = 2;

  private final PrintStream out;
  private final Wrk wrk;
  private final int rounds;

  private Redirects(PrintStream out, Wrk wrk, int rounds) {
    this.out = out;
    this.wrk = wrk;
    this.rounds = rounds;
  }

  /**
   * Measures and prints.
   *
   * @param args the folder that keeps the links, their number, rounds, and seconds of a round
   * @throws IOException when {@code wrk} is not there or fails
   * @throws InterruptedException when it is ended
   */
  public static void main(String... args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    int links = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 7;
    int seconds = args.length > 3 ? Integer.parseInt(args[3]) : 5;
    StoreUrl url = StoreUrl.parse("file:" + folder.resolve("store") + "?durability=os");
    fill(url, links);
    Wrk wrk = Wrk.asking(links, seconds, folder.resolve("wrk.lua"));
    new Redirects(System.out, wrk, rounds).measure(url);
  }

  private static void fill(StoreUrl url, int links) {
    BackendContext context = BackendContext.system(new Meter());
    try (Backend backend = Wiring.open(url, context)) {
      new LinkSet(links, context).putInto(((OffersLinks) backend).links());
    }
  }

  private void measure(StoreUrl url) throws IOException, InterruptedException {
    Settings settings =
        Settings.ofEnvironment()
            .orElse(new Settings.Choice("DIR", url), () -> SlugKey.of(new byte[32]));
    try (Api api =
            Api.open(settings, Exposure.THIS_MACHINE, (request, why) -> why.printStackTrace());
        HttpServer links = start(api.router()::begin);
        HttpServer route = start(routed(answer(api), settings.prices())::begin);
        HttpServer bare = start(fixed(answer(api)))) {
      List<Wrk.Round> ofLinks = new ArrayList<>();
      List<Wrk.Round> ofRoute = new ArrayList<>();
      List<Wrk.Round> ofBare = new ArrayList<>();
      for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
        List<Wrk.Round> turn =
            List.of(wrk.run(links.port()), wrk.run(route.port()), wrk.run(bare.port()));
        if (round >= 0) {
          ofLinks.add(turn.get(0));
          ofRoute.add(turn.get(1));
          ofBare.add(turn.get(2));
          out.printf(
              "round %d: links %s, a fixed route %s, no router %s%n",
              round + 1, turn.get(0), turn.get(1), turn.get(2));
        }
      }
      Wrk.Round median = Wrk.Round.median(ofLinks);
      out.printf("median: links %s%n", median);
      report("a fixed route", median, Wrk.Round.median(ofRoute));
      report("no router", median, Wrk.Round.median(ofBare));
    }
  }

  private static HttpServer start(Front front) {
    return HttpServer.start(front, ServerOptions.local(0, Throwable::printStackTrace));
  }

  /** The answer to the first link. */
  private static Response answer(Api api) {
    return api.router().answer(Request.of("GET", "/" + LinkSet.id(0)).with("Host", "localhost"));
  }

  /** The same to whatever is asked. */
  private static Front fixed(Response answer) {
    Call call = Call.fixed(answer);
    return head -> call;
  }

  /** The same to every id, through the doors that a link passes. */
  private static Router routed(Response answer, PriceBook prices) {
    Response made =
        Response.of(answer.status(), MediaType.JSON, answer.body())
            .with("Cache-Control", answer.header("Cache-Control").orElseThrow())
            .with("Vary", answer.header("Vary").orElseThrow())
            .with("Location", answer.header("Location").orElseThrow());
    Door door =
        new Door(
            new Site(null, Proxies.NONE, made.status(), ""),
            Access.local(),
            Cors.of(List.of()),
            Door.Reach.THIS_MACHINE);
    return new Router(
        List.of(() -> List.of(Route.get("/{id}", exchange -> made))),
        door,
        new Costs(prices, InstantSource.system()),
        (request, why) -> why.printStackTrace());
  }

  private void report(String name, Wrk.Round links, Wrk.Round other) {
    out.printf("median: %s %s%n", name, other);
    out.printf(
        Locale.ROOT,
        "links to %s: throughput %.2f (goal 0.70 or more), p99 %.2f (goal 2.00 or less), cpu"
            + " %.2f%n",
        name,
        links.perSecond() / other.perSecond(),
        links.p99Millis() / other.p99Millis(),
        links.cpuMicros() / other.cpuMicros());
  }
}
