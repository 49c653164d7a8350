package dev.stowage.testkit.fault;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.testkit.fault.KeptRecords.Change;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Calls a store of counters whose line is spoilt, and checks after each call that nothing wrong was
 * said or counted. Only counters of the trial's own making are looked at.
 *
 * <p>What is stored is read past the faults, by a backend that was opened for that one look. A call
 * that returns must have done exactly what it says, once: an add returns the value that is stored,
 * and a create that says there is a counter has met another's. A call that fails does so with
 * THROTTLED or UNAVAILABLE and has done nothing, or, if it changes anything, with OUTCOME_UNKNOWN
 * and has done it once or not at all.
 *
 * <p>Each call returns the kind of the error; empty when it returned. Anything wrong is an {@link
 * AssertionError}. Not safe for use by several threads.
 */
public final class CounterTrial implements PortTrial {

  private final TwoWays<OffersCounters> store;
  private final KeptRecords<Counter> kept;
  private final List<String> few = Stream.generate(TrialRecords::freshId).limit(4).toList();

  /**
   * Begins a trial.
   *
   * @param disturbed the backend to test, over a line with faults
   * @param undisturbed opens another backend on the same store, without faults
   */
  public CounterTrial(OffersCounters disturbed, Supplier<? extends OffersCounters> undisturbed) {
    this.store = new TwoWays<>(disturbed, undisturbed);
    this.kept =
        new KeptRecords<>(
            name -> store.look(backend -> counter(name, backend.counters().value(name))));
  }

  /**
   * Makes a name.
   *
   * @return a name that no counter has
   */
  public String fresh() {
    return TrialRecords.freshId();
  }

  /**
   * Stores a counter past the faults.
   *
   * @return the name of a counter that stands at 100
   */
  public String stored() {
    String name = fresh();
    store.look(backend -> backend.counters().create(name, 100));
    kept.stored(name, new Counter(name, 100));
    return name;
  }

  /**
   * Adds to a counter.
   *
   * @param name the counter
   * @param delta what is added
   * @return the kind of the error
   */
  public Optional<ErrorKind> add(String name, long delta) {
    Counter wanted = kept.of(name).orElse(new Counter(name, 0)).plus(delta);
    return kept.change(
        "add of " + delta,
        new Change<>(name, Optional.of(wanted), List.of(wanted.value())),
        () -> counters().add(name, delta));
  }

  /**
   * Creates a counter.
   *
   * @param name the counter
   * @param value its first value
   * @return the kind of the error
   */
  public Optional<ErrorKind> create(String name, long value) {
    Optional<Counter> before = kept.of(name);
    return kept.change(
        "create",
        new Change<>(
            name,
            before.or(() -> Optional.of(new Counter(name, value))),
            List.of(before.isEmpty())),
        () -> counters().create(name, value));
  }

  /**
   * Reads a counter.
   *
   * @param name the counter
   * @return the kind of the error
   */
  public Optional<ErrorKind> value(String name) {
    return kept.read("value", name, kept.of(name), () -> counter(name, counters().value(name)));
  }

  /**
   * Lists the counters.
   *
   * @return the kind of the error
   */
  public Optional<ErrorKind> list() {
    return kept.list(Counter::name, Function.identity(), counters()::list);
  }

  @Override
  public List<TrialCall> everyCall() {
    return List.of(
        TrialCall.list(kept, this::stored, this::list),
        TrialCall.on("add", this::stored, name -> add(name, 3)),
        TrialCall.on("add to nothing", this::fresh, name -> add(name, 3)),
        TrialCall.on("value", this::stored, this::value),
        TrialCall.on("value of nothing", this::fresh, this::value),
        TrialCall.on("create", this::fresh, name -> create(name, 7)),
        TrialCall.on("create over a counter", this::stored, name -> create(name, 7)));
  }

  @Override
  public TrialCall anyCall(Random random) {
    String name = random.nextInt(10) == 0 ? fresh() : few.get(random.nextInt(few.size()));
    long number = random.nextInt(2_000) - 1_000L;
    int dice = random.nextInt(100);
    if (dice < 60) {
      return TrialCall.of("add", () -> add(name, number));
    }
    if (dice < 75) {
      return TrialCall.of("create", () -> create(name, number));
    }
    return dice < 95 ? TrialCall.of("value", () -> value(name)) : TrialCall.of("list", this::list);
  }

  private CounterStore counters() {
    return store.disturbed().counters();
  }

  private static Optional<Counter> counter(String name, OptionalLong value) {
    return value.isPresent() ? Optional.of(new Counter(name, value.getAsLong())) : Optional.empty();
  }
}
