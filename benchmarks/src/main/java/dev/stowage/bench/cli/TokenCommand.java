package dev.stowage.bench.cli;

import dev.stowage.bench.report.Json;
import dev.stowage.core.record.TokenHash;
import dev.stowage.wiring.Settings;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stowage token}: makes an API token. */
@Command(
    name = "token",
    header = "Make an API token for the HTTP interface.",
    description = {
      "",
      "  stowage token laptop",
      "",
      "Prints the token, which is shown this once and kept nowhere, and the pair for STOWAGE_TOKENS,"
          + " which holds its SHA-256 alone. Several pairs are separated by commas. Who writes shows"
          + " the token: Authorization: Bearer TOKEN.",
      ""
    },
    optionListHeading = "Options:%n",
    footer = {"", "Exit status: 0 all right; 2 wrong usage."})
final class TokenCommand implements Callable<Integer> {

  private static final int BYTES = 32;

  private final Console console;

  @Parameters(
      paramLabel = "NAME",
      description =
          "Who or what has it: 1 to 64 of A-Z a-z 0-9 . _ -, with a letter or digit first. Links"
              + " that are reused belong to this name.")
  private String name = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table or json; alone on standard output. Default: table.")
  private Format format = Format.TABLE;

  TokenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    format.requireOneOf(Format.TABLE, Format.JSON);
    if (!Settings.isTokenName(name)) {
      throw CommandException.usage(
          "the name breaks its rule; give 1 to 64 of A-Z a-z 0-9 . _ -, a letter or digit first");
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    String pair = name + ":" + HexFormat.of().formatHex(TokenHash.of(token).bytes());
    console.out().print(format == Format.JSON ? json(token, pair) : text(token, pair));
    return ExitCode.OK;
  }

  private static String text(String token, String pair) {
    return "token           " + token + "\nSTOWAGE_TOKENS  " + pair + "\n";
  }

  private String json(String token, String pair) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("token", token);
    json.put("STOWAGE_TOKENS", pair);
    return Json.text(json);
  }
}
