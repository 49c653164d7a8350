package dev.stowage.bench.compare;

import dev.stowage.bench.workload.Feature;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.StowageException;
import dev.stowage.wiring.Wiring;
import java.util.List;
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
   * @param features what its store must keep
   * @throws StowageException INVALID, naming what is wrong and what would be right
   */
  public static void check(StoreLine line, List<Feature> features) {
    SchemePlaces places = unused().of(line.url());
    places.check(line.url());
    for (Feature feature : features) {
      if (!places.offers(line.url(), feature.port())) {
        throw SchemePlaces.invalid(
            line.url().scheme() + ":",
            places.called(line.url())
                + " holds no "
                + feature.label()
                + "; use one of "
                + String.join(", ", Wiring.schemesOffering(feature.port())));
      }
    }
  }

  /**
   * Tells whether the store of a line keeps something, by its type; nothing is opened.
   *
   * @param line a line of a known scheme
   * @param feature what it is to keep
   * @return whether it does
   */
  public static boolean offers(StoreLine line, Feature feature) {
    return unused().of(line.url()).offers(line.url(), feature.port());
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
