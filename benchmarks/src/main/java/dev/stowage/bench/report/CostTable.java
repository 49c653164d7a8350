package dev.stowage.bench.report;

import dev.stowage.core.cost.BillLine;
import dev.stowage.core.cost.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What each line costs, in dollars. */
final class CostTable {

  private CostTable() {}

  /** Makes the table, the cheapest line first. */
  static TextTable of(Report report) {
    List<Wording.PerMillion> perMillion = report.wording().perMillion();
    List<String> headings =
        new ArrayList<>(List.of(">rank", "line", ">load units", ">run", ">month", ">idle month"));
    perMillion.forEach(figure -> headings.add(">" + figure.heading()));
    TextTable table = new TextTable(headings.toArray(String[]::new));
    for (ReportLine line : report.ranked()) {
      Costs.Totals totals = line.costs().totals();
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(line.rank()));
      row.add(line.result().line().text());
      row.add(loadUnits(line.costs().used()));
      row.add(Numbers.shortUsd(totals.run()));
      row.add(Numbers.shortUsd(totals.month()));
      row.add(Numbers.shortUsd(totals.idleMonth()));
      perMillion.forEach(
          figure -> row.add(Numbers.shortUsd(figure.usd().apply(totals.perMillion()))));
      table.row(row.toArray(String[]::new));
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
