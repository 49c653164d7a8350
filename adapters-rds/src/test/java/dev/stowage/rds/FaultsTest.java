package dev.stowage.rds;

import static dev.stowage.testkit.fault.TcpFaultProxy.containing;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.testkit.fault.FaultStorm;
import dev.stowage.testkit.fault.FaultTrial;
import dev.stowage.testkit.fault.RandomFaults;
import dev.stowage.testkit.fault.RequestSweep;
import dev.stowage.testkit.fault.TcpFault;
import dev.stowage.testkit.fault.TcpFaultProxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of fault at every statement of every operation, and what is stored after it. */
class FaultsTest {

  private static final Readings MORE = Local.readings(5_750, 20);
  private static final Readings BEFORE = cooler(MORE.slice(5, 8));

  private static final HikariDataSource PLAIN = Local.pool(Sql.superuser());

  private final TcpFaultProxy line = Local.line();

  @AfterAll
  static void closePlain() {
    PLAIN.close();
  }

  @AfterEach
  void close() {
    line.close();
  }

  static Stream<Arguments> every() {
    return Stream.of(SeriesForm.values())
        .flatMap(
            form ->
                Stream.of(
                    Arguments.of(Named.of("cut before", TcpFault.cutBefore()), form),
                    Arguments.of(Named.of("cut inside", TcpFault.cutInside()), form),
                    Arguments.of(Named.of("cut after", TcpFault.cutAfter()), form)));
  }

