package dev.stowage.bench.report;

import java.util.stream.Collectors;

/**
 * A report as a web page of its own: the tables and notes of the text report, readable on a small
 * screen and in print. It loads nothing and runs no script.
 */
public final class HtmlReport {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 80rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; }
      h2 { font-size: 1.15rem; margin-top: 2rem; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
      th, td { padding: .25rem .75rem .25rem 0; text-align: left; white-space: nowrap; }
      th { border-bottom: 2px solid; vertical-align: bottom; }
      td { border-bottom: 1px solid #8885; }
      .n { text-align: right; }
      .bad { color: #b00020; font-weight: bold; }
      pre { white-space: pre-wrap; font: inherit; font-size: .875rem; }
      """;

  private HtmlReport() {}

  /**
   * Writes a report.
   *
   * @param report the report
   * @return an HTML document in UTF-8
   */
  public static String of(Report report) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<title>"
        + Html.text("stowage compare: " + report.plan().work().name())
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n<h1>What each store keeps, bills and costs</h1>\n"
        + plain(Facts.of(report).stream().collect(Collectors.joining("\n")))
        + differences(report)
        + section(Headings.COST, CostTable.of(report))
        + section(Headings.FRONT_DOOR, FrontDoorTable.of(report))
        + section(Headings.kept(report), KeptTable.of(report))
        + section(Headings.USAGE, UsageTable.of(report))
        + "<h2>Notes</h2>\n"
        + plain(Notes.of(report) + Facts.memory(report))
        + "</body>\n</html>\n";
  }

  private static String section(String heading, TextTable table) {
    return table.isEmpty()
        ? ""
        : "<h2>" + Html.text(heading) + "</h2>\n<div class=\"wide\">\n" + table.html() + "</div>\n";
  }

  private static String plain(String text) {
    return "<pre>" + Html.text(text) + "</pre>\n";
  }

  private static String differences(Report report) {
    return Facts.differences(report).stream()
        .map(line -> "<p class=\"bad\">" + Html.text(line) + "</p>\n")
        .collect(Collectors.joining());
  }
}
