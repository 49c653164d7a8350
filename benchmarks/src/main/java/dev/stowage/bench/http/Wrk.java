package dev.stowage.bench.http;

import com.sun.management.OperatingSystemMXBean;
import dev.stowage.bench.Quantile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code wrk}, pinned to the last core of this machine, and reads what it prints. */
final class Wrk {

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern ANSWERS = Pattern.compile("([0-9]+) requests in");
  private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
  private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx|Socket errors");

  private static final String SCRIPT =
      """
      math.randomseed(42)
      local requests = {}
      function init(args)
        for i = 1, 100000 do
          requests[i] = wrk.format("GET", string.format("/%07d", math.random(0, LAST)))
        end
      end
      local next = 0
      function request()
        next = next % 100000 + 1
        return requests[next]
      end
      """;

  private final int seconds;
  private final Path script;

  private Wrk(int seconds, Path script) {
    this.seconds = seconds;
    this.script = script;
  }

  /**
   * What a round showed.
   *
   * @param perSecond answers
   * @param p99Millis how long all but one in a hundred took at most
   * @param cpuMicros what this process worked for each of them; other work on the machine hardly
   *     changes it
   */
  record Round(double perSecond, double p99Millis, double cpuMicros) {

    /** The medians of each. */
    static Round median(List<Round> rounds) {
      return new Round(
          Quantile.median(rounds, Round::perSecond),
          Quantile.median(rounds, Round::p99Millis),
          Quantile.median(rounds, Round::cpuMicros));
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.0f/s p99 %.2f ms cpu %.1f us", perSecond, p99Millis, cpuMicros);
    }
  }

  /** Asks for links at random. */
  static Wrk asking(int links, int seconds, Path script) throws IOException {
    Files.writeString(script, SCRIPT.replace("LAST", Integer.toString(links - 1)));
    return new Wrk(seconds, script);
  }

  Round run(int port) throws IOException, InterruptedException {
    long before = cpuNanos();
    Process process =
        new ProcessBuilder(
                "taskset",
                "-c",
                System.getProperty("stowage.wrk.cpu", "1"),
                "wrk",
                "--latency",
                "--threads=1",
                "--connections=32",
                "--duration=" + seconds + "s",
                "--script=" + script,
                "http://127.0.0.1:" + port + "/")
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0 || ERRORS.matcher(printed).find()) {
      throw new IOException("wrk: " + printed);
    }
    double answers = found(ANSWERS, printed);
    return new Round(
        found(RATE, printed), millis(printed), (cpuNanos() - before) / answers / 1_000);
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double millis(String printed) {
    double value = found(P99, printed);
    return switch (found(P99, printed, 2)) {
      case "us" -> value / 1_000;
      case "ms" -> value;
      default -> value * 1_000;
    };
  }

  private static double found(Pattern pattern, String printed) {
    return Double.parseDouble(found(pattern, printed, 1));
  }

  private static String found(Pattern pattern, String printed, int group) {
    Matcher matcher = pattern.matcher(printed);
    if (!matcher.find()) {
      throw new IllegalStateException("wrk printed no " + pattern + ": " + printed);
    }
    return matcher.group(group);
  }
}
