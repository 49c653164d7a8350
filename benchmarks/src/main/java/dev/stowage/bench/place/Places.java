package dev.stowage.bench.place;

import dev.stowage.bench.workload.Feature;
import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.StowageException;
import dev.stowage.wiring.Wiring;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds a place for the store of a URL. One that names none gets one of its own: a temporary
 * directory, or a table, bucket, database or schema in an engine that runs for the time of the run.
 * What becomes of one that names a place, the {@link Terms} say.
 */
public final class Places {

  private final Map<String, SchemePlaces> schemes;
  private int found;

  /**
   * Makes places for the stores of one run.
   *
   * @param scratch keeps what is made on the way; closed by the caller
   * @param terms where stores may lie
   * @param aside meters what looking for places and removing them takes
   */
  public Places(Scratch scratch, Terms terms, BackendContext aside) {
    Ground ground = new Ground(scratch, terms, aside);
    this.schemes =
        new TreeMap<>(
            Map.of(
                MemoryPlaces.SCHEME,
                new MemoryPlaces(),
                "file",
                new FilePlaces(ground),
                "dynamodb",
                new ServicePlaces(new DynamoDbService(scratch), ground),
                "postgresql",
                new PostgresqlPlaces(ground),
                "s3",
                new ServicePlaces(new S3Service(scratch), ground),
                "timestream",
                new ServicePlaces(new TimestreamService(scratch), ground)));
  }

  /**
   * Returns the schemes that a line can have.
   *
   * @return the wired stores, and {@code memory}; sorted
   */
  public static SortedSet<String> schemes() {
    return new TreeSet<>(unused(Terms.KEEP).schemes.keySet());
  }

  /**
   * Refuses a store that could not be run, before anything is started.
   *
   * @param terms where it may lie
   * @param url the store
   * @param features what it must keep
   * @throws StowageException INVALID, naming what is wrong and what would be right
   */
  public static void check(Terms terms, StoreUrl url, List<Feature> features) {
    SchemePlaces places = unused(terms).of(url);
    places.check(url);
    for (Feature feature : features) {
      if (!places.offers(url, feature.port())) {
        throw SchemePlaces.invalid(
            url.scheme() + ":",
            places.called(url)
                + " holds no "
                + feature.label()
                + "; use one of "
                + String.join(", ", Wiring.schemesOffering(feature.port())));
      }
    }
  }

  /**
   * Tells whether a store keeps something, by its type; nothing is opened.
   *
   * @param url a store of a known scheme
   * @param feature what it is to keep
   * @return whether it does
   */
  public static boolean offers(StoreUrl url, Feature feature) {
    return offers(url, feature.port());
  }

  /**
   * Tells whether the backend of a store is of some type; nothing is opened.
   *
   * @param url a store of a known scheme
   * @param port one of the {@code Offers} types of {@code dev.stowage.core.backend}
   * @return whether it is
   */
  public static boolean offers(StoreUrl url, Class<? extends Backend> port) {
    return unused(Terms.KEEP).of(url).offers(url, port);
  }

  /**
   * Tells whether a store is of a service that AWS bills by the request.
   *
   * @param url a store of a known scheme
   * @return whether it is, wherever its endpoint
   */
  public static boolean isOfAws(StoreUrl url) {
    return unused(Terms.KEEP).of(url).isOfAws();
  }

  /**
   * Tells whether a store lies outside the temporary directories and engines of the run.
   *
   * @param url a store of a known scheme
   * @return true for a place that is named, and for one in a service of AWS
   */
  public boolean isElsewhere(StoreUrl url) {
    return of(url).isElsewhere(url);
  }

  /**
   * Tells whether a store is a bucket that everybody reads through its website.
   *
   * @param url a store
   * @return true for {@code website=true}
   */
  public static boolean isWebsite(StoreUrl url) {
    return S3Service.isWebsite(url);
  }

  /**
   * Finds the place of a store that was checked; starts the engine that it needs.
   *
   * @param url the store
   * @return its place, which the caller closes
   */
  public Place find(StoreUrl url) {
    return of(url).find(url, ++found);
  }

  /** Places that only check; they start nothing, so nothing is left to close. */
  private static Places unused(Terms terms) {
    return new Places(new Scratch(), terms, BackendContext.system(new Meter()));
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
