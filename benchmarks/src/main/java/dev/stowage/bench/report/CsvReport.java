package dev.stowage.bench.report;

import dev.stowage.bench.compare.LineResult;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Bill;
import dev.stowage.core.cost.Ceiling;
import dev.stowage.core.cost.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report for spreadsheets: one row a line, the fields named as in the JSON. */
public final class CsvReport {

  private static final String[] HEADINGS = {
    "rank",
    "line",
    "store",
    "engine",
    "readings",
    "verified",
    "logicalBytes",
    "encodedBytes",
    "physicalBytes",
    "atRestBytes",
    "billedBytes",
    "overhead",
    "atRiskReadings",
    "atRiskSeconds",
    "runUsd",
    "monthUsd",
    "idleMonthUsd",
    "perMillionReadingsUsd",
    "prices",
    "encodedBasis",
    "physicalBasis",
    "atRestBasis",
    "billedBasis",
    "maxReadingsPerDay",
    "frontDoorMonthUsd"
  };

  private CsvReport() {}

  /**
   * Writes a report.
   *
   * @param report the report
   * @return a heading and a row for each line, in the order of the plan; lines end in a line feed
   */
  public static String of(Report report) {
    Csv csv = new Csv(HEADINGS);
    for (ReportLine line : report.lines()) {
      csv.row(row(line, report.book().name()).toArray(String[]::new));
    }
    return csv.text();
  }

  private static List<String> row(ReportLine line, String prices) {
    LineResult result = line.result();
    List<String> row = new ArrayList<>();
    row.add(Integer.toString(line.rank()));
    row.add(result.line().text());
    row.add(result.line().url().scheme());
    row.add(result.engine());
    row.add(Long.toString(line.needed().readings()));
    row.add(Boolean.toString(result.verification().passed()));
    bytes(line, row);
    row.add(Long.toString(result.atRisk().readings()));
    row.add(Long.toString(result.atRisk().seconds()));
    Costs.Totals totals = line.costs().totals();
    row.add(Numbers.usd(totals.run()));
    row.add(Numbers.usd(totals.month()));
    row.add(Numbers.usd(totals.idleMonth()));
    row.add(Numbers.usd(totals.perMillion()));
    row.add(prices);
    Footprint footprint = result.footprint();
    row.add(basis(footprint.encodedBytes()));
    row.add(basis(footprint.physicalBytes()));
    row.add(basis(result.measured().atRest()));
    row.add(basis(footprint.billedBytes()));
    Ceiling ceiling = line.costs().ceiling();
    row.add(ceiling == null ? "" : Long.toString(ceiling.readingsPerDay()));
    Bill door = line.costs().frontDoor();
    row.add(door == null ? "" : Numbers.usd(door.total()));
    return row;
  }

  private static void bytes(ReportLine line, List<String> row) {
    Footprint footprint = line.result().footprint();
    row.add(Long.toString(line.needed().logicalBytes()));
    row.add(Long.toString(footprint.encodedBytes().value()));
    row.add(seen(footprint.physicalBytes()));
    row.add(seen(line.result().measured().atRest()));
    row.add(Long.toString(footprint.billedBytes().value()));
    row.add(String.format(Locale.ROOT, "%.4f", line.overhead()));
  }

  private static String basis(@Nullable Amount amount) {
    return amount == null ? "" : amount.basis().label();
  }

  private static String seen(@Nullable Amount amount) {
    return amount == null ? "" : Long.toString(amount.value());
  }
}
