package dev.stowage.bench.compare;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.wiring.Wiring;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds a place for the store of each line. A URL that names none gets one of its own: a temporary
 * directory, or a table in an engine that runs for the time of the comparison. A URL that names one
 * is taken at its word, except that a comparison never spends money: a cloud service must be on
 * this machine.
 */
public final class Places {

  private static final String MEMORY = "memory";
  private static final String FILE = "file";
  private static final String DYNAMODB = "dynamodb";
  private static final String ENDPOINT = "endpoint";
  private static final String FILES = "local files";

  private final Scratch scratch;
  private int tables;

  Places(Scratch scratch) {
    this.scratch = scratch;
  }

  /**
   * Returns the schemes that a line can have.
   *
   * @return the wired stores, and {@code memory}; sorted
   */
  public static SortedSet<String> schemes() {
    SortedSet<String> schemes = new TreeSet<>(Wiring.schemes());
    schemes.add(MEMORY);
    return schemes;
  }

  /**
   * Refuses a line that could not be run, before anything is started.
   *
   * @param line the line
   * @throws StowageException INVALID, naming what is wrong and what would be right
   */
  public static void check(StoreLine line) {
    StoreUrl url = line.url();
    switch (url.scheme()) {
      case MEMORY -> checkMemory(url);
      case FILE -> Wiring.check(url.namesAPlace() ? url : at(url, "", "checked", Map.of()));
      case DYNAMODB -> checkDynamoDb(url);
      default -> throw unknown(url);
    }
  }

  /** Finds the place of a line that was checked. */
  Place find(StoreLine line) {
    StoreUrl url = line.url();
    return switch (url.scheme()) {
      case MEMORY -> new MemoryPlace();
      case FILE -> url.namesAPlace() ? new WiredPlace(url, FILES) : ownDirectory(url);
      case DYNAMODB -> url.namesAPlace() ? givenTable(url) : ownTable(url);
      default -> throw unknown(url);
    };
  }

  private static void checkMemory(StoreUrl url) {
    if (url.namesAPlace()) {
      throw invalid(MEMORY + ":", "memory has no place to name; write memory:");
    }
    url.requireKnown(Set.of());
  }

  private static void checkDynamoDb(StoreUrl url) {
    String endpoint = url.parameters().get(ENDPOINT);
    if (!url.namesAPlace()) {
      if (endpoint != null) {
        throw invalid(
            DYNAMODB + ":",
            "an endpoint needs a table, dynamodb://TABLE?endpoint=...; without both, the local"
                + " engine is used");
      }
      Wiring.check(at(url, "checked", "", Map.of()));
      return;
    }
    Wiring.check(url);
    if (endpoint == null || !Loopback.isHostOf(URI.create(endpoint))) {
      throw invalid(
          DYNAMODB + "://" + url.authority(),
          "comparing would be billed by AWS; write dynamodb: for the local engine, or name an"
              + " endpoint on this machine: endpoint=http%3A%2F%2F127.0.0.1%3A8000");
    }
  }

  private Place ownDirectory(StoreUrl url) {
    Path made = scratch.directory();
    StoreUrl within = at(url, "", made.resolve("store").toString(), Map.of());
    return new WiredPlace(within, FILES, () -> scratch.remove(made));
  }

  private Place ownTable(StoreUrl url) {
    Map<String, String> engine = new LinkedHashMap<>();
    engine.put(ENDPOINT, scratch.dynamoDb().endpoint().toString());
    engine.put("region", url.parameter("region").orElse("us-east-1"));
    StoreUrl within = at(url, "stowage-compare-" + ++tables, "", engine);
    return new WiredPlace(within, scratch.dynamoDb().version(), () -> {});
  }

  private static Place givenTable(StoreUrl url) {
    return new WiredPlace(url, "DynamoDB at " + url.parameters().get(ENDPOINT));
  }

  private static StoreUrl at(
      StoreUrl url, String authority, String path, Map<String, String> more) {
    Map<String, String> parameters = new LinkedHashMap<>(url.parameters());
    parameters.putAll(more);
    return new StoreUrl(url.scheme(), authority, path, parameters);
  }

  private static StowageException unknown(StoreUrl url) {
    return invalid(
        url.scheme() + ":", "there is no such store; known are " + String.join(", ", schemes()));
  }

  private static StowageException invalid(String key, String what) {
    return new StowageException(ErrorKind.INVALID, "store", key, what);
  }
}
