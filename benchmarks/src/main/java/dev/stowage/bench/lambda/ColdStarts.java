package dev.stowage.bench.lambda;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long the deployable takes to start and to answer under AWS's own runtime, for each store and
 * for a function that does nothing. The functions take turns, each round, so that what else the
 * machine does meets all of them; the medians are told.
 *
 * <pre>{@code
 * benchmarks/cold-starts [ROUNDS [WARM]]
 * }</pre>
 */
public final class ColdStarts {

  private static final int WARM_UP_ROUNDS = 1;

  private final PrintStream out;
  private final int rounds;
  private final int warm;

  private ColdStarts(PrintStream out, int rounds, int warm) {
    this.out = out;
    this.rounds = rounds;
    this.warm = warm;
  }

  /**
   * Measures and prints.
   *
   * @param args the deployable, how many rounds, and how many warm events in each
   * @throws IOException when a function fails, or no temporary directory can be made
   */
  public static void main(String... args) throws IOException {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    int warm = args.length > 2 ? Integer.parseInt(args[2]) : 200;
    Path folder = Files.createTempDirectory("stowage-cold-starts-");
    try (Subjects subjects = new Subjects(Path.of(args[0]), folder)) {
      new ColdStarts(System.out, rounds, warm).measure(subjects.all());
    } finally {
      remove(folder);
    }
  }

  private void measure(List<Subject> subjects) throws IOException {
    ColdStartTable table = new ColdStartTable();
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      for (Subject subject : subjects) {
        Reading reading = Trial.of(subject, warm);
        if (round >= 0) {
          table.add(subject, reading);
          out.printf("round %d: %s %s %s%n", round + 1, subject.name(), subject.begin(), reading);
        }
      }
    }
    out.printf("%n%s%n%n%s", conditions(), table.markdown());
  }

  private String conditions() {
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%d rounds, %d warm events each; %d cores, %s, load %.1f at the end; %s %s",
        rounds,
        warm,
        machine.getAvailableProcessors(),
        machine.getArch(),
        machine.getSystemLoadAverage(),
        System.getProperty("java.vm.name"),
        System.getProperty("java.runtime.version"));
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
