package dev.stowage.bench.cli;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a run that may use services of AWS. */
final class AwsOptions {

  private static final BigDecimal MAX_USD = new BigDecimal("1.00");

  @Option(
      names = "--aws",
      description =
          "Use services of AWS, with the credentials and region of the AWS default chain; AWS bills"
              + " them to you. What it comes to is shown and asked for first, and all that is made"
              + " is removed afterwards.")
  private boolean aws;

  @Option(
      names = "--max-usd",
      paramLabel = "USD",
      description =
          "The most that may be spent, above 0: a run that would cost more does not begin, and one"
              + " that reaches it ends. Default: 1.00.")
  private @Nullable BigDecimal maxUsd;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--dry-run",
      description = "Tell what would be made and what it would cost; make nothing.")
  private boolean dryRun;

  /** Tells whether services of AWS may be used. */
  boolean aws() {
    return aws;
  }

  /** Returns the most that may be spent, in dollars. */
  BigDecimal maxUsd() {
    BigDecimal most = maxUsd == null ? MAX_USD : maxUsd;
    if (most.signum() <= 0) {
      throw CommandException.usage(
          "--max-usd " + most.toPlainString() + ": out of range; give dollars above 0");
    }
    return most;
  }

  /** Tells whether the question was answered beforehand. */
  boolean yes() {
    return yes;
  }

  /** Tells whether nothing is to be made. */
  boolean dryRun() {
    return dryRun;
  }

  /**
   * Refuses the other options without {@code --aws}, where nothing is billed without it, and a
   * limit out of range.
   */
  void requireAws() {
    String alone = maxUsd != null ? "--max-usd" : yes ? "--yes" : dryRun ? "--dry-run" : null;
    if (alone != null && !aws) {
      throw CommandException.usage(
          alone + " without --aws; nothing is billed without --aws, so leave it out or give both");
    }
    maxUsd();
  }
}
