package dev.stowage.bench.report;

import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.workload.AtRisk;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What each line keeps, in bytes, and what waited outside it. */
final class KeptTable {

  private KeptTable() {}

  /** Makes the table, the cheapest line first. */
  static TextTable of(Report report) {
    boolean waits = report.wording().waits();
    List<String> headings =
        new ArrayList<>(
            List.of(
                "line", ">verified", ">encoded", ">physical", ">at rest", ">billed", ">overhead"));
    if (waits) {
      headings.add(">at risk");
    }
    TextTable table = new TextTable(headings.toArray(String[]::new));
    for (ReportLine line : report.ranked()) {
      List<String> row = row(line);
      if (waits) {
        row.add(shown(line.result().atRisk()));
      }
      table.row(row.toArray(String[]::new));
    }
    return table;
  }

  private static List<String> row(ReportLine line) {
    LineResult result = line.result();
    Footprint footprint = result.footprint();
    List<String> row = new ArrayList<>();
    row.add(result.line().text());
    row.add(
        result.verification().passed() ? Numbers.grouped(result.verification().records()) : "NO");
    row.add(shown(footprint.encodedBytes()));
    row.add(shown(footprint.physicalBytes()));
    row.add(shown(result.measured().atRest()));
    row.add(shown(footprint.billedBytes()));
    row.add(String.format(Locale.ROOT, "%,.2fx", line.overhead()));
    return row;
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
