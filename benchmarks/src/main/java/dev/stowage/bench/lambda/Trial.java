package dev.stowage.bench.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stowage.bench.Quantile;
import dev.stowage.testkit.local.LambdaAnswer;
import dev.stowage.testkit.local.LambdaFailure;
import dev.stowage.testkit.local.LocalLambda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** One start of a function, its first event, the warm ones after it, and its end. */
final class Trial {

  /** No start and no answer takes so long, on however slow a machine. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Subject subject;
  private final LocalLambda function;

  private Trial(Subject subject, LocalLambda function) {
    this.subject = subject;
    this.function = function;
  }

  /**
   * Measures.
   *
   * @param subject the function
   * @param warm how many events follow the first, at least 1
   * @throws IOException when the function fails or answers anything but 200
   */
  static Reading of(Subject subject, int warm) throws IOException {
    try (LocalLambda function = LocalLambda.start(subject.begin().of(subject.setup()))) {
      return new Trial(subject, function).reading(warm);
    }
  }

  private Reading reading(int warm) throws IOException {
    boolean fromSnapshot = subject.begin() == Begin.SNAPSHOT;
    double before = 0;
    if (fromSnapshot) {
      require(function.awaitCheckpoint(LIMIT).map(LambdaFailure::message).orElse(""));
      before = cpuMillis();
    }
    require(function.awaitInit(LIMIT).map(LambdaFailure::message).orElse(""));
    double first = answered();
    double worked = cpuMillis() - before;
    double[] waited = new double[warm];
    for (int i = 0; i < warm; i++) {
      waited[i] = answered();
    }
    return new Reading(
        Reading.millis(function.initTook()),
        fromSnapshot ? Reading.millis(function.restoreTook()) : 0,
        first,
        worked,
        Quantile.of(waited, 0.5),
        Quantile.of(waited, 0.99),
        peakMegabytes());
  }

  private double answered() throws IOException {
    LambdaAnswer answer = function.invoke(subject.event().getBytes(UTF_8), LIMIT);
    require(answer.failure().map(LambdaFailure::message).orElse(""));
    if (!answer.text().contains("\"statusCode\":200")) {
      throw new IOException(subject.name() + " answered " + answer.text());
    }
    return Reading.millis(answer.took());
  }

  private void require(String failure) throws IOException {
    if (!failure.isEmpty()) {
      throw new IOException(subject.name() + " failed: " + failure);
    }
  }

  /** In steps of 10 ms, as the kernel tells it. */
  private double cpuMillis() {
    return ProcessHandle.of(function.pid())
        .flatMap(handle -> handle.info().totalCpuDuration())
        .map(Reading::millis)
        .orElseThrow();
  }

  private double peakMegabytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + function.pid() + "/status"))) {
      String peak = lines.filter(line -> line.startsWith("VmHWM:")).findFirst().orElseThrow();
      return Long.parseLong(peak.replaceAll("[^0-9]", "")) / 1024.0;
    }
  }
}
