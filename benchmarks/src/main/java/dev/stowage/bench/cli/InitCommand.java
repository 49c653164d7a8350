package dev.stowage.bench.cli;

import dev.stowage.bench.report.Json;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stowage init}: sets a store up. */
@Command(
    name = "init",
    header = "Set a store up: make the table, schema, bucket, database or directory.",
    description = {
      "",
      "  stowage init dynamodb://TABLE?region=eu-west-1    an on-demand table; AWS bills what is"
          + " used",
      "  stowage init 'dynamodb://TABLE?endpoint=http%%3A%%2F%%2F127.0.0.1%%3A8000'",
      "  stowage init 'postgresql://HOST/DB?user=ROLE'      the schema, as a role that may make it;"
          + " password in PGPASSWORD or passwordFile=",
      "  stowage init s3://BUCKET?region=eu-west-1         the bucket",
      "  stowage init timestream://DATABASE?region=...     the database; AWS has closed Timestream"
          + " for LiveAnalytics to new customers on 20 June 2025",
      "  stowage init file:DIR",
      "",
      "What is there already stays as it is. Opening a store never makes cloud resources or schema;"
          + " this command does.",
      ""
    },
    optionListHeading = "Options:%n",
    footer = {"", "Exit status: 0 all right; 1 a store's error; 2 wrong usage."})
final class InitCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "URL", description = "The store, with its place.")
  private String url = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table or json; alone on standard output. Default: table.")
  private Format format = Format.TABLE;

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    format.requireOneOf(Format.TABLE, Format.JSON);
    StoreUrl store = CommandException.argument(() -> checked(url));
    Wiring.initialise(store, BackendContext.system(new Meter()));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("url", url);
    result.put("store", store.scheme());
    result.put("initialised", true);
    console.out().print(format == Format.JSON ? Json.text(result) : url + " is set up\n");
    return ExitCode.OK;
  }

  private static StoreUrl checked(String text) {
    StoreUrl store = StoreUrl.parse(text);
    Wiring.check(store);
    return store;
  }
}
