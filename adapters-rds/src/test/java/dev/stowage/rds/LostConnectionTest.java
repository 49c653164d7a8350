package dev.stowage.rds;

import static dev.stowage.testkit.fault.TcpFaultProxy.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import dev.stowage.testkit.fault.TcpFault;
import dev.stowage.testkit.fault.TcpFaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that are lost at the worst moments, through a proxy that stands in for a network. */
class LostConnectionTest {

  /** When a connection is cut. */
  enum Cut {
    BEFORE_THE_SERVER,
    AFTER_THE_SERVER;

    TcpFault fault() {
      return this == BEFORE_THE_SERVER ? TcpFault.cutBefore() : TcpFault.cutAfter();
    }
  }

  private TcpFaultProxy proxy;

  @BeforeEach
  void beginCarrying() {
    proxy = Local.line();
  }

  @AfterEach
  void endCarrying() {
    proxy.close();
  }

  @ParameterizedTest
  @EnumSource
  void anAppendIsRepeated(Cut cut) {
    for (SeriesForm form : SeriesForm.values()) {
      try (RdsBackend backend = throughProxy(form)) {
        Series series = holding(backend, Local.readings(0, 20));
        proxy.next(containing(form == SeriesForm.ROW ? "INSERT INTO" : "UPDATE"), cut.fault());

        backend.series().append(series, Local.readings(10, 20));

        assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(0, 30));
      }
    }
    assertThat(proxy.faults()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aDefineKnowsItsOwnWork(Cut cut) {
    try (RdsBackend backend = throughProxy(SeriesForm.ROW)) {
      Series series = Local.series();
      proxy.next(containing("define_series"), cut.fault());

      assertThat(backend.series().define(series)).isEqualTo(Defined.NEW);

      assertThat(proxy.faults()).isEqualTo(1);
      assertThat(backend.series().define(series)).isEqualTo(Defined.SAME);
      backend.series().append(series, Local.readings(0, 3));
      assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(0, 3));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDropIsRepeated(Cut cut) {
    try (RdsBackend backend = throughProxy(SeriesForm.ROW)) {
      Series series = holding(backend, Local.readings(0, 3));
      proxy.next(containing("drop_series"), cut.fault());

      backend.series().drop(series);

      assertThat(proxy.faults()).isEqualTo(1);
      assertThat(backend.series().find(series.name())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReadIsAskedAgain(Cut cut) {
    try (RdsBackend backend = throughProxy(SeriesForm.ROW)) {
      Series series = holding(backend, Local.readings(0, 20));
      proxy.next(containing("ORDER BY f0"), cut.fault());

      assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(0, 20));
      assertThat(proxy.faults()).isEqualTo(1);
    }
  }

  /** A second delete would count nothing, so nobody is told a count that may be wrong. */
  @ParameterizedTest
  @EnumSource
  void aDiscardOfRowsSaysThatItsCountIsUnknown(Cut cut) {
    try (RdsBackend backend = throughProxy(SeriesForm.ROW)) {
      Series series = holding(backend, Local.readings(0, 20));
      proxy.next(containing("DELETE FROM"), cut.fault());

      assertThatThrownBy(() -> backend.discards().discard(series, Local.readings(5, 5)))
          .isInstanceOfSatisfying(
              StowageException.class,
              e -> assertThat(e.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN));

      assertThat(backend.discards().discard(series, Local.readings(5, 5)))
          .as("what is left to discard when it is repeated")
          .isEqualTo(cut == Cut.BEFORE_THE_SERVER ? 5 : 0);
      assertThat(Local.all(backend.series(), series))
          .isEqualTo(Local.readings(0, 20).select(i -> i < 5 || i >= 10));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDiscardFromABlockKnowsItsOwnWork(Cut cut) {
    try (RdsBackend backend = throughProxy(SeriesForm.BLOCK)) {
      Series series = holding(backend, Local.readings(0, 20));
      proxy.next(containing("UPDATE"), cut.fault());

      assertThat(backend.discards().discard(series, Local.readings(5, 5))).isEqualTo(5);

      assertThat(proxy.faults()).isEqualTo(1);
      assertThat(Local.all(backend.series(), series))
          .isEqualTo(Local.readings(0, 20).select(i -> i < 5 || i >= 10));
    }
  }

  /** Without a look at what became of the first, it would arrive after the second. */
  @Test
  void anAppendThatArrivesLateIsNotCarriedOut() throws Exception {
    try (RdsBackend backend = throughProxy(SeriesForm.ROW)) {
      Series series = holding(backend, Readings.none(Local.JOURNEY));
      Readings first = Local.readings(0, 1);
      Readings second = flagged(first, 9);
      proxy.next(containing("INSERT INTO"), TcpFault.holdBack());

      backend.series().append(series, first);
      backend.series().append(series, second);
      proxy.deliver();

      assertThat(Local.all(backend.series(), series)).isEqualTo(second);
    }
  }

  @Test
  void anAppendWhoseServerStaysAwaySaysThatItMayBeStored() {
    RdsConfig config = made(SeriesForm.ROW);
    try (RdsBackend backend =
        RdsBackend.open(config, Local.unpooled(config, proxy), Local.context())) {
      Series series = holding(backend, Readings.none(Local.JOURNEY));
      proxy.next(containing("INSERT INTO"), TcpFault.cutAfter());
      proxy.turnAwayOnceFaulty();

      assertThatThrownBy(() -> backend.series().append(series, Local.readings(0, 5)))
          .isInstanceOfSatisfying(
              StowageException.class,
              e -> assertThat(e.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN))
          .hasMessageContaining("append " + series.name());

      assertThatThrownBy(() -> backend.series().append(series, Local.readings(0, 5)))
          .as("when it cannot even be asked")
          .isInstanceOfSatisfying(
              StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
    }
  }

  @Test
  void sessionsThatTheServerEndedAreReplaced() {
    try (RdsBackend backend = throughProxy(SeriesForm.ROW)) {
      Series series = holding(backend, Local.readings(0, 5));
      Sql.run(
          "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
              + " WHERE application_name LIKE 'stowage %'");

      backend.series().append(series, Local.readings(5, 5));

      assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(0, 10));
    }
  }

  private RdsBackend throughProxy(SeriesForm form) {
    RdsConfig config = made(form);
    return Local.open(Local.config(config.schema(), form, proxy.port()));
  }

  private static RdsConfig made(SeriesForm form) {
    RdsConfig config = Local.config(Local.freshSchema(), form);
    RdsBackend.initialise(config, Local.password(), Local.context());
    return config;
  }

  private static Series holding(RdsBackend backend, Readings readings) {
    Series series = Local.series();
    backend.series().define(series);
    backend.series().append(series, readings);
    return series;
  }

  /** The same reading with other flags. */
  private static Readings flagged(Readings reading, long flags) {
    int last = Local.JOURNEY.fields().size() - 1;
    long[] raws = new long[last + 1];
    for (int f = 0; f < last; f++) {
      raws[f] = reading.raw(0, f);
    }
    raws[last] = flags;
    return Readings.builder(Local.JOURNEY).addRaw(raws).build();
  }
}
