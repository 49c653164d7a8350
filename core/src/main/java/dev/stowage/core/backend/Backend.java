package dev.stowage.core.backend;

import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Tariff;

/**
 * An opened adapter. Which ports it offers is visible in its type: {@link OffersLinks}, {@link
 * OffersPastes}, {@link OffersCounters}, {@link OffersSeries} and with it {@link OffersDiscard};
 * {@link OffersPurge} where expired records wait for somebody to free them. Stores are safe for use
 * by many threads.
 *
 * <p>Opening a backend never creates cloud resources or a schema; {@code stowage init URL} does.
 */
public interface Backend extends AutoCloseable {

  /**
   * Returns the promises that this store weakens, and its limits.
   *
   * @return the traits, the same for the life of the backend
   */
  StoreTraits traits();

  /**
   * Returns the meter that counts what this backend's calls would be billed.
   *
   * @return the meter given when the backend was opened
   */
  Meter meter();

  /**
   * Returns what this store is billed for by the month, beside its requests.
   *
   * @return the tariff, the same for the life of the backend
   */
  Tariff tariff();

  /**
   * Measures what the store keeps now. May read everything; what that costs is metered.
   *
   * @return records and bytes, each marked measured, as-of or modelled
   * @throws dev.stowage.core.error.StowageException when the store cannot be read
   */
  Footprint footprint();

  /**
   * Releases what this backend opened; a native client that was passed in stays open. Idempotent.
   */
  @Override
  void close();
}
