package dev.stowage.timestream;

import static dev.stowage.testkit.fault.ProxiedRequest.any;
import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.fault.FaultTrial;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.fault.RandomFaults;
import dev.stowage.testkit.fault.RequestSweep;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of fault at every request of every operation, and what is stored after it. */
class FaultsTest {

  private final HttpFaultProxy line = HttpFaultProxy.to(Local.standIn().endpoint());
  private final TimestreamConfig config = Local.config(Local.standIn().endpoint());
  private final TimestreamClients plain = TimestreamClients.open(config);
  private final TimestreamClients spoilt = TimestreamClients.open(at(line.endpoint()));
  private final TimestreamBackend disturbed =
      TimestreamBackend.open(config, spoilt, Local.context(), new Backoff(() -> 0));
  private final FaultTrial trial =
      new FaultTrial(
          disturbed,
          () -> TimestreamBackend.open(config, plain, Local.context()),
          Local.series(Local.PLAIN));
  private final long first = Local.nowMicros() - Duration.ofMinutes(10).toMillis() * 1_000;

  /** More than one request of 100. */
  private final Readings more = Local.row(first, 130, 2);

  private final Readings before = Local.row(first + 20_000_000, 10, 1);

  FaultsTest() {
    TimestreamBackend.initialise(config, plain, Local.context());
  }

  @AfterEach
  void close() {
    spoilt.close();
    plain.close();
    line.close();
  }

  static Stream<Named<HttpFault>> throttling() {
    return Stream.of(Named.of("throttling", Faults.answer(429, "ThrottlingException")));
  }

  static Stream<Named<HttpFault>> losses() {
    return Stream.of(
        Named.of("cut before", HttpFault.cutBefore()),
        Named.of("cut after", HttpFault.cutAfter()),
        Named.of("cut inside", HttpFault.cutInside()),
        Named.of("half an error", Faults.halfAnError()),
        Named.of("500 before", Faults.answer(500, "InternalServerException")),
        Named.of("500 after", Faults.answerAfter(500, "InternalServerException")));
  }

  static Stream<Named<HttpFault>> every() {
    return Stream.concat(throttling(), losses());
  }

