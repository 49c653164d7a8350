package dev.stowage.timestream;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.timestreamwrite.model.RejectedRecord;

/**
 * What Timestream rejected of an append. A record that is there in a higher version, or in the same
 * one of another writer, is a lost conflict and no error: the other's reading is the later one.
 */
final class Rejections {

  private static final int SHOWN = 3;

  private final long version;
  private final List<String> shown = new ArrayList<>();
  private long refused;

  Rejections(long version) {
    this.version = version;
  }

  void add(Readings sent, List<RejectedRecord> rejected) {
    for (RejectedRecord record : rejected) {
      if (!isLostConflict(record)) {
        refused++;
        if (shown.size() < SHOWN) {
          shown.add(sent.text(record.recordIndex(), 0) + ": " + record.reason());
        }
      }
    }
  }

  /** Ends an append of some readings with an error when any of them was refused. */
  void requireNone(Call call, int appended) {
    if (refused > 0) {
      throw call.failed(
          ErrorKind.INVALID,
          refused
              + " of "
              + appended
              + " readings were refused, the others are stored; Timestream takes times from "
              + Tables.MAGNETIC_DAYS
              + " days before to "
              + Tables.AHEAD.toMinutes()
              + " minutes after its own clock; "
              + String.join("; ", shown)
              + (refused > SHOWN ? "; ..." : ""));
    }
  }

  private boolean isLostConflict(RejectedRecord record) {
    return record.existingVersion() != null && record.existingVersion() >= version;
  }
}
