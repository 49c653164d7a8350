package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.testkit.fault.CounterTrial;
import dev.stowage.testkit.fault.FaultStorm;
import dev.stowage.testkit.fault.LinkTrial;
import dev.stowage.testkit.fault.PasteTrial;
import dev.stowage.testkit.fault.PortTrial;
import dev.stowage.testkit.fault.RandomCalls;
import dev.stowage.testkit.fault.RequestSweep;
import dev.stowage.testkit.fault.TcpFault;
import dev.stowage.testkit.fault.TcpFaultProxy;
import dev.stowage.testkit.fault.TrialCall;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of fault at every statement on links, pastes and counters, and what is stored then.
 */
class RecordFaultsTest {

  /** A kind of records. */
  enum Port {
    LINKS,
    PASTES,
    COUNTERS
  }

  private static final RdsConfig CONFIG = Local.config(Local.freshSchema(), SeriesForm.ROW);
  private static final HikariDataSource PLAIN = Local.pool(Sql.superuser());

  private final TcpFaultProxy line = Local.line();

  @BeforeAll
  static void make() {
    RdsBackend.initialise(CONFIG, Local.password(), Local.context());
  }

  @AfterAll
  static void closePlain() {
    PLAIN.close();
  }

  @AfterEach
  void close() {
    line.close();
  }

  static Stream<Arguments> every() {
    return Statements.CUTS.stream()
        .flatMap(fault -> Stream.of(Port.values()).map(port -> Arguments.of(fault, port)));
  }

  @ParameterizedTest
  @MethodSource("every")
  void aFaultAtAnyStatementIsOvercomeOrSaid(TcpFault fault, Port port) {
    try (HikariDataSource pool = Local.pool(Local.unpooled(CONFIG, line))) {
      RequestSweep sweep =
          new RequestSweep(
              number -> line.next(Statements.numbered(number), fault),
              () -> {
                boolean met = line.waiting() == 0;
                line.heal();
                return met;
              });

      PortTrial trial = trial(port, CONFIG, pool);
      assertThat(sweep.run(trial))
          .allSatisfy(
              (where, kind) -> {
                assertThat(where).matches("(take|add) .*|add,.*");
                assertThat(kind).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
              });
      assertThat(line.faults()).isGreaterThanOrEqualTo(trial.everyCall().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyThereIsUnavailable(Port port) {
    PortTrial trial = trial(port, CONFIG, Local.unpooled(CONFIG, line));
    List<Supplier<Optional<ErrorKind>>> calls =
        trial.everyCall().stream().map(call -> call.prepare().get()).toList();
    line.close();

    assertThat(calls).allSatisfy(call -> assertThat(call.get()).contains(ErrorKind.UNAVAILABLE));
  }

  /** The server's own serialization failures, twice and for ever. */
  @ParameterizedTest
  @EnumSource
  void writesThatMeetOthersAreRepeatedWithinBounds(Port port) {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    RdsBackend.initialise(config, Local.password(), Local.context());
    MeetingOthers others = new MeetingOthers(config.schema());
    List.of("link", "paste", "counter").forEach(others::on);
    PortTrial trial = trial(port, config, PLAIN);
    Set<String> given = new HashSet<>(List.of("find", "peek", "value", "list"));
    for (TrialCall call : trial.everyCall()) {
      assertEnds(call, others, 2, Optional.empty());
      if (given.add(call.name().replaceAll("\\W.*", ""))) {
        assertEnds(call, others, Integer.MAX_VALUE, Optional.of(ErrorKind.THROTTLED));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void randomFaultsNeverShowAWrongByte(Port port) {
    long seed = 20_250_301;
    FaultStorm<TcpFault> storm = Statements.storm(seed);
    line.always(sent -> Statements.is(sent) ? storm.next() : Optional.empty());

    Map<ErrorKind, Integer> errors =
        RandomCalls.of(trial(port, CONFIG, Local.unpooled(CONFIG, line)), seed).run(150);

    assertThat(errors).containsKey(ErrorKind.UNAVAILABLE);
  }

  private static void assertEnds(
      TrialCall call, MeetingOthers others, int times, Optional<ErrorKind> end) {
    Supplier<Optional<ErrorKind>> prepared = call.prepare().get();
    others.next(times);
    assertThat(prepared.get()).as(call.name()).isEqualTo(end);
    others.next(0);
  }

  private static PortTrial trial(Port port, RdsConfig config, DataSource spoilt) {
    RdsBackend disturbed = RdsBackend.open(config, spoilt, Local.hasty());
    Supplier<RdsBackend> undisturbed = () -> RdsBackend.open(config, PLAIN, Local.context());
    return switch (port) {
      case LINKS -> new LinkTrial(disturbed, undisturbed);
      case PASTES -> new PasteTrial(disturbed, undisturbed);
      case COUNTERS -> new CounterTrial(disturbed, undisturbed);
    };
  }
}
