package dev.stowage.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.serve.HttpServer;
import dev.stowage.serve.ServerOptions;
import dev.stowage.wiring.Api;
import dev.stowage.wiring.DataDirectory;
import dev.stowage.wiring.Exposure;
import dev.stowage.wiring.Readme;
import dev.stowage.wiring.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the README's commands as they stand there, one after another in one shell, with the real
 * curl; only the port is another. A line that begins with {@code #>} is what the command above it
 * must print; three dots stand for anything.
 */
class ReadmeCurlIT {

  private static final String END = "end of an answer";

  private record Step(String command, List<String> expected) {}

  @TempDir private Path folder = Path.of("");

  @Test
  void everyCommandAnswersWhatTheReadmeSays() throws Exception {
    List<Step> steps = steps();
    assertThat(steps).hasSizeGreaterThan(15);
    List<String> printed;
    try (Api api = api();
        HttpServer server =
            HttpServer.start(
                api.router()::begin,
                ServerOptions.local(
                    0,
                    error -> {
                      throw new AssertionError(error);
                    }))) {
      printed = run(steps, server.port());
    }
    assertThat(printed).hasSameSizeAs(steps);
    for (int i = 0; i < steps.size(); i++) {
      assertThat(printed.get(i).strip().replace("\r", ""))
          .as(steps.get(i).command())
          .matches(pattern(steps.get(i).expected()));
    }
  }

  private Api api() {
    DataDirectory data = new DataDirectory(folder.resolve("data"));
    BackendContext context = BackendContext.system(new Meter());
    Settings settings = Settings.ofEnvironment().orElse(data.store(), () -> data.slugKey(context));
    return Api.open(
        settings,
        Exposure.THIS_MACHINE,
        (route, why) -> {
          throw new AssertionError(route, why);
        });
  }

  private static List<Step> steps() throws IOException {
    List<String> block =
        Readme.between(
            "<!-- run by a test -->",
            "`http://localhost:8080/` has forms for links and"
                + " pastes that work without scripts, and");
    List<Step> steps = new ArrayList<>();
    for (String line : block) {
      if (line.startsWith("#> ")) {
        steps.get(steps.size() - 1).expected().add(line.substring(3));
      } else if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("```")) {
        steps.add(new Step(line, new ArrayList<>()));
      }
    }
    return steps;
  }

  /** Progress is for terminals; everything else is curl as it comes. */
  private List<String> run(List<Step> steps, int port) throws IOException, InterruptedException {
    String script =
        steps.stream()
            .map(step -> step.command() + "\necho\necho '" + END + "'\n")
            .collect(Collectors.joining("", "curl() { command curl -sS \"$@\"; }\n", ""))
            .replace("localhost:8080", "localhost:" + port);
    Path file = Files.writeString(folder.resolve("readme.sh"), script);
    Path output = folder.resolve("output");
    Process shell =
        new ProcessBuilder("sh", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(shell.waitFor()).isZero();
    return Arrays.stream(
            Files.readString(output, StandardCharsets.UTF_8)
                .replace("localhost:" + port, "localhost:8080")
                .split(Pattern.quote(END + "\n")))
        .toList();
  }

  private static Pattern pattern(List<String> expected) {
    return Pattern.compile(
        Arrays.stream(String.join("\n", expected).split("\\.\\.\\.", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }
}
