package dev.stowage.bench.cli;

import dev.stowage.bench.report.Json;
import dev.stowage.bench.report.Numbers;
import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.ExpiredRecords;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.backend.OffersPurge;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.wiring.Wiring;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stowage purge}: frees what expired records take. */
@Command(
    name = "purge",
    header = "Remove links and pastes that have expired, and free what they take.",
    description = {
      "",
      "  stowage purge file:DIR",
      "  stowage purge --dry-run 'postgresql://HOST/DB?user=ROLE'",
      "  stowage purge s3://BUCKET?region=eu-west-1        lists what is due; AWS bills its requests",
      "",
      "Nobody finds an expired record any more, purged or not. DynamoDB frees them by itself, and on"
          + " a website's bucket none expires: there nothing is done, and the exit status is 0.",
      ""
    },
    optionListHeading = "Options:%n",
    footer = {"", "Exit status: 0 all right; 1 a store's error; 2 wrong usage."})
final class PurgeCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "URL", description = "The store, with its place.")
  private String url = "";

  @Option(names = "--dry-run", description = "Count them, and remove nothing.")
  private boolean dryRun;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table or json; alone on standard output. Default: table.")
  private Format format = Format.TABLE;

  PurgeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    format.requireOneOf(Format.TABLE, Format.JSON);
    StoreUrl store = CommandException.argument(() -> checked(url));
    Long expired = Wiring.offers(store, OffersPurge.class) ? purge(store) : null;
    console.out().print(format == Format.JSON ? json(store, expired) : text(store, expired));
    return ExitCode.OK;
  }

  private static StoreUrl checked(String text) {
    StoreUrl store = StoreUrl.parse(text);
    Wiring.check(store);
    if (!Wiring.offers(store, OffersLinks.class) && !Wiring.offers(store, OffersPastes.class)) {
      throw CommandException.usage(
          store.scheme()
              + " holds no links and no pastes, which alone expire; use one of "
              + String.join(", ", Wiring.schemesOffering(OffersPurge.class)));
    }
    return store;
  }

  /** Returns how many were removed, or would be. */
  private long purge(StoreUrl store) {
    BackendContext context = BackendContext.system(new Meter());
    // Opening makes a directory; of any other store it says what is missing.
    if (store.scheme().equals("file") && !Wiring.isThere(store, context)) {
      throw CommandException.usage(
          url + ": there is no such directory; name one that holds links or pastes");
    }
    try (Backend backend = Wiring.open(store, context)) {
      ExpiredRecords records = ((OffersPurge) backend).expired();
      Instant now = context.clock().instant();
      return dryRun ? records.count(now) : records.free(now);
    }
  }

  private String text(StoreUrl store, @Nullable Long expired) {
    if (expired == null) {
      return url + ": nothing to do; " + store.scheme() + " frees what has expired by itself\n";
    }
    String records = Numbers.counted(expired, "expired record");
    return url + ": " + records + (dryRun ? " would be removed\n" : " removed\n");
  }

  private String json(StoreUrl store, @Nullable Long expired) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("url", url);
    json.put("store", store.scheme());
    json.put("dryRun", dryRun);
    json.put("freesByItself", expired == null);
    json.put("expired", expired);
    json.put("removed", expired == null || dryRun ? 0 : expired);
    return Json.text(json);
  }
}
