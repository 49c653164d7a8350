package dev.stowage.bench.report;

import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Bill;
import dev.stowage.core.cost.Ceiling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A report for spreadsheets: one row a line, the fields named as in the JSON. */
public final class CsvReport {

  /** A column and what it shows of a line. */
  private record Column(String heading, Function<ReportLine, String> cell) {}

  private CsvReport() {}

  /**
   * Writes a report.
   *
   * @param report the report
   * @return a heading and a row for each line, in the order of the plan; lines end in a line feed
   */
  public static String of(Report report) {
    List<Column> columns = new ArrayList<>();
    described(report.wording(), columns);
    bytes(columns);
    if (report.wording().waits()) {
      add(columns, "atRiskReadings", line -> whole(line.result().atRisk().readings()));
      add(columns, "atRiskSeconds", line -> whole(line.result().atRisk().seconds()));
    }
    dollars(report.wording(), columns);
    add(columns, "prices", line -> report.book().name());
    bases(columns);
    bounds(report.wording(), columns);
    Csv csv = new Csv(columns.stream().map(Column::heading).toArray(String[]::new));
    for (ReportLine line : report.lines()) {
      csv.row(columns.stream().map(column -> column.cell().apply(line)).toArray(String[]::new));
    }
    return csv.text();
  }

  private static void described(Wording wording, List<Column> columns) {
    add(columns, "rank", line -> whole(line.rank()));
    add(columns, "line", line -> line.result().line().text());
    add(columns, "store", line -> line.result().line().url().scheme());
    add(columns, "engine", line -> line.result().engine());
    add(columns, wording.kept(), line -> whole(line.needed().records()));
    add(columns, "verified", line -> Boolean.toString(line.result().verification().passed()));
  }

  private static void bytes(List<Column> columns) {
    add(columns, "logicalBytes", line -> whole(line.needed().logicalBytes()));
    add(columns, "encodedBytes", line -> seen(line.result().footprint().encodedBytes()));
    add(columns, "physicalBytes", line -> seen(line.result().footprint().physicalBytes()));
    add(columns, "atRestBytes", line -> seen(line.result().measured().atRest()));
    add(columns, "billedBytes", line -> seen(line.result().footprint().billedBytes()));
    add(columns, "overhead", line -> String.format(Locale.ROOT, "%.4f", line.overhead()));
  }

  private static void dollars(Wording wording, List<Column> columns) {
    add(columns, "runUsd", line -> usd(line, Costs.Totals::run));
    add(columns, "monthUsd", line -> usd(line, Costs.Totals::month));
    add(columns, "idleMonthUsd", line -> usd(line, Costs.Totals::idleMonth));
    for (Wording.PerMillion figure : wording.perMillion()) {
      add(
          columns,
          figure.field(),
          line -> usd(line, totals -> figure.usd().apply(totals.perMillion())));
    }
  }

  private static void bases(List<Column> columns) {
    add(columns, "encodedBasis", line -> basis(line.result().footprint().encodedBytes()));
    add(columns, "physicalBasis", line -> basis(line.result().footprint().physicalBytes()));
    add(columns, "atRestBasis", line -> basis(line.result().measured().atRest()));
    add(columns, "billedBasis", line -> basis(line.result().footprint().billedBytes()));
  }

  private static void bounds(Wording wording, List<Column> columns) {
    add(columns, wording.maxPerDay(), line -> perDay(line.costs().ceiling()));
    add(columns, "frontDoorMonthUsd", line -> total(line.costs().frontDoor()));
  }

  private static void add(List<Column> columns, String heading, Function<ReportLine, String> cell) {
    columns.add(new Column(heading, cell));
  }

  private static String whole(long number) {
    return Long.toString(number);
  }

  private static String usd(ReportLine line, Function<Costs.Totals, BigDecimal> sum) {
    return Numbers.usd(sum.apply(line.costs().totals()));
  }

  private static String perDay(@Nullable Ceiling ceiling) {
    return ceiling == null ? "" : whole(ceiling.perDay());
  }

  private static String total(@Nullable Bill door) {
    return door == null ? "" : Numbers.usd(door.total());
  }

  private static String basis(@Nullable Amount amount) {
    return amount == null ? "" : amount.basis().label();
  }

  private static String seen(@Nullable Amount amount) {
    return amount == null ? "" : whole(amount.value());
  }
}
