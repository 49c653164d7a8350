package dev.stowage.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import dev.stowage.testkit.fault.KeptRecords.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Calls a store of pastes whose line is spoilt, and checks after each call that nothing wrong was
 * said or stored. Only pastes of the trial's own making are looked at.
 *
 * <p>What is stored is read past the faults, by a backend that was opened for that one look, and is
 * a whole paste or nothing, never a part. A call that returns must have done exactly what it says:
 * a take that returns a paste has removed it, and a create that says TAKEN has met another's. A
 * call that fails does so with THROTTLED or UNAVAILABLE and has done nothing, or, if it changes
 * anything, with OUTCOME_UNKNOWN and has done all or nothing.
 *
 * <p>Each call returns the kind of the error; empty when it returned. Anything wrong is an {@link
 * AssertionError}. Not safe for use by several threads.
 */
public final class PasteTrial implements PortTrial {

  /** The content of a small paste, in bytes. */
  public static final int SMALL = 100;

  /** The content of a paste that a store may have to keep in several parts, in bytes. */
  public static final int LARGE = 900_000;

  private final TwoWays<OffersPastes> store;
  private final KeptRecords<Paste> kept;
  private final List<String> few = Stream.generate(TrialRecords::freshId).limit(4).toList();

  /**
   * Begins a trial.
   *
   * @param disturbed the backend to test, over a line with faults
   * @param undisturbed opens another backend on the same store, without faults
   */
  public PasteTrial(OffersPastes disturbed, Supplier<? extends OffersPastes> undisturbed) {
    this.store = new TwoWays<>(disturbed, undisturbed);
    this.kept = new KeptRecords<>(this::seen);
  }

  /**
   * Returns the time of all calls.
   *
   * @return the same at every call
   */
  public Instant now() {
    return TrialRecords.NOW;
  }

  /**
   * Makes a paste that is not stored.
   *
   * @param size bytes of content
   * @return a paste of random bytes with an id that nobody has, for ever
   */
  public Paste fresh(int size) {
    return paste(TrialRecords.freshId(), size, TrialRecords.lasting());
  }

  /**
   * Makes another paste with the same id.
   *
   * @param paste any paste
   * @param size bytes of content
   * @return a paste with another content and write id, for ever
   */
  public Paste rival(Paste paste, int size) {
    return paste(paste.id(), size, TrialRecords.lasting());
  }

  /**
   * Stores a paste past the faults.
   *
   * @param size bytes of content
   * @return a fresh paste
   */
  public Paste stored(int size) {
    return stored(fresh(size));
  }

  /**
   * Stores a paste past the faults whose time is over.
   *
   * @param size bytes of content
   * @return a fresh paste that may be replaced
   */
  public Paste storedExpired(int size) {
    return stored(paste(TrialRecords.freshId(), size, TrialRecords.expired()));
  }

  /**
   * Creates a paste.
   *
   * @param paste one that was not created before
   * @return the kind of the error
   */
  public Optional<ErrorKind> create(Paste paste) {
    Optional<Paste> before = kept.of(paste.id());
    boolean free = before.map(p -> p.meta().stamp().hasExpired(now())).orElse(true);
    Change<Paste, Created> change =
        free
            ? new Change<>(paste.id(), Optional.of(paste), List.of(Created.NEW))
            : new Change<>(paste.id(), before, List.of(Created.TAKEN));
    return kept.change("create", change, () -> pastes().create(paste, now()));
  }

  /**
   * Finds a paste.
   *
   * @param id any id of a paste of this trial
   * @return the kind of the error
   */
  public Optional<ErrorKind> find(String id) {
    return kept.read("find", id, kept.of(id), () -> pastes().find(id));
  }

  /**
   * Reads the metadata of a paste.
   *
   * @param id any id of a paste of this trial
   * @return the kind of the error
   */
  public Optional<ErrorKind> peek(String id) {
    return kept.read("peek", id, kept.of(id).map(Paste::meta), () -> pastes().peek(id));
  }

  /**
   * Takes a paste.
   *
   * @param id any id of a paste of this trial
   * @return the kind of the error
   */
  public Optional<ErrorKind> take(String id) {
    return kept.change(
        "take", new Change<>(id, Optional.empty(), List.of(kept.of(id))), () -> pastes().take(id));
  }

