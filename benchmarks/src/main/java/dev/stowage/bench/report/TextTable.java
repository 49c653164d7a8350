package dev.stowage.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table, as plain text or as HTML. Columns are as wide as their widest cell; the headings say
 * where cells stand: a heading that begins with {@code >} is for numbers, which stand to the right.
 */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Begins a table.
   *
   * @param headings one for each column
   */
  public TextTable(String... headings) {
    this.headings = List.of(headings);
  }

  /**
   * Adds a row.
   *
   * @param cells one for each column
   * @return this
   */
  public TextTable row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(cells.length + " cells, " + headings.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /**
   * Writes the table.
   *
   * @return lines that end in a line feed, without trailing spaces
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    append(text, headings.stream().map(heading -> heading.replace(">", "")).toList());
    rows.forEach(row -> append(text, row));
    return text.toString();
  }

  /**
   * Tells whether the table has no row.
   *
   * @return true before the first row
   */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Writes the table as an HTML element; cells are text and no markup. */
  String html() {
    StringBuilder html = new StringBuilder("<table>\n<thead>");
    appendHtml(html, "th", headings.stream().map(heading -> heading.replace(">", "")).toList());
    html.append("</thead>\n<tbody>\n");
    rows.forEach(row -> appendHtml(html, "td", row));
    return html.append("</tbody>\n</table>\n").toString();
  }

  private void appendHtml(StringBuilder html, String element, List<String> cells) {
    html.append("<tr>");
    for (int column = 0; column < cells.size(); column++) {
      boolean right = headings.get(column).startsWith(">");
      html.append('<').append(element).append(right ? " class=\"n\">" : ">");
      html.append(Html.text(cells.get(column)));
      html.append("</").append(element).append('>');
    }
    html.append("</tr>\n");
  }

  private void append(StringBuilder text, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String padding = " ".repeat(width(column) - cells.get(column).length());
      boolean right = headings.get(column).startsWith(">");
      line.append(column == 0 ? "" : GAP);
      line.append(right ? padding + cells.get(column) : cells.get(column) + padding);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private int width(int column) {
    int heading = headings.get(column).replace(">", "").length();
    return rows.stream().mapToInt(row -> row.get(column).length()).reduce(heading, Math::max);
  }
}
