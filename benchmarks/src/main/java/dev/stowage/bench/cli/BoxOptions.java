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

  Box box() {
    return new Box(within("--box-watts", watts), within("--box-kwh-usd", usdPerKwh));
  }

  private static BigDecimal within(String option, BigDecimal value) {
    if (value.signum() < 0 || value.compareTo(MOST) > 0) {
      throw CommandException.usage(
          option + " " + value + ": out of range; give 0 to " + MOST.toPlainString());
    }
    return value;
  }
}
