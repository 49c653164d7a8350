package dev.stowage.bench.cli;

import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.place.Places;
import dev.stowage.bench.place.Terms;
import dev.stowage.bench.workload.Feature;
import dev.stowage.core.error.ErrorLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the lines of a comparison, and knows which are run when none is given. */
final class StoreLines {

  private static final String TIMESTREAM = "timestream";
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

  /** Those of the default lines that run in services of AWS. */
  private static final List<String> READINGS_ON_AWS =
      FOR_READINGS.stream().filter(StoreLines::runsOnAws).toList();

  private static final List<String> RECORDS_ON_AWS = List.of("dynamodb:", "s3:");

  private StoreLines() {}

  private static boolean runsOnAws(String text) {
    return Places.isOfAws(StoreLine.parse(text).url()) && !text.startsWith(TIMESTREAM);
  }

  /** Says which default lines are not run with {@code --aws}, and why. */
  static String leftOutOnAws() {
    return "of the default lines those of DynamoDB and S3 are run: no RDS instance is made, late"
        + " data shows in Timestream only after hours, and files and websites are left to"
        + " --store";
  }

  /**
   * Reads lines and refuses those that could not be run.
   *
   * @param given the lines; empty for the default ones
   * @param source what is done to every store
   * @param terms where stores may lie
   */
  static List<StoreLine> read(List<String> given, WorkloadOptions.Source source, Terms terms) {
    List<StoreLine> lines = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String text : given.isEmpty() ? defaults(source, terms) : given) {
      lines.add(CommandException.argument(() -> checked(text, source, terms)));
      if (!seen.add(text)) {
        throw CommandException.usage(
            ErrorLine.after("--store " + text, "comes twice; give each line once"));
      }
    }
    return lines;
  }

  private static StoreLine checked(String text, WorkloadOptions.Source source, Terms terms) {
    StoreLine line = StoreLine.parse(text);
    if (text.contains("#") && !source.features().contains(Feature.SERIES)) {
      throw CommandException.usage(
          ErrorLine.after("--store " + text, "a fragment says how readings are handed over, and")
              + " this workload has none; leave it out");
    }
    refuseTimestream(line, terms);
    Places.check(terms, line.url(), source.features());
    if (source.linksEnd() && line.isWebsite()) {
      throw CommandException.usage(
          ErrorLine.after("--store " + text, "links on a website cannot expire, as some of this")
              + " workload do; name another store or leave links.expire out");
    }
    return line;
  }

  private static void refuseTimestream(StoreLine line, Terms terms) {
    if (!line.url().scheme().equals(TIMESTREAM)) {
      return;
    }
    if (terms == Terms.REMOVE_FROM_AWS) {
      throw CommandException.usage(
          ErrorLine.after("--store " + line.text(), "in the service late data shows only after")
              + " hours, and it is closed to new customers; leave --aws out for the stand-in");
    }
    if (line.url().namesAPlace()) {
      throw CommandException.usage(
          ErrorLine.after("timestream://" + line.url().authority(), "late data shows only after")
              + " hours, so that nothing could be compared; write timestream: for the stand-in");
    }
  }

  /** All that keep what is needed. */
  private static List<String> defaults(WorkloadOptions.Source source, Terms terms) {
    if (terms == Terms.REMOVE_FROM_AWS) {
      return source.features().contains(Feature.SERIES)
          ? READINGS_ON_AWS
          : RECORDS_ON_AWS.stream().filter(text -> keepsAll(text, source)).toList();
    }
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
