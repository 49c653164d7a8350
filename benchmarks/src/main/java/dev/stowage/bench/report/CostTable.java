package dev.stowage.bench.report;

import dev.stowage.core.cost.BillLine;
import dev.stowage.core.cost.Part;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What each line costs, in dollars. */
final class CostTable {

  private CostTable() {}

  /** Makes the table, the cheapest line first. */
  static TextTable of(Report report) {
    TextTable table =
        new TextTable(
            ">rank", "line", ">load units", ">run", ">month", ">idle month", ">per million");
    for (ReportLine line : report.ranked()) {
      Costs.Totals totals = line.costs().totals();
      table.row(
          Integer.toString(line.rank()),
          line.result().line().text(),
          loadUnits(line.costs().used()),
          Numbers.shortUsd(totals.run()),
          Numbers.shortUsd(totals.month()),
          Numbers.shortUsd(totals.idleMonth()),
          Numbers.shortUsd(totals.perMillion()));
    }
    return table;
  }

  /** Requests of all classes come as one number: the table of usage tells them apart. */
  private static String loadUnits(List<BillLine> used) {
    Map<String, BigDecimal> units = new LinkedHashMap<>();
    used.stream()
        .map(BillLine::charge)
        .filter(charge -> charge.part() == Part.LOAD)
        .forEach(charge -> units.merge(charge.type().unit(), charge.quantity(), BigDecimal::add));
    return units.isEmpty()
        ? "none"
        : units.entrySet().stream()
            .map(unit -> Numbers.grouped(unit.getValue()) + " " + unit.getKey())
            .collect(Collectors.joining(" + "));
  }
}
