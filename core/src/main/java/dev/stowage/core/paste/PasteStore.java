package dev.stowage.core.paste;

import dev.stowage.core.backend.Page;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps pastes under their ids.
 *
 * <p><b>Promises.</b> A paste is stored whole or not at all, and its bytes come back identical. Of
 * any number of creates of one id at once exactly one wins; a create that loses changes nothing. A
 * record that has expired is replaced atomically; every store takes pastes that expire. Of any
 * number of takes of one paste at most one gets it, and exactly one does when no call failed. A
 * create is durable when it returns. A call that begins after another returned sees what that one
 * did, unless the store's {@link dev.stowage.core.backend.StoreTraits traits} say that reads are
 * eventual; takes always do.
 *
 * <p><b>Does not promise.</b> That an expired record is gone: it is given out until the store frees
 * it, and whoever asks compares the times. That a take whose answer was lost can be answered: then
 * the paste may be gone unread.
 *
 * <p><b>Threads.</b> Safe for use by many threads.
 *
 * <p><b>Errors.</b> {@link dev.stowage.core.error.StowageException} of kind INVALID for an id that
 * breaks the rule, TOO_LARGE for more than {@link Paste#MAX_BYTES} of content (nothing is done),
 * and the kinds that any store can answer. OUTCOME_UNKNOWN from a create: the paste is stored as it
 * was passed, or nothing was done; from a take or remove: the paste is gone or untouched. Where the
 * service is reached by requests that stand for themselves, one that was given up may still be
 * carried out a moment later; each store's package says so.
 */
public interface PasteStore {

  /**
   * Stores a paste under its id, if no other that has not expired is there.
   *
   * @param paste the paste
   * @param now what decides whether a record that is there has expired
   * @return NEW when the paste is stored, TAKEN when another is there
   */
  Created create(Paste paste, Instant now);

  /**
   * Finds a paste, also one that has expired. Whether it burns is the caller's to heed.
   *
   * @param id its id
   * @return the paste, or empty when there is none
   */
  Optional<Paste> find(String id);

  /**
   * Reads a paste's metadata without its content.
   *
   * @param id its id
   * @return the metadata, or empty when there is no such paste
   */
  Optional<PasteMeta> peek(String id);

  /**
   * Finds and removes a paste in one step, also one that has expired.
   *
   * @param id its id
   * @return the paste, for this caller alone; or empty when there is none, or another took it
   */
  Optional<Paste> take(String id);

  /**
   * Removes the paste of one write; another that has taken its place stays.
   *
   * @param id its id
   * @param writeId the write id of its stamp
   * @return whether that paste was there; after a lost answer, one that is gone counts as removed
   */
  boolean remove(String id, long writeId);

  /**
   * Lists the metadata of the pastes, also of those that have expired, in no particular order.
   *
   * @param cursor {@link Page#FIRST}, or {@link Page#next()} of the page before
   * @return a page of metadata
   * @throws dev.stowage.core.error.StowageException INVALID for a cursor that is none of ours
   */
  Page<PasteMeta> list(String cursor);
}
