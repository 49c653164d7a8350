package dev.stowage.testkit.fault;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import dev.stowage.testkit.fault.KeptRecords.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Calls a store of links whose line is spoilt, and checks after each call that nothing wrong was
 * said or stored. Only links of the trial's own making are looked at.
 *
 * <p>What is stored is read past the faults, by a backend that was opened for that one look. A call
 * that returns must have done exactly what it says: a create that says TAKEN has met another's
 * link, never its own. A call that fails does so with THROTTLED or UNAVAILABLE and has done
 * nothing, or, if it changes anything, with OUTCOME_UNKNOWN and has done all or nothing.
 *
 * <p>Each call returns the kind of the error; empty when it returned. Anything wrong is an {@link
 * AssertionError}. Not safe for use by several threads.
 */
public final class LinkTrial implements PortTrial {

  private final TwoWays<OffersLinks> store;
  private final KeptRecords<Link> kept;
  private final List<String> few = Stream.generate(TrialRecords::freshId).limit(4).toList();

  /**
   * Begins a trial.
   *
   * @param disturbed the backend to test, over a line with faults
   * @param undisturbed opens another backend on the same store, without faults
   */
  public LinkTrial(OffersLinks disturbed, Supplier<? extends OffersLinks> undisturbed) {
    this.store = new TwoWays<>(disturbed, undisturbed);
    this.kept = new KeptRecords<>(id -> store.look(backend -> backend.links().find(id)));
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
   * Makes a link that is not stored.
   *
   * @return a link with an id that nobody has, for ever
   */
  public Link fresh() {
    return link(TrialRecords.freshId(), TrialRecords.lasting());
  }

  /**
   * Makes another link with the same id.
   *
   * @param link any link
   * @return a link with another target and write id, for ever
   */
  public Link rival(Link link) {
    return link(link.id(), TrialRecords.lasting());
  }

  /**
   * Stores a link past the faults.
   *
   * @return a fresh link
   */
  public Link stored() {
    return stored(fresh());
  }

  /**
   * Stores a link past the faults whose time is over.
   *
   * @return a fresh link that may be replaced
   */
  public Link storedExpired() {
    return stored(link(TrialRecords.freshId(), TrialRecords.expired()));
  }

  /**
   * Creates a link.
   *
   * @param link one that was not created before
   * @return the kind of the error
   */
  public Optional<ErrorKind> create(Link link) {
    Optional<Link> before = kept.of(link.id());
    boolean free = before.map(Link::stamp).map(s -> s.hasExpired(now())).orElse(true);
    Change<Link, Created> change =
        free
            ? new Change<>(link.id(), Optional.of(link), List.of(Created.NEW))
            : new Change<>(link.id(), before, List.of(Created.TAKEN));
    return kept.change("create", change, () -> links().create(link, now()));
  }

  /**
   * Finds a link.
   *
   * @param id any id of a link of this trial
   * @return the kind of the error
   */
  public Optional<ErrorKind> find(String id) {
    return kept.read("find", id, kept.of(id), () -> links().find(id));
  }

  /**
   * Removes a link. After a lost answer, one that is gone or replaced counts as removed.
   *
   * @param link its id and write id are used
   * @return the kind of the error
   */
  public Optional<ErrorKind> remove(Link link) {
    Optional<Link> before = kept.of(link.id());
    long writeId = link.stamp().writeId();
    Change<Link, Boolean> change =
        before.isPresent() && before.get().stamp().writeId() == writeId
            ? new Change<>(link.id(), Optional.empty(), List.of(true))
            : new Change<>(link.id(), before, List.of(false, true));
    return kept.change("remove", change, () -> links().remove(link.id(), writeId));
  }

  /**
   * Lists the links.
   *
   * @return the kind of the error
   */
  public Optional<ErrorKind> list() {
    return kept.list(Link::id, Function.identity(), links()::list);
  }

  @Override
  public List<TrialCall> everyCall() {
    return List.of(
        TrialCall.list(kept, this::stored, this::list),
        TrialCall.on("create", this::fresh, this::create),
        TrialCall.on("create over an expired link", this::storedExpired, l -> create(rival(l))),
        TrialCall.on("create over a taken link", this::stored, l -> create(rival(l))),
        TrialCall.on("find", this::stored, l -> find(l.id())),
        TrialCall.on("find of nothing", this::fresh, l -> find(l.id())),
        TrialCall.on("remove", this::stored, this::remove),
        TrialCall.on("remove of another write", this::stored, l -> remove(rival(l))),
        TrialCall.on("remove of nothing", this::fresh, this::remove));
  }

  @Override
  public TrialCall anyCall(Random random) {
    String id = few.get(random.nextInt(few.size()));
    Stamp[] stamps = {TrialRecords.lasting(), TrialRecords.ending(), TrialRecords.expired()};
    Link link = link(id, stamps[random.nextInt(stamps.length)]);
    int dice = random.nextInt(100);
    if (dice < 50) {
      return TrialCall.of("create", () -> create(link));
    }
    if (dice < 65) {
      return TrialCall.of("find", () -> find(id));
    }
    if (dice < 90) {
      return TrialCall.of("remove", () -> remove(kept.of(id).orElse(link)));
    }
    return dice < 95
        ? TrialCall.of("remove of another write", () -> remove(link))
        : TrialCall.of("list", this::list);
  }

  private Link stored(Link link) {
    store.look(backend -> backend.links().create(link, now()));
    kept.stored(link.id(), link);
    return link;
  }

  private LinkStore links() {
    return store.disturbed().links();
  }

  private static Link link(String id, Stamp stamp) {
    return new Link(id, "https://example.org/" + Long.toHexString(stamp.writeId()), stamp);
  }
}
