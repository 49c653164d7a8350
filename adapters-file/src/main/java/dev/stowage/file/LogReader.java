package dev.stowage.file;

import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds records on disk. It holds no lock while it reads: what a frame says never changes, and when
 * a compaction takes a segment away meanwhile, the record is looked up again.
 */
final class LogReader {

  private final LogTable table;

  LogReader(LogTable table) {
    this.table = table;
  }

  /** How much of a record is read. */
  enum Part {
    /** Key, expiry and front. */
    FRONT,
    /** Everything. */
    WHOLE
  }

  /**
   * A record and where it lies.
   *
   * @param place where
   * @param record what
   */
  record Found(LogPlace place, LogRecord record) {}

  /**
   * Finds the record of a key; one of another key with the same hash is not it.
   *
   * @throws StowageException CORRUPT naming file and offset
   */
  Optional<Found> find(long hash, byte[] key, Part part) throws IOException {
    for (Found found : all(hash, part)) {
      if (Arrays.equals(found.record().key(), key)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /**
   * Finds the records whose keys have a hash.
   *
   * @throws StowageException CORRUPT naming file and offset
   */
  List<Found> all(long hash, Part part) throws IOException {
    while (true) {
      List<LogPlace> places = table.find(hash);
      try {
        return read(places, part);
      } catch (IOException | StowageException failed) {
        if (places.stream().noneMatch(place -> place.segment().isRetired())) {
          throw failed;
        }
      } catch (InternalError lost) {
        // From a view, late: the zeros were found to be no record, and are not what is wrong.
        throw new IOException("a part of a file was cut off or cannot be read", lost);
      }
    }
  }

  private static List<Found> read(List<LogPlace> places, Part part) throws IOException {
    List<Found> found = new ArrayList<>(places.size());
    for (LogPlace place : places) {
      LogFrame frame =
          part == Part.WHOLE
              ? place.segment().read(place.offset(), place.length())
              : place.segment().readFront(place.offset(), place.length());
      found.add(new Found(place, frame.record()));
    }
    return found;
  }
}
