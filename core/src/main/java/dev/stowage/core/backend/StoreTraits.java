package dev.stowage.core.backend;

/**
 * The promises a store weakens, as data: checked by the conformance suite, printed by the tools.
 *
 * <p>A trait of something that the store does not keep says so, where it can; else it says nothing.
 * Which ports a store offers is visible in the type of its {@link Backend}.
 *
 * @param readAfterWrite when a read sees what was written before it
 * @param conflictOrder who decides which of two appends of one reading is the later
 * @param acceptedTimes which times of readings the store takes
 * @param hotKey what becomes of many adds to one counter by several processes
 * @param expiry what becomes of a link that expires; a paste may expire in every store
 * @param targets which targets of links the store takes
 * @param sharing how many processes can have the data open at once
 * @param listing how the store lists, for a reader who asks what a list costs
 * @param verifiedAgainst what the conformance suite ran against, such as {@code DynamoDB Local}
 */
public record StoreTraits(
    ReadAfterWrite readAfterWrite,
    ConflictOrder conflictOrder,
    AcceptedTimes acceptedTimes,
    HotKey hotKey,
    Expiry expiry,
    Targets targets,
    Sharing sharing,
    String listing,
    String verifiedAgainst) {

  /** When a read sees what was written before it. */
  public enum ReadAfterWrite {
    /** Every read that begins after the write returned. */
    AT_ONCE("at once"),
    /** Some later read. */
    EVENTUAL("eventual");

    private final String label;

    ReadAfterWrite(String label) {
      this.label = label;
    }

    /**
     * Says it in a few words, for reports.
     *
     * @return for example {@code at once}
     */
    public String label() {
      return label;
    }
  }

  /** Who decides which of two appends of one reading is the later. */
  public enum ConflictOrder {
    /** The store: the append that began after the other returned. */
    STORE("the store"),
    /** The writers' clocks: the higher wins, whatever the order of the calls. */
    WRITER_CLOCK("the writer's clock");

    private final String label;

    ConflictOrder(String label) {
      this.label = label;
    }

    /**
     * Says it in a few words, for reports.
     *
     * @return for example {@code the store}
     */
    public String label() {
      return label;
    }
  }

  /** What becomes of many adds to one counter by several processes at once. */
  public enum HotKey {
    /** Each waits its turn, and is done. */
    WAITS("each add waits its turn"),
    /** Each tries for a bounded time; then it may be THROTTLED, with nothing done. */
    MAY_THROTTLE("bounded tries, then THROTTLED"),
    /** The store keeps no counters. */
    NO_COUNTERS("no counters");

    private final String label;

    HotKey(String label) {
      this.label = label;
    }

    /**
     * Says it in a few words, for reports.
     *
     * @return for example {@code each add waits its turn}
     */
    public String label() {
      return label;
    }
  }

  /** What becomes of a link that expires. A paste may expire in every store that keeps pastes. */
  public enum Expiry {
    /** It is stored, and found after its end too, until the store frees it. */
    KEPT("kept until freed"),
    /** It is refused as INVALID when it is created, and nothing is stored or replaced. */
    REFUSED("refused"),
    /** The store keeps no links. */
    NO_LINKS("no links");

    private final String label;

    Expiry(String label) {
      this.label = label;
    }

    /**
     * Says it in a few words, for reports.
     *
     * @return for example {@code kept until freed}
     */
    public String label() {
      return label;
    }
  }

  /** Which targets of links the store takes. */
  public enum Targets {
    /** Each that a {@link dev.stowage.core.link.Link} can have. */
    ANY("any"),
    /**
     * Those that fit the {@code Location} header of a redirect: at most 2,048 characters once all
     * but ASCII is percent-encoded as UTF-8. A longer one is refused as TOO_LARGE, with nothing
     * stored or replaced. What is taken comes back as it was, not encoded.
     */
    FIT_A_HEADER("up to 2,048 characters, percent-encoded"),
    /** The store keeps no links. */
    NO_LINKS("no links");

    private final String label;

    Targets(String label) {
      this.label = label;
    }

    /**
     * Says it in a few words, for reports.
     *
     * @return for example {@code any}
     */
    public String label() {
      return label;
    }
  }

  /** How many processes can have the data open at once. */
  public enum Sharing {
    /** Any number, each with a handle of its own. */
    MANY_PROCESSES("many"),
    /** One: a second one that opens the data is refused, naming the holder, or cannot reach it. */
    ONE_PROCESS("one at a time");

    private final String label;

    Sharing(String label) {
      this.label = label;
    }

    /**
     * Says it in a few words, for reports.
     *
     * @return for example {@code many}
     */
    public String label() {
      return label;
    }
  }
}
