package dev.stowage.bench.report;

/** What stands over the tables of a report. */
final class Headings {

  static final String COST = "Cost, in dollars";
  static final String USAGE = "Used by phase, and charged in the first month whatever is used";

  static final String FRONT_DOOR = "Front door for a month, in dollars; in no other sum";

  private Headings() {}

  static String kept(Report report) {
    return "Kept, in bytes ("
        + Numbers.grouped(report.lines().get(0).needed().logicalBytes())
        + " are needed: "
        + report.wording().neededBecause()
        + ")";
  }
}