  @ParameterizedTest
  @MethodSource("every")
  void aFaultAtAnyRequestIsOvercome(HttpFault fault) {
    assertThat(RequestSweep.over(line, fault).run(trial.calls(before, more))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("throttling")
  void throttlingThatDoesNotEndIsThrottled(HttpFault fault) {
    hold();
    line.always(any(), fault);

    for (Supplier<Optional<ErrorKind>> call : calls()) {
      assertThat(call.get()).contains(ErrorKind.THROTTLED);
    }
    recovers();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void writesThatAreNeverAnsweredAreUnknown(HttpFault fault) {
    hold();
    spoilWrites(fault);
    assertThat(trial.append(more)).contains(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.scan()).isEmpty();
    assertThat(trial.drop().orElse(ErrorKind.OUTCOME_UNKNOWN))
        .as("unknown, or the head of an answer told that the table is gone")
        .isEqualTo(ErrorKind.OUTCOME_UNKNOWN);

    line.heal();
    assertThat(trial.append(more))
        .as("a backend that does not know whether it dropped a series asks the store")
        .isEqualTo(trial.isDefined() ? Optional.empty() : Optional.of(ErrorKind.INVALID));
    assertThat(trial.drop()).isEmpty();

    spoilWrites(fault);
    assertThat(trial.define()).contains(ErrorKind.OUTCOME_UNKNOWN);
    recovers();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void readsThatAreNeverAnsweredAreUnavailable(HttpFault fault) {
    hold();
    line.always(awsOperation("Query"), fault);

    assertThat(trial.scan()).contains(ErrorKind.UNAVAILABLE);
    assertThat(trial.latest()).contains(ErrorKind.UNAVAILABLE);
    recovers();
  }

  @Test
  void recordsRejectedForARangeOfTimesAreNamedAndTheOthersStored() {
    hold();
    line.next(awsOperation("WriteRecords"), Faults.rejectHalf(Optional.empty()));

    Local.assertKind(
        ErrorKind.INVALID,
        "50 of 130 readings were refused, the others are stored",
        () -> disturbed.series().append(trial.series(), more));

    assertThat(trial.append(more)).isEmpty();
  }

  /** No record of ours is older than one of ours: such an answer is believed to be a refusal. */
  @Test
  void recordsRejectedForALowerVersionAreNamedToo() {
    hold();
    line.next(awsOperation("WriteRecords"), Faults.rejectHalf(Optional.of(1L)));

    Local.assertKind(
        ErrorKind.INVALID,
        "50 of 130 readings were refused",
        () -> disturbed.series().append(trial.series(), more));

    assertThat(trial.append(more)).isEmpty();
  }

  /** The rejection is the stand-in's own: half of the records are there in a higher version. */
  @Test
  void recordsRejectedForAHigherVersionHaveLostAndTheOthersAreStored() {
    Series series = Local.defined(disturbed, Local.PLAIN);
    InstantSource ahead = InstantSource.fixed(Instant.now().plusSeconds(60));
    Readings theirs = Local.row(first, 50, 9);
    try (TimestreamBackend other =
        TimestreamBackend.open(config, plain, new BackendContext(new Meter(), ahead, () -> 1))) {
      line.next(
          awsOperation("WriteRecords"),
          HttpFault.after(() -> other.series().append(series, theirs)));
      line.next(awsOperation("WriteRecords"), HttpFault.cutAfter());

      disturbed.series().append(series, more);

      assertThat(Local.scanned(other, series))
          .isEqualTo(Readings.concat(Local.PLAIN, List.of(theirs, more.slice(50, 130))));
    }
  }

  @Test
  void nobodyThereIsUnavailable() {
    hold();
    line.close();
    // A connection that was open may have taken a request along, so reads find them broken first.
    assertThat(trial.latest()).contains(ErrorKind.UNAVAILABLE);
    Local.assertKind(ErrorKind.UNAVAILABLE, "", () -> disturbed.series().list(""));

    for (Supplier<Optional<ErrorKind>> call : calls()) {
      assertThat(call.get()).contains(ErrorKind.UNAVAILABLE);
    }
  }

  @Test
  void randomFaultsNeverShowAWrongByte() {
    long seed = 20_250_301;
    List<HttpFault> faults = every().map(Named::getPayload).toList();
    line.always(any(), HttpFault.storms(new Random(seed), 12, 24, faults));

    RandomFaults.Grid grid = new RandomFaults.Grid(first, 1_000_000, 300, 150);
    assertThat(new RandomFaults(trial, grid, seed).run(300))
        .containsKeys(ErrorKind.OUTCOME_UNKNOWN, ErrorKind.UNAVAILABLE);
  }

  /** Every call that a fault can meet, on a series that is defined. */
  private List<Supplier<Optional<ErrorKind>>> calls() {
    return List.of(
        trial::define, () -> trial.append(more), trial::scan, trial::latest, trial::drop);
  }

  private void spoilWrites(HttpFault fault) {
    for (String write : List.of("CreateTable", "WriteRecords", "DeleteTable")) {
      line.always(awsOperation(write), fault);
    }
  }

  private void hold() {
    assertThat(trial.define()).isEmpty();
    assertThat(trial.append(before)).isEmpty();
  }

  /** After the faults, the same calls do what they should. */
  private void recovers() {
    line.heal();
    assertThat(trial.define()).isEmpty();
    assertThat(trial.append(more)).isEmpty();
    assertThat(trial.append(before)).isEmpty();
    assertThat(trial.scan()).isEmpty();
  }

  private TimestreamConfig at(URI endpoint) {
    return new TimestreamConfig(config.database(), config.prefix(), null, endpoint);
  }
}
