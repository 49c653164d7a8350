package dev.stowage.bench.http;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.link.SlugKey;
import dev.stowage.serve.HttpServer;
import dev.stowage.serve.ServerOptions;
import dev.stowage.wiring.Api;
import dev.stowage.wiring.Exposure;
import dev.stowage.wiring.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Good and hostile requests, mixed, from several clients at once, to everything that is served out
 * of files: nothing that comes from outside may be answered with a fault of ours, keep a thread, or
 * leave memory behind.
 */
public final class HostileTraffic {

  private static final int CLIENTS = 8;
  private static final int STEPS = 5;

  private final HttpServer server;
  private final Tally tally;
  private final List<String> large;

  private HostileTraffic(HttpServer server, Tally tally, List<String> large) {
    this.server = server;
    this.tally = tally;
    this.large = large;
  }

  /**
   * Sends 100,000 requests, or as many as are asked for, and prints what came of them.
   *
   * @param args the folder that keeps what is stored, the number of requests, and a seed
   * @throws InterruptedException when it is ended
   */
  public static void main(String... args) throws InterruptedException {
    int requests = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 42;
    Tally tally = run(Path.of(args[0]), requests, seed, System.out);
    tally.faults().forEach(System.out::println);
    System.exit(tally.faults().isEmpty() ? 0 : 1);
  }

  /**
   * Serves from a folder, sends requests, and stops the server.
   *
   * @param folder keeps what is stored
   * @param requests how many
   * @param seed the same seed sends the same requests
   * @param out takes a line for each fifth of them, and one for all
   * @return what came back
   * @throws InterruptedException when it is ended
   */
  static Tally run(Path folder, int requests, long seed, PrintStream out)
      throws InterruptedException {
    Tally tally = new Tally();
    int threads = Thread.activeCount();
    StoreUrl url = StoreUrl.parse("file:" + folder + "?durability=os");
    Settings settings =
        Settings.ofEnvironment()
            .orElse(new Settings.Choice("DIR", url), () -> SlugKey.of(new byte[32]));
    try (Api api = Api.open(settings, Exposure.THIS_MACHINE, (request, why) -> tally.escaped(why));
        HttpServer server =
            HttpServer.start(api.router()::begin, ServerOptions.local(0, tally::escaped))) {
      HostileTraffic traffic = new HostileTraffic(server, tally, LargeTargets.in(api.router()));
      for (int step = 0; step < STEPS; step++) {
        traffic.send(requests / STEPS, seed * STEPS + step);
        out.printf("%,d answers, %,d bytes of heap in use%n", tally.answers(), heap());
      }
    }
    out.printf("%s; threads before %d, after %d%n", tally, threads, Thread.activeCount());
    return tally;
  }

  private void send(int requests, long seed) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(requests);
    List<Thread> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      Thread thread =
          new Thread(
              new HostileClient(
                  server.port(), new Messages(seed * CLIENTS + client, large), left, tally),
              "hostile-client-" + client);
      thread.start();
      clients.add(thread);
    }
    for (Thread client : clients) {
      client.join();
    }
  }

  /** What is still in use after a collection. */
  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
