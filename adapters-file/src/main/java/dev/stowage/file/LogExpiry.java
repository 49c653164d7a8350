package dev.stowage.file;

import dev.stowage.file.LogReader.Found;
import dev.stowage.file.LogReader.Part;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Counts and removes the records of a log that have expired; times are seconds since 1970. */
final class LogExpiry {

  private final LogParts log;
  private final LogReader reader;

  LogExpiry(LogParts log, LogReader reader) {
    this.log = log;
    this.reader = reader;
  }

  /** Counts the records that have expired; those whose ends are far away are read for it. */
  long count(long now) throws IOException {
    long[] count = {0};
    Set<Long> far = new HashSet<>();
    log.table()
        .visitExpired(
            now,
            (hash, place) -> {
              if (place.end() == LogPlace.FAR) {
                far.add(hash);
              } else {
                count[0]++;
              }
            });
    for (long hash : far) {
      count[0] +=
          reader.all(hash, Part.FRONT).stream()
              .filter(
                  found -> found.place().end() == LogPlace.FAR && found.record().hasExpired(now))
              .count();
    }
    return count[0];
  }

  /** Removes them, one force for all; one that another has taken the place of stays. */
  long remove(long now) throws IOException {
    Set<Long> hashes = new HashSet<>();
    log.table().visitExpired(now, (hash, place) -> hashes.add(hash));
    long removed = 0;
    for (long hash : hashes) {
      removed += remove(hash, now);
    }
    log.writer().await(log.writer().lastRemoval());
    log.writer().forceIfMuchIsUncertain();
    return removed;
  }

  private long remove(long hash, long now) throws IOException {
    log.writer().lock().lock();
    try {
      long removed = 0;
      for (Found found : reader.all(hash, Part.FRONT)) {
        if (found.record().hasExpired(now)) {
          log.writer().remove(found.record().key());
          log.table().remove(hash, found.place());
          removed++;
        }
      }
      return removed;
    } finally {
      log.writer().lock().unlock();
    }
  }
}
