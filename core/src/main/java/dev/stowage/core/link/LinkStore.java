package dev.stowage.core.link;

import dev.stowage.core.backend.Page;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps short links under their ids.
 *
 * <p><b>Promises.</b> Of any number of creates of one id at once exactly one wins; a create that
 * loses changes nothing. A record that has expired is replaced atomically: of several creates over
 * it one wins. A create is durable when it returns. A call that begins after another returned sees
 * what that one did, unless the store's {@link dev.stowage.core.backend.StoreTraits traits} say
 * that reads are eventual.
 *
 * <p><b>Does not promise.</b> That an expired record is gone: {@link #find} and {@link #list} give
 * it out until the store frees it, and whoever asks compares the times.
 *
 * <p><b>Threads.</b> Safe for use by many threads.
 *
 * <p><b>Errors.</b> {@link dev.stowage.core.error.StowageException} of kind INVALID for an id that
 * breaks the rule, and the kinds that any store can answer. Where the traits say that a store takes
 * no link that expires, or no target that fits no header, a create of one is refused as INVALID or
 * TOO_LARGE, and nothing is done. OUTCOME_UNKNOWN from a create: the link is stored as it was
 * passed, or nothing was done; from a remove: likewise. Where the service is reached by requests
 * that stand for themselves, one that was given up may still be carried out a moment later; each
 * store's package says so.
 */
public interface LinkStore {

  /**
   * Stores a link under its id, if no other that has not expired is there.
   *
   * @param link the link
   * @param now what decides whether a record that is there has expired
   * @return NEW when the link is stored, TAKEN when another is there
   */
  Created create(Link link, Instant now);

  /**
   * Finds a link, also one that has expired.
   *
   * @param id its id
   * @return the link, or empty when there is none
   */
  Optional<Link> find(String id);

  /**
   * Removes the link of one write; another that has taken its place stays.
   *
   * @param id its id
   * @param writeId the write id of its stamp
   * @return whether that link was there; after a lost answer, one that is gone counts as removed
   */
  boolean remove(String id, long writeId);

  /**
   * Lists the links, also those that have expired, in no particular order.
   *
   * @param cursor {@link Page#FIRST}, or {@link Page#next()} of the page before
   * @return a page of links
   * @throws dev.stowage.core.error.StowageException INVALID for a cursor that is none of ours
   */
  Page<Link> list(String cursor);
}
