package dev.stowage.bench.report;

import dev.stowage.core.cost.Bill;
import dev.stowage.core.cost.BillLine;
import java.math.BigDecimal;

/** What stands before each store for a month; empty where no front door was asked for. */
final class FrontDoorTable {

  private FrontDoorTable() {}

  static TextTable of(Report report) {
    TextTable table =
        new TextTable("line", "usage type", ">quantity", "unit", ">usd", ">door", ">with store");
    for (ReportLine line : report.ranked()) {
      Bill door = line.costs().frontDoor();
      if (door != null) {
        rows(table, line, door);
      }
    }
    return table;
  }

  private static void rows(TextTable table, ReportLine line, Bill door) {
    BigDecimal month = line.costs().totals().month();
    String name = line.result().line().text();
    String alone = Numbers.shortUsd(door.total());
    String withStore = Numbers.shortUsd(door.total().add(month));
    for (BillLine charged : door.lines()) {
      table.row(
          name,
          charged.charge().type().name(),
          Numbers.grouped(charged.charge().quantity()),
          charged.charge().type().unit(),
          Numbers.shortUsd(charged.usd()),
          alone,
          withStore);
      name = "";
      alone = "";
      withStore = "";
    }
  }
}
