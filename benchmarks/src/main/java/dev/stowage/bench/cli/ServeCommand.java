package dev.stowage.bench.cli;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.ErrorLine;
import dev.stowage.core.error.StowageException;
import dev.stowage.serve.AccessLog;
import dev.stowage.serve.HttpServer;
import dev.stowage.serve.ServerLimits;
import dev.stowage.serve.ServerOptions;
import dev.stowage.wiring.Api;
import dev.stowage.wiring.DataDirectory;
import dev.stowage.wiring.Exposure;
import dev.stowage.wiring.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stowage serve}: the HTTP interface on a server of one's own. */
@Command(
    name = "serve",
    header = "Serve short links, pastes, counters and time series over HTTP.",
    description = {
      "",
      "  stowage serve                                     on http://127.0.0.1:8080, from files",
      "  STOWAGE_LINKS=dynamodb://links stowage serve      links, and nothing else, from DynamoDB",
      "  STOWAGE_TOKENS=... stowage serve --bind 0.0.0.0   for everybody; who writes shows a token",
      "",
      "On loopback, with none of STOWAGE_TOKENS, STOWAGE_PUBLIC_URL and STOWAGE_TRUSTED_PROXIES set,"
          + " every program of this machine may write. Else it does not start without"
          + " STOWAGE_TOKENS (stowage token NAME makes one) or STOWAGE_OPEN_WRITES.",
      "",
      "Ctrl-C or SIGTERM ends it, after the requests in flight.",
      ""
    },
    optionListHeading = "Options:%n",
    footer = {"", "Exit status: 1 a store's error, or a port that is taken; 2 wrong usage."})
final class ServeCommand implements Callable<Integer> {

  private static final String STANDARD_OUTPUT = "-";
  private static final String NOWHERE = "off";

  private final Console console;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to listen; 0 takes a free port. Default: 8080.")
  private long port = 8080;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on; 0.0.0.0 for all of this machine's. Default: 127.0.0.1.")
  private String bind = "127.0.0.1";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where everything lies if no setting names a store, and the key that the ids of reused"
              + " links are derived from. Default: ./stowage-data.")
  private Path data = Path.of("stowage-data");

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description =
          "Where a line for each request goes: a file, - for standard output (standard error with"
              + " --format json), or off. Default: -.")
  private String accessLog = STANDARD_OUTPUT;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How it says what it serves: table or json. Default: table.")
  private Format format = Format.TABLE;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    format.requireOneOf(Format.TABLE, Format.JSON);
    Settings settings = setting(Settings::ofEnvironment);
    Exposure exposure = exposure(bind);
    DataDirectory directory = new DataDirectory(data);
    Settings complete =
        settings.orElse(
            directory.store(), () -> directory.slugKey(BackendContext.system(new Meter())));
    ServerOptions options = setting(() -> options(settings));
    ServeJournal journal = new ServeJournal(console);
    try (Api api = setting(() -> Api.open(complete, exposure, journal::failed))) {
      api.requireStores();
      try (HttpServer server = HttpServer.start(api.router()::begin, options)) {
        serve(api, server, new ServeReport(complete, api, server.url()));
      }
    }
    return ExitCode.OK;
  }

  private void serve(Api api, HttpServer server, ServeReport report) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              server.close();
              api.close();
              stopped.countDown();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    console.out().print(format == Format.JSON ? report.json() : report.text());
    console.out().flush();
    stopped.await();
  }

  private ServerOptions options(Settings settings) {
    if (port < 0 || port > 65_535) {
      throw CommandException.usage(
          "--port " + port + ": a port is 1 to 65535, or 0 for any free one");
    }
    return new ServerOptions(
        bind,
        (int) port,
        ServerLimits.standard(),
        accessLog(settings),
        error -> console.note("an unexpected " + ErrorLine.oneLine(String.valueOf(error))));
  }

  private AccessLog accessLog(Settings settings) {
    return switch (accessLog) {
      case NOWHERE -> AccessLog.off();
      case STANDARD_OUTPUT ->
          AccessLog.to(
              format == Format.JSON ? console.err() : console.out(),
              settings.proxies(),
              InstantSource.system());
      default -> AccessLog.file(Path.of(accessLog), settings.proxies(), InstantSource.system());
    };
  }

  private static Exposure exposure(String bind) {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress()
          ? Exposure.THIS_MACHINE
          : Exposure.NETWORK;
    } catch (UnknownHostException unknown) {
      throw CommandException.usage(
          "--bind " + bind + ": no such address; give one of this machine's, such as 127.0.0.1");
    }
  }

  /** Reads settings; what is wrong with them is wrong usage. */
  private static <T> T setting(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (StowageException refused) {
      if (refused.kind() == ErrorKind.INVALID) {
        throw CommandException.usage(ErrorLine.of(refused));
      }
      throw refused;
    }
  }
}
