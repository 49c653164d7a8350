package dev.stowage.testkit.local.timestream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the records of a request. */
final class Ingestion {

  private final List<Map<String, Object>> rejected = new ArrayList<>();
  private int seen;
  private int memory;
  private int magnetic;

  /** Counts the next record as taken. */
  void taken(Retention.Place place) {
    seen++;
    if (place == Retention.Place.MEMORY) {
      memory++;
    } else {
      magnetic++;
    }
  }

  /** Counts the next record as rejected. */
  void rejected(String reason) {
    reject(reason);
  }

  /** Counts the next record as rejected because of the version that is there. */
  void outdated(long version, long existing) {
    String reason =
        version < existing
            ? "The record version "
                + version
                + " is lower than the existing version "
                + existing
                + ". A higher version is required to update the measure value."
            : "A record already exists with the same time, dimensions, measure name, and record"
                + " version. A higher record version must be specified in order to update the"
                + " measure value. Specifying record version is supported by the latest SDKs.";
    reject(reason).put("ExistingVersion", existing);
  }

  private Map<String, Object> reject(String reason) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("RecordIndex", seen++);
    record.put("Reason", reason);
    rejected.add(record);
    return record;
  }

  /** Returns the body of the response, or throws what tells of the rejected records. */
  Map<String, Object> response() {
    if (!rejected.isEmpty()) {
      throw Fault.rejected(rejected);
    }
    return Map.of(
        "RecordsIngested",
        Map.of("Total", memory + magnetic, "MemoryStore", memory, "MagneticStore", magnetic));
  }
}
