package dev.stowage.bench.report;

import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.workload.AtRisk;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Footprint;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What each line keeps, in bytes, and what waited outside it. */
final class KeptTable {

  private KeptTable() {}

  /** Makes the table, the cheapest line first. */
  static TextTable of(Report report) {
    TextTable table =
        new TextTable(
            "line",
            ">verified",
            ">encoded",
            ">physical",
            ">at rest",
            ">billed",
            ">overhead",
            ">at risk");
    for (ReportLine line : report.ranked()) {
      LineResult result = line.result();
      Footprint footprint = result.footprint();
      table.row(
          result.line().text(),
          result.verification().passed() ? Numbers.grouped(result.verification().readings()) : "NO",
          shown(footprint.encodedBytes()),
          shown(footprint.physicalBytes()),
          shown(result.measured().atRest()),
          shown(footprint.billedBytes()),
          String.format(Locale.ROOT, "%,.2fx", line.overhead()),
          shown(result.atRisk()));
    }
    return table;
  }

  private static String shown(@Nullable Amount amount) {
    if (amount == null) {
      return "unseen";
    }
    return Numbers.grouped(amount.value()) + (amount.basis() == Basis.MEASURED ? "" : "*");
  }

  private static String shown(AtRisk atRisk) {
    return atRisk.readings() == 0
        ? "nothing"
        : Numbers.grouped(atRisk.readings()) + " for " + Numbers.grouped(atRisk.seconds()) + " s";
  }
}
