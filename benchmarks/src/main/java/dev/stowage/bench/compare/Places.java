package dev.stowage.bench.compare;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.StowageException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds a place for the store of each line. A URL that names none gets one of its own: a temporary
 * directory, or a table, bucket, database or schema in an engine that runs for the time of the
 * comparison. A URL that names one is taken at its word, except that a comparison never spends
 * money: a service of AWS must be on this machine.
 */
public final class Places {

  private final Map<String, SchemePlaces> schemes;
  private int lines;

  Places(Scratch scratch) {
    this.schemes =
        new TreeMap<>(
            Map.of(
                MemoryPlaces.SCHEME,
                new MemoryPlaces(),
                "file",
                new FilePlaces(scratch),
                "dynamodb",
                new DynamoDbPlaces(scratch),
                "postgresql",
                new PostgresqlPlaces(scratch),
                "s3",
                new S3Places(scratch),
                "timestream",
                new TimestreamPlaces(scratch)));
  }

  /**
   * Returns the schemes that a line can have.
   *
   * @return the wired stores, and {@code memory}; sorted
   */
  public static SortedSet<String> schemes() {
    return new TreeSet<>(unused().schemes.keySet());
  }

  /**
   * Refuses a line that could not be run, before anything is started.
   *
   * @param line the line
   * @throws StowageException INVALID, naming what is wrong and what would be right
   */
  public static void check(StoreLine line) {
    unused().of(line.url()).check(line.url());
  }

  /** Finds the place of a line that was checked. */
  Place find(StoreLine line) {
    return of(line.url()).find(line.url(), ++lines);
  }

  /** Places that only check; they start nothing, so nothing is left to close. */
  private static Places unused() {
    return new Places(new Scratch());
  }

  private SchemePlaces of(StoreUrl url) {
    SchemePlaces places = schemes.get(url.scheme());
    if (places == null) {
      throw SchemePlaces.invalid(
          url.scheme() + ":",
          "there is no such store; known are " + String.join(", ", schemes.keySet()));
    }
    return places;
  }
}
