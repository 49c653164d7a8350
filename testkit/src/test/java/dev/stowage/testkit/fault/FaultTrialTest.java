package dev.stowage.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import dev.stowage.testkit.memory.MemoryBackend;
import dev.stowage.testkit.tck.HonestBackend;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** A trial believes an honest store and catches one that lies about what it did. */
class FaultTrialTest {

  private static final Series SERIES = new Series("s", RecordLayout.parse("time:56:us value:24"));
  private static final Readings FIRST = row(0, 5, 1);
  private static final Readings SECOND = row(3, 5, 2);

  private final Store store = new Store();
  private final FaultTrial trial = new FaultTrial(store, store::honest, SERIES);

  @Test
  void believesAnHonestStore() {
    assertThat(trial.define()).isEmpty();
    assertThat(trial.append(FIRST)).isEmpty();
    assertThat(trial.append(SECOND)).isEmpty();
    assertThat(trial.discard(FIRST)).isEmpty();
    assertThat(trial.scan()).isEmpty();
    assertThat(trial.latest()).isEmpty();
    assertThat(trial.define()).isEmpty();
    assertThat(trial.drop()).isEmpty();
    assertThat(trial.append(FIRST)).contains(ErrorKind.INVALID);
    assertThat(new RandomFaults(trial, new RandomFaults.Grid(0, 1, 50, 20), 7).run(500))
        .containsOnlyKeys(ErrorKind.INVALID);
  }

  @Test
  void acceptsAnyPartOfAnAppendThatFailed() {
    assertThat(trial.define()).isEmpty();
    for (int part = 0; part <= 5; part++) {
      int stored = part;
      store.append =
          readings -> {
            store.honest().series().append(SERIES, readings.slice(0, stored));
            throw failure(ErrorKind.OUTCOME_UNKNOWN);
          };
      assertThat(trial.append(row(0, 5, 10 + part))).contains(ErrorKind.OUTCOME_UNKNOWN);
    }
    assertThat(trial.scan()).isEmpty();
  }

  @Test
  void catchesAnAppendThatReturnsAndStoredTooLittle() {
    assertThat(trial.define()).isEmpty();
    store.append = readings -> store.honest().series().append(SERIES, readings.slice(0, 4));

    assertCaught(() -> trial.append(FIRST), "stored after append returned");
  }

  @Test
  void catchesAFailedAppendThatChangedAnotherByte() {
    assertThat(trial.define()).isEmpty();
    assertThat(trial.append(FIRST)).isEmpty();
    store.append =
        readings -> {
          store.honest().series().append(SERIES, row(3, 1, 9));
          throw failure(ErrorKind.OUTCOME_UNKNOWN);
        };

    assertCaught(() -> trial.append(SECOND), "is neither as before nor as wanted");
  }

  @Test
  void catchesAThrottledAppendOfOneReadingThatWasStored() {
    assertThat(trial.define()).isEmpty();
    store.append =
        readings -> {
          store.honest().series().append(SERIES, readings);
          throw failure(ErrorKind.THROTTLED);
        };

    assertCaught(() -> trial.append(row(0, 1, 1)), "stored after append was throttled");
  }

  @Test
  void catchesAKindThatNoFaultMayShowAs() {
    assertThat(trial.define()).isEmpty();
    store.append =
        readings -> {
          throw failure(ErrorKind.UNEXPECTED);
        };

    assertCaught(() -> trial.append(FIRST), "a fault showed as UNEXPECTED");
  }

  @Test
  void catchesADiscardThatMiscounts() {
    assertThat(trial.define()).isEmpty();
    assertThat(trial.append(FIRST)).isEmpty();
    store.count = removed -> removed + 1;

    assertCaught(() -> trial.discard(SECOND), "Expecting");
  }

  @Test
  void catchesAnAppendToASeriesThatIsGone() {
    store.append = readings -> {};

    assertCaught(() -> trial.append(FIRST), "the error of a series that is not defined");
  }

  @Test
  void namesTheSeedAndTheCall() {
    store.count = removed -> removed + 1;

    assertThatThrownBy(
            () -> new RandomFaults(trial, new RandomFaults.Grid(0, 1, 50, 20), 7).run(100))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("(?s)seed 7, call \\d+ \\(discard of \\d+\\): .*");
  }

  private static void assertCaught(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(AssertionError.class).hasMessageContaining(message);
  }

  private static StowageException failure(ErrorKind kind) {
    return new StowageException(kind, "append", "s", "said the test");
  }

  private static Readings row(long from, int count, long value) {
    var builder = Readings.builder(SERIES.layout());
    for (int i = 0; i < count; i++) {
      builder.addRaw(from + i, value);
    }
    return builder.build();
  }

  private interface Append {
    void append(Readings readings);
  }

  /** A store in memory whose append and count can be replaced. */
  private static final class Store extends HonestBackend
      implements OffersDiscard, SeriesStore, DiscardsReadings {

    Append append = readings -> memory.series().append(SERIES, readings);
    LongUnaryOperator count = LongUnaryOperator.identity();

    /** The same memory without its lies; closing memory keeps what it holds. */
    MemoryBackend honest() {
      return memory;
    }

    @Override
    public SeriesStore series() {
      return this;
    }

    @Override
    public DiscardsReadings discards() {
      return this;
    }

    @Override
    public Defined define(Series series) {
      return memory.series().define(series);
    }

    @Override
    public Optional<Series> find(String name) {
      return memory.series().find(name);
    }

    @Override
    public Page<Series> list(String cursor) {
      return memory.series().list(cursor);
    }

    @Override
    public void append(Series series, Readings readings) {
      append.append(readings);
    }

    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      return memory.series().scan(series, range);
    }

    @Override
    public Optional<Readings> latest(Series series) {
      return memory.series().latest(series);
    }

    @Override
    public void drop(Series series) {
      memory.series().drop(series);
    }

    @Override
    public long discard(Series series, Readings readings) {
      return count.applyAsLong(memory.discards().discard(series, readings));
    }
  }
}
