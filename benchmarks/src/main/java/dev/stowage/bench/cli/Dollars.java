package dev.stowage.bench.cli;

import dev.stowage.bench.report.Numbers;
import java.math.BigDecimal;

/** How dollars are written within a sentence. */
final class Dollars {

  private Dollars() {}

  /** Writes dollars to the millionth, such as {@code $0.012300}; what is less and not 0 says so. */
  static String of(BigDecimal usd) {
    String shown = Numbers.shortUsd(usd);
    return shown.startsWith("<") ? "less than $" + shown.substring(1) : "$" + shown;
  }
}