  /**
   * Removes a paste. After a lost answer, one that is gone or replaced counts as removed.
   *
   * @param paste its id and write id are used
   * @return the kind of the error
   */
  public Optional<ErrorKind> remove(Paste paste) {
    Optional<Paste> before = kept.of(paste.id());
    long writeId = paste.meta().stamp().writeId();
    Change<Paste, Boolean> change =
        before.isPresent() && before.get().meta().stamp().writeId() == writeId
            ? new Change<>(paste.id(), Optional.empty(), List.of(true))
            : new Change<>(paste.id(), before, List.of(false, true));
    return kept.change("remove", change, () -> pastes().remove(paste.id(), writeId));
  }

  /**
   * Lists the metadata of the pastes.
   *
   * @return the kind of the error
   */
  public Optional<ErrorKind> list() {
    return kept.list(PasteMeta::id, Paste::meta, pastes()::list);
  }

  @Override
  public List<TrialCall> everyCall() {
    List<TrialCall> calls = new ArrayList<>();
    calls.add(TrialCall.list(kept, () -> stored(SMALL), this::list));
    calls.addAll(ofSize("small", SMALL));
    calls.addAll(ofSize("large", LARGE));
    calls.add(
        TrialCall.on(
            "create of small over an expired large paste",
            () -> storedExpired(LARGE),
            p -> create(rival(p, SMALL))));
    calls.add(TrialCall.on("find of nothing", () -> fresh(SMALL), p -> find(p.id())));
    calls.add(TrialCall.on("take of nothing", () -> fresh(SMALL), p -> take(p.id())));
    calls.add(TrialCall.on("remove of nothing", () -> fresh(SMALL), this::remove));
    return calls;
  }

  private List<TrialCall> ofSize(String word, int size) {
    Supplier<Paste> there = () -> stored(size);
    return List.of(
        TrialCall.on("create of " + word, () -> fresh(size), this::create),
        TrialCall.on(
            "create over an expired " + word,
            () -> storedExpired(size),
            p -> create(rival(p, size))),
        TrialCall.on("create over a taken " + word, there, p -> create(rival(p, size))),
        TrialCall.on("find of " + word, there, p -> find(p.id())),
        TrialCall.on("peek of " + word, there, p -> peek(p.id())),
        TrialCall.on("take of " + word, there, p -> take(p.id())),
        TrialCall.on("remove of " + word, there, this::remove),
        TrialCall.on("remove of another " + word, there, p -> remove(rival(p, SMALL))));
  }

  @Override
  public TrialCall anyCall(Random random) {
    String id = few.get(random.nextInt(few.size()));
    Stamp[] stamps = {TrialRecords.lasting(), TrialRecords.ending(), TrialRecords.expired()};
    Stamp stamp = stamps[random.nextInt(stamps.length)];
    int size = random.nextInt(4) == 0 ? LARGE : random.nextInt(SMALL);
    int dice = random.nextInt(100);
    if (dice < 45) {
      return TrialCall.of("create of " + size, () -> create(paste(id, size, stamp)));
    }
    if (dice < 55) {
      return TrialCall.of("find", () -> find(id));
    }
    if (dice < 60) {
      return TrialCall.of("peek", () -> peek(id));
    }
    if (dice < 85) {
      return TrialCall.of("take", () -> take(id));
    }
    return dice < 95
        ? TrialCall.of("remove", () -> remove(kept.of(id).orElseGet(() -> fresh(SMALL))))
        : TrialCall.of("list", this::list);
  }

  private Optional<Paste> seen(String id) {
    return store.look(
        backend -> {
          Optional<Paste> found = backend.pastes().find(id);
          assertThat(backend.pastes().peek(id))
              .as("the metadata of what is found")
              .isEqualTo(found.map(Paste::meta));
          return found;
        });
  }

  private Paste stored(Paste paste) {
    store.look(backend -> backend.pastes().create(paste, now()));
    kept.stored(paste.id(), paste);
    return paste;
  }

  private PasteStore pastes() {
    return store.disturbed().pastes();
  }

  private static Paste paste(String id, int size, Stamp stamp) {
    byte[] content = new byte[size];
    new Random(stamp.writeId()).nextBytes(content);
    PasteLabel label = new PasteLabel("a title", "text");
    return Paste.of(new PasteMeta(id, size, label, Burn.NEVER, stamp), content);
  }
}
