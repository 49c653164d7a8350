package dev.stowage.core.link;

/**
 * Counts how often links are followed. Counting never fails the one who follows: what cannot be
 * counted is lost, and the implementation tells how much. A server takes {@link QueuedHits}, a
 * function that is frozen between two requests {@link DirectHits}.
 */
public interface Hits {

  /** Counts nothing. */
  Hits OFF = link -> {};

  /** The name of a link's counter is this and its id. */
  String COUNTER_PREFIX = "link.";

  /**
   * Takes note that a link was followed.
   *
   * @param link the link
   */
  void followed(Link link);

  /**
   * Returns the name of the counter in which a link's hits are counted.
   *
   * @param id the link's id
   * @return the name, which keeps the rule for names of counters
   */
  static String counter(String id) {
    return COUNTER_PREFIX + id;
  }
}
