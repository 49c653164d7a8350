package dev.stowage.bench.cli;

import dev.stowage.bench.report.Box;
import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** The options that say what a machine of one's own costs. */
final class BoxOptions {

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  @Option(
      names = "--box-watts",
      paramLabel = "W",
      description = "What the machine that keeps files draws. Default: 5.")
  private BigDecimal watts = Box.DEFAULT.watts();

  @Option(
      names = "--box-kwh-usd",
      paramLabel = "USD",
      description = "What electricity costs it. Default: 0.15.")
  private BigDecimal usdPerKwh = Box.DEFAULT.usdPerKwh();

  @Option(
      names = "--box-writes",
      paramLabel = "N",
      description = "Writes that it makes durable in a second, for the flips. Default: 1000.")
  private long writesPerSecond = Box.DEFAULT.writesPerSecond();

  @Option(
      names = "--box-disk",
      paramLabel = "GIB",
      description = "What fits on its disk, for the flips. Default: 256.")
  private long diskGib = Box.DEFAULT.diskGib();

  Box box() {
    return new Box(
        within("--box-watts", watts),
        within("--box-kwh-usd", usdPerKwh),
        atLeastOne("--box-writes", writesPerSecond),
        atLeastOne("--box-disk", diskGib));
  }

  private static long atLeastOne(String option, long value) {
    if (value < 1 || value > MOST.longValueExact()) {
      throw CommandException.usage(
          option + " " + value + ": out of range; give 1 to " + MOST.toPlainString());
    }
    return value;
  }

  private static BigDecimal within(String option, BigDecimal value) {
    if (value.signum() < 0 || value.compareTo(MOST) > 0) {
      throw CommandException.usage(
          option + " " + value + ": out of range; give 0 to " + MOST.toPlainString());
    }
    return value;
  }
}
