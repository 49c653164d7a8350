package dev.stowage.bench.report;

import java.util.stream.Collectors;

/**
 * A report for readers: what each line keeps, what it costs, and where every number comes from. The
 * same run gives the same text, but for the peak of memory.
 */
public final class TextReport {

  private TextReport() {}

  /**
   * Writes a report.
   *
   * @param report the report
   * @return plain text, at most 120 columns wide where the lines' own texts allow it
   */
  public static String of(Report report) {
    return Facts.of(report).stream().collect(Collectors.joining("\n", "", "\n"))
        + table(Headings.kept(report), KeptTable.of(report))
        + table(Headings.COST, CostTable.of(report))
        + table(Headings.FRONT_DOOR, FrontDoorTable.of(report))
        + differences(report)
        + table(Headings.USAGE, UsageTable.of(report))
        + '\n'
        + Notes.of(report)
        + Facts.memory(report)
        + '\n';
  }

  private static String table(String heading, TextTable table) {
    return table.isEmpty() ? "" : "\n" + heading + "\n\n" + table.text();
  }

  private static String differences(Report report) {
    return Facts.differences(report).stream()
        .map(line -> "\n" + line + '\n')
        .collect(Collectors.joining());
  }
}
