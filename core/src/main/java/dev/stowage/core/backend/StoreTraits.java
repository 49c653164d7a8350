package dev.stowage.core.backend;

/**
 * The promises a store weakens, as data: checked by the conformance suite, printed by the tools.
 *
 * @param readAfterWrite when a read sees what an append stored
 * @param conflictOrder who decides which of two appends of one reading is the later
 * @param acceptedTimes which times of readings the store takes
 * @param hotKey what becomes of many adds to one counter by several processes
 * @param listing how the store lists, for a reader who asks what a list costs
 * @param verifiedAgainst what the conformance suite ran against, such as {@code DynamoDB Local}
 */
public record StoreTraits(
    ReadAfterWrite readAfterWrite,
    ConflictOrder conflictOrder,
    AcceptedTimes acceptedTimes,
    HotKey hotKey,
    String listing,
    String verifiedAgainst) {

  /** When a read sees what an append stored. */
  public enum ReadAfterWrite {
    /** Every read that begins after the append returned. */
    AT_ONCE,
    /** Some later read. */
    EVENTUAL
  }

  /** Who decides which of two appends of one reading is the later. */
  public enum ConflictOrder {
    /** The store: the append that began after the other returned. */
    STORE,
    /** The writers' clocks: the higher wins, whatever the order of the calls. */
    WRITER_CLOCK
  }

  /** What becomes of many adds to one counter by several processes at once. */
  public enum HotKey {
    /** Each waits its turn, and is done. */
    WAITS,
    /** Each tries for a bounded time; then it may be THROTTLED, with nothing done. */
    MAY_THROTTLE,
    /** The store keeps no counters. */
    NO_COUNTERS
  }
}
