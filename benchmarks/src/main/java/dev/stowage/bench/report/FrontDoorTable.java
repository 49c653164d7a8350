package dev.stowage.bench.report;

import dev.stowage.core.cost.Bill;
import dev.stowage.core.cost.BillLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands before each store for a month; empty where no front door was asked for. */
final class FrontDoorTable {

  private FrontDoorTable() {}

  static TextTable of(Report report) {
    Wording wording = report.wording();
    List<String> headings =
        new ArrayList<>(List.of("line", "usage type", ">quantity", "unit", ">usd"));
    wording.perMillionOf(BigDecimal.ZERO).ifPresent(none -> headings.add(">per million"));
    headings.addAll(List.of(">door", ">with store"));
    TextTable table = new TextTable(headings.toArray(String[]::new));
    for (ReportLine line : report.ranked()) {
      Bill door = line.costs().frontDoor();
      if (door != null) {
        rows(table, line, door, wording);
      }
    }
    return table;
  }

  private static void rows(TextTable table, ReportLine line, Bill door, Wording wording) {
    BigDecimal month = line.costs().totals().month();
    String name = line.result().line().text();
    String alone = Numbers.shortUsd(door.total());
    String withStore = Numbers.shortUsd(door.total().add(month));
    for (BillLine charged : door.lines()) {
      List<String> row = new ArrayList<>();
      row.add(name);
      row.add(charged.charge().type().name());
      row.add(Numbers.grouped(charged.charge().quantity()));
      row.add(charged.charge().type().unit());
      row.add(Numbers.shortUsd(charged.usd()));
      Optional<BigDecimal> perMillion = wording.perMillionOf(charged.usd());
      perMillion.map(Numbers::shortUsd).ifPresent(row::add);
      row.addAll(List.of(alone, withStore));
      table.row(row.toArray(String[]::new));
      name = "";
      alone = "";
      withStore = "";
    }
  }
}
