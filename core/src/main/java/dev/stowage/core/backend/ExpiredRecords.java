package dev.stowage.core.backend;

import java.time.Instant;

/**
 * Records whose time is over and which still take room: links and pastes that nobody finds any
 * more. Freeing them changes nothing that a service can see, so it can be done at any time, once a
 * day for example. Safe for use by many threads.
 */
public interface ExpiredRecords {

  /**
   * Counts the records that have expired.
   *
   * @param now the time against which their ends are compared
   * @return how many {@link #free} would remove
   */
  long count(Instant now);

  /**
   * Removes the records that have expired. One that was replaced meanwhile stays.
   *
   * @param now the time against which their ends are compared
   * @return how many were removed; after an error a part of them is
   */
  long free(Instant now);
}