  @ParameterizedTest
  @MethodSource("every")
  void aFaultAtAnyStatementIsOvercome(TcpFault fault, SeriesForm form) {
    RdsConfig config = made(form);
    try (HikariDataSource pool = Local.pool(Local.unpooled(config, line))) {
      RequestSweep sweep =
          new RequestSweep(
              number -> line.next(Statements.numbered(number), fault),
              () -> {
                boolean met = line.waiting() == 0;
                line.heal();
                return met;
              });

      assertThat(sweep.run(trial(config, pool).calls(BEFORE, MORE)))
          .allSatisfy(
              (where, kind) -> {
                // Rows that are gone do not tell who discarded them.
                assertThat(where).startsWith("discard");
                assertThat(form).isEqualTo(SeriesForm.ROW);
                assertThat(kind).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("every")
  void statementsThatAreNeverAnswered(TcpFault fault, SeriesForm form) {
    RdsConfig config = made(form);
    try (HikariDataSource pool = Local.pool(Local.unpooled(config, line))) {
      FaultTrial trial = holding(trial(config, pool));
      spoil(fault, form == SeriesForm.ROW ? "INSERT INTO" : "UPDATE");
      assertThat(trial.append(MORE)).isEqualTo(neverAnswered(fault, form));
      line.heal();

      spoil(fault, "SELECT");
      assertThat(trial.scan()).contains(ErrorKind.UNAVAILABLE);
      assertThat(trial.latest()).contains(ErrorKind.UNAVAILABLE);
      line.heal();

      spoil(fault, "drop_series");
      assertThat(trial.drop()).contains(ErrorKind.OUTCOME_UNKNOWN);
      line.heal();
      assertThat(trial.append(MORE))
          .as("a backend that does not know whether it dropped a series asks the store")
          .isEqualTo(trial.isDefined() ? Optional.empty() : Optional.of(ErrorKind.INVALID));
      assertThat(trial.drop()).isEmpty();

      spoil(fault, "define_series");
      assertThat(trial.define()).contains(ErrorKind.OUTCOME_UNKNOWN);
      recovers(trial);
    }
  }

  /** A block's revision tells what became of it; nothing tells who stored rows. */
  private static Optional<ErrorKind> neverAnswered(TcpFault fault, SeriesForm form) {
    if (form == SeriesForm.ROW) {
      return Optional.of(ErrorKind.OUTCOME_UNKNOWN);
    }
    return fault.equals(TcpFault.cutAfter())
        ? Optional.empty()
        : Optional.of(ErrorKind.UNAVAILABLE);
  }

  /** The server's own serialization failures, twice and for ever. */
  @ParameterizedTest
  @EnumSource
  void statementsThatMeetOthersAreRepeatedWithinBounds(SeriesForm form) {
    RdsConfig config = made(form);
    FaultTrial trial = trial(config, Local.unpooled(config, line));
    MeetingOthers others = new MeetingOthers(config.schema());
    others.on("series");
    others.next(2);
    assertThat(trial.define()).isEmpty();

    others.on(readingsTable(config));
    for (Supplier<Optional<ErrorKind>> call : writes(trial)) {
      others.next(2);
      assertThat(call.get()).isEmpty();
    }
    others.next(0);
    recovers(trial);

    others.next(Integer.MAX_VALUE);
    for (Supplier<Optional<ErrorKind>> call :
        List.<Supplier<Optional<ErrorKind>>>of(
            () -> trial.append(MORE), () -> trial.discard(BEFORE))) {
      assertThat(call.get()).contains(ErrorKind.THROTTLED);
    }
    others.next(0);
    recovers(trial);
  }

  /** The server's own 53300: it has no connection left for the role. */
  @ParameterizedTest
  @EnumSource
  void aServerWithoutAConnectionLeftIsThrottled(SeriesForm form) {
    RdsConfig config = made(form);
    String role = "r_" + config.schema();
    Sql.run("CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "' IN ROLE pg_signal_backend");
    Sql.run("GRANT ALL ON SCHEMA " + config.schema() + " TO " + role);
    Sql.run("GRANT ALL ON ALL TABLES IN SCHEMA " + config.schema() + " TO " + role);
    FaultTrial trial = trial(config, sourceOf(config, role));
    Sql.run("ALTER ROLE " + role + " CONNECTION LIMIT 0");
    assertThat(trial.define()).contains(ErrorKind.THROTTLED);

    Sql.run("ALTER ROLE " + role + " CONNECTION LIMIT -1");
    assertThat(trial.define()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void nobodyThereIsUnavailable(SeriesForm form) {
    RdsConfig config = made(form);
    FaultTrial trial = holding(trial(config, Local.unpooled(config, line)));
    line.close();

    for (Supplier<Optional<ErrorKind>> call :
        List.<Supplier<Optional<ErrorKind>>>of(
            trial::define,
            () -> trial.append(MORE),
            () -> trial.discard(BEFORE),
            trial::scan,
            trial::latest,
            trial::drop)) {
      assertThat(call.get()).contains(ErrorKind.UNAVAILABLE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void randomFaultsNeverShowAWrongByte(SeriesForm form) {
    long seed = 20_250_301;
    RdsConfig config = made(form);
    FaultTrial trial = trial(config, Local.unpooled(config, line));
    FaultStorm<TcpFault> storm = Statements.storm(seed);
    line.always(sent -> Statements.is(sent) ? storm.next() : Optional.empty());

    RandomFaults.Grid grid = new RandomFaults.Grid(Local.START * 1_000, 1_800_000_000L, 100, 40);
    assertThat(new RandomFaults(trial, grid, seed).run(150)).containsKey(ErrorKind.UNAVAILABLE);
  }

  private static List<Supplier<Optional<ErrorKind>>> writes(FaultTrial trial) {
    return List.of(
        () -> trial.append(BEFORE),
        () -> trial.append(MORE),
        () -> trial.discard(MORE.slice(0, 3)),
        () -> trial.discard(MORE.slice(4, 9)));
  }

  private void spoil(TcpFault fault, String text) {
    line.always(TcpFaultProxy.Rule.of(containing(text), fault));
  }

  /** After the faults, the same calls do what they should. */
  private void recovers(FaultTrial trial) {
    line.heal();
    assertThat(trial.define()).isEmpty();
    assertThat(trial.append(MORE)).isEmpty();
    assertThat(trial.append(BEFORE)).isEmpty();
    assertThat(trial.discard(BEFORE)).isEmpty();
    assertThat(trial.append(BEFORE)).isEmpty();
    assertThat(trial.scan()).isEmpty();
  }

  private static FaultTrial holding(FaultTrial trial) {
    assertThat(trial.define()).isEmpty();
    assertThat(trial.append(BEFORE)).isEmpty();
    return trial;
  }

  private FaultTrial trial(RdsConfig config, DataSource spoilt) {
    return new FaultTrial(
        RdsBackend.open(config, spoilt, Local.hasty()),
        () -> RdsBackend.open(config, PLAIN, Local.context()),
        Local.series());
  }

  private static RdsConfig made(SeriesForm form) {
    RdsConfig config = Local.config(Local.freshSchema(), form);
    RdsBackend.initialise(config, Local.password(), Local.context());
    return config;
  }

  private DataSource sourceOf(RdsConfig config, String role) {
    RdsConfig of =
        RdsConfig.parse(
            StoreUrl.parse(
                "postgresql://127.0.0.1:%d/postgres?user=%s&schema=%s&series=%s"
                    .formatted(line.port(), role, config.schema(), config.series().word())));
    return RdsPool.source(of, () -> new Logins.Identity(null, role), () -> 7);
  }

  private static String readingsTable(RdsConfig config) {
    return config.series() == SeriesForm.BLOCK
        ? "block"
        : "row_" + Sql.ask("SELECT id FROM " + config.schema() + ".series");
  }

  /** The same times, other readings. */
  private static Readings cooler(Readings readings) {
    var builder = Readings.builder(readings.layout());
    for (int i = 0; i < readings.size(); i++) {
      builder.addRaw(readings.raw(i, 0), 4660, 900, 47, 2, 0, 200, 5);
    }
    return builder.build();
  }
}
