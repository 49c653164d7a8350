package dev.stowage.bench.report;

import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.workload.AtRisk;
import dev.stowage.bench.workload.Workload;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.BillLine;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Part;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report for readers: what each line keeps, what it costs, and where every number comes from. The
 * same run gives the same text, but for the peak of memory.
 */
public final class TextReport {

  private static final long MIB = 1 << 20;

  private TextReport() {}

  /**
   * Writes a report.
   *
   * @param report the report
   * @return plain text, at most 120 columns wide where the lines' own texts allow it
   */
  public static String of(Report report) {
    return header(report)
        + "\nKept, in bytes ("
        + Numbers.grouped(report.lines().get(0).needed().logicalBytes())
        + " are needed: bits of the layout x readings / 8)\n\n"
        + kept(report)
        + "\nCost, in dollars\n\n"
        + cost(report)
        + differences(report)
        + UsageTable.of(report)
        + '\n'
        + Notes.of(report)
        + memory(report);
  }

  private static String header(Report report) {
    Workload workload = report.plan().workload();
    String seed =
        workload.seed().isPresent() ? ", seed " + workload.seed().getAsLong() : ", as given";
    return String.format(
        Locale.ROOT,
        "%s: %s of %s in %s%s; %d bits each; %s a day\nprices: %s\n%s",
        workload.name(),
        Numbers.counted(workload.readings(), "reading"),
        workload.series().size() + " series",
        Numbers.counted(workload.days().size(), "day"),
        seed,
        report.layout().bits(),
        Numbers.counted(report.plan().dashboardsPerDay(), "dashboard"),
        Notes.books(report),
        Engines.of(report));
  }

  private static String kept(Report report) {
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
    return table.text();
  }

  private static String cost(Report report) {
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
    return table.text();
  }

  private static String differences(Report report) {
    return report.lines().stream()
        .filter(line -> !line.result().verification().passed())
        .map(
            line ->
                "\nNOT VERIFIED: "
                    + line.result().line().text()
                    + ": "
                    + line.result().verification().difference()
                    + '\n')
        .collect(Collectors.joining());
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

  private static String memory(Report report) {
    return report
        .memory()
        .map(
            peak ->
                String.format(
                    Locale.ROOT,
                    "peak memory: %,d MiB in %s (PSS: this one, the engines and their servers)\n",
                    (peak.bytes() + MIB - 1) / MIB,
                    peak.processes() == 1 ? "1 process" : peak.processes() + " processes"))
        .orElse("peak memory: not known on this system\n");
  }
}
