package dev.stowage.bench.cli;

import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.place.Places;
import dev.stowage.bench.place.Terms;
import dev.stowage.bench.workload.Feature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the lines of a comparison, and knows which are run when none is given. */
final class StoreLines {

  private static final List<String> FOR_READINGS =
      List.of(
          "dynamodb:?series=item#batch=1",
          "dynamodb:?series=block#batch=80",
          "postgresql:?series=row#batch=1",
          "postgresql:?series=block#batch=day",
          "timestream:#batch=1",
          "timestream:#batch=100",
          "s3:#batch=day",
          "file:#batch=1");
  private static final List<String> FOR_RECORDS =
      List.of("dynamodb:", "postgresql:", "s3:", "s3:?website=true", "file:");

  private StoreLines() {}

  /**
   * Reads lines and refuses those that could not be run.
   *
   * @param given the lines; empty for the default ones
   * @param source what is done to every store
   */
  static List<StoreLine> read(List<String> given, WorkloadOptions.Source source) {
    List<StoreLine> lines = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String text : given.isEmpty() ? defaults(source) : given) {
      lines.add(CommandException.argument(() -> checked(text, source)));
      if (!seen.add(text)) {
        throw CommandException.usage(
            ErrorLine.after("--store " + text, "comes twice; give each line once"));
      }
    }
    return lines;
  }

  private static StoreLine checked(String text, WorkloadOptions.Source source) {
    StoreLine line = StoreLine.parse(text);
    if (text.contains("#") && !source.features().contains(Feature.SERIES)) {
      throw CommandException.usage(
          ErrorLine.after("--store " + text, "a fragment says how readings are handed over, and")
              + " this workload has none; leave it out");
    }
    if (line.url().scheme().equals("timestream") && line.url().namesAPlace()) {
      throw CommandException.usage(
          ErrorLine.after("timestream://" + line.url().authority(), "late data shows only after")
              + " hours, so that nothing could be compared; write timestream: for the stand-in");
    }
    Places.check(Terms.KEEP, line.url(), source.features());
    if (source.linksEnd() && line.isWebsite()) {
      throw CommandException.usage(
          ErrorLine.after("--store " + text, "links on a website cannot expire, as some of this")
              + " workload do; name another store or leave links.expire out");
    }
    return line;
  }

  /** All that keep what is needed. */
  private static List<String> defaults(WorkloadOptions.Source source) {
    return source.features().contains(Feature.SERIES)
        ? FOR_READINGS
        : FOR_RECORDS.stream().filter(text -> keepsAll(text, source)).toList();
  }

  private static boolean keepsAll(String text, WorkloadOptions.Source source) {
    StoreLine line = StoreLine.parse(text);
    return source.features().stream().allMatch(feature -> Places.offers(line.url(), feature))
        && !(source.linksEnd() && line.isWebsite());
  }
}
