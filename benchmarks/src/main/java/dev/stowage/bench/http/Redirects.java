package dev.stowage.bench.http;

import dev.stowage.bench.Quantile;
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
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

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
      List<Turn> turns = new ArrayList<>();
      for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
        Turn turn = new Turn(wrk.run(links.port()), wrk.run(route.port()), wrk.run(bare.port()));
        if (round >= 0) {
          turns.add(turn);
          out.printf("round %d: %s%n", round + 1, turn);
        }
      }
      report(turns);
    }
  }

  /** One round of each. */
  private record Turn(Wrk.Round links, Wrk.Round route, Wrk.Round bare) {

    @Override
    public String toString() {
      return "links " + links + ", a fixed route " + route + ", no router " + bare;
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

  private void report(List<Turn> turns) {
    Wrk.Round links = Wrk.Round.median(turns.stream().map(Turn::links).toList());
    Wrk.Round route = Wrk.Round.median(turns.stream().map(Turn::route).toList());
    Wrk.Round bare = Wrk.Round.median(turns.stream().map(Turn::bare).toList());
    out.printf("medians: %s%n", new Turn(links, route, bare));
    reportRatio("a fixed route", turns, Turn::route);
    reportRatio("no router", turns, Turn::bare);
  }

  /** Medians of the ratios of each round: what else the machine does meets both sides of one. */
  private void reportRatio(String name, List<Turn> turns, Function<Turn, Wrk.Round> other) {
    out.printf(
        Locale.ROOT,
        "links to %s: throughput %.2f (goal 0.70 or more), p99 %.2f (goal 2.00 or less), cpu"
            + " %.2f%n",
        name,
        ratio(turns, other, Wrk.Round::perSecond),
        ratio(turns, other, Wrk.Round::p99Millis),
        ratio(turns, other, Wrk.Round::cpuMicros));
  }

  private static double ratio(
      List<Turn> turns, Function<Turn, Wrk.Round> other, ToDoubleFunction<Wrk.Round> figure) {
    return Quantile.median(
        turns,
        turn -> figure.applyAsDouble(turn.links()) / figure.applyAsDouble(other.apply(turn)));
  }
}
