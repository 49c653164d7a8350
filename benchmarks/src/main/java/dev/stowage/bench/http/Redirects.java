package dev.stowage.bench.http;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.link.SlugKey;
import dev.stowage.http.Call;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Short links out of files against a fixed answer of the same bytes: what finding a link adds to
 * what the server costs anyway. Both are served by the same program with the same options, and
 * asked in turns by the same {@code wrk}, each round for the same time; the medians are compared.
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
        HttpServer router = start(api.router()::begin);
        HttpServer fixed = start(fixed(api))) {
      List<Wrk.Round> ofRouter = new ArrayList<>();
      List<Wrk.Round> ofFixed = new ArrayList<>();
      for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
        Wrk.Round one = wrk.run(router.port());
        Wrk.Round other = wrk.run(fixed.port());
        if (round >= 0) {
          ofRouter.add(one);
          ofFixed.add(other);
          out.printf(Locale.ROOT, "round %d: links %s, fixed %s%n", round + 1, one, other);
        }
      }
      report(Wrk.Round.median(ofRouter), Wrk.Round.median(ofFixed));
    }
  }

  private static HttpServer start(Front front) {
    return HttpServer.start(front, ServerOptions.local(0, Throwable::printStackTrace));
  }

  /** The answer to the first link, byte for byte, to whatever is asked. */
  private static Front fixed(Api api) {
    Response first =
        api.router().answer(Request.of("GET", "/" + LinkSet.id(0)).with("Host", "localhost"));
    Call call = Call.fixed(first);
    return head -> call;
  }

  private void report(Wrk.Round links, Wrk.Round fixed) {
    out.printf("median: links %s, fixed %s%n", links, fixed);
    out.printf(
        Locale.ROOT,
        "ratio: throughput %.2f (goal 0.70 or more), p99 %.2f (goal 2.00 or less), cpu %.2f%n",
        links.perSecond() / fixed.perSecond(),
        links.p99Millis() / fixed.p99Millis(),
        links.cpuMicros() / fixed.cpuMicros());
  }
}
