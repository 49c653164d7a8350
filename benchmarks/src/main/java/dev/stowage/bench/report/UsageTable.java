package dev.stowage.bench.report;

import dev.stowage.core.cost.BillLine;
import dev.stowage.core.cost.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What each line used and is charged: the phases of the run, then what comes with the month. */
final class UsageTable {

  private static final Set<Part> OF_THE_MONTH = EnumSet.of(Part.STORAGE, Part.MINIMUM, Part.IDLE);

  private UsageTable() {}

  /** Makes the table, the cheapest line first; empty where nothing is charged. */
  static TextTable of(Report report) {
    TextTable table =
        new TextTable("line", "part", "usage type", ">quantity", "unit", ">usd", "basis");
    for (ReportLine line : report.ranked()) {
      String name = line.result().line().text();
      for (BillLine charged : charged(line.costs())) {
        table.row(
            name,
            charged.charge().part().label(),
            charged.charge().type().name(),
            Numbers.grouped(charged.charge().quantity()),
            charged.charge().type().unit(),
            Numbers.shortUsd(charged.usd()),
            charged.charge().basis().label());
        name = "";
      }
    }
    return table;
  }

  private static List<BillLine> charged(Costs costs) {
    List<BillLine> lines = new ArrayList<>(costs.used());
    costs.month().lines().stream()
        .filter(line -> OF_THE_MONTH.contains(line.charge().part()))
        .forEach(lines::add);
    lines.sort(Comparator.comparing(line -> line.charge().part()));
    return lines;
  }
}
