package dev.stowage.s3;

import static dev.stowage.testkit.fault.ProxiedRequest.any;
import static dev.stowage.testkit.fault.ProxiedRequest.method;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.testkit.fault.FaultTrial;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.fault.RandomFaults;
import dev.stowage.testkit.fault.RequestSweep;
import dev.stowage.testkit.local.LocalS3;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Every kind of fault at every request of every operation, and what is stored after it. */
class FaultsTest {

  private static final long HOUR = 3_600 * Local.SECOND;

  /** Two days, so two objects. */
  private static final Readings MORE = Local.row(Local.MARCH + 10 * HOUR, HOUR, 20, 2);

  private static final Readings BEFORE = Local.row(Local.MARCH + 12 * HOUR, HOUR, 3, 1);

  private final HttpFaultProxy line = HttpFaultProxy.to(LocalS3.shared().endpoint());
  private final S3Client spoilt = Local.client(line.endpoint(), ApacheHttpClient.create());
  private final S3Config config = Local.freshBucket();
  private final FaultTrial trial = trial(Local.hasty());

  @AfterEach
  void close() {
    spoilt.close();
    line.close();
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#every")
  void aFaultAtAnyRequestIsOvercome(HttpFault fault) {
    assertThat(RequestSweep.over(line, fault).run(trial(Local.patient()).calls(BEFORE, MORE)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#throttling")
  void throttlingThatDoesNotEndIsThrottled(HttpFault fault) {
    hold();
    line.always(any(), fault);

    for (Supplier<Optional<ErrorKind>> call : calls()) {
      assertThat(call.get()).contains(ErrorKind.THROTTLED);
    }
    recovers();
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#throttling")
  void writesThatAreThrottledForEverAreThrottledAndNotDone(HttpFault fault) {
    hold();
    spoilWrites(fault);

    assertThat(trial.append(MORE.slice(2, 3))).contains(ErrorKind.THROTTLED);
    assertThat(trial.discard(BEFORE.slice(1, 2))).contains(ErrorKind.THROTTLED);
    assertThat(trial.drop()).contains(ErrorKind.THROTTLED);
    recovers();
    assertThat(trial.drop()).isEmpty();
    spoilWrites(fault);
    assertThat(trial.define()).contains(ErrorKind.THROTTLED);
    recovers();
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#lossesAfter")
  void writesThatAreDoneAndNeverAnsweredAreFoundByReadingBack(HttpFault fault) {
    FaultTrial patient = trial(Local.patient());
    spoilWrites(fault);

    assertThat(patient.define()).isEmpty();
    assertThat(patient.append(BEFORE)).isEmpty();
    assertThat(patient.append(MORE)).isEmpty();
    assertThat(patient.discard(MORE.slice(0, 15))).isEmpty();
    assertThat(patient.discard(MORE)).isEmpty();
    assertThat(patient.append(MORE)).isEmpty();
    assertThat(patient.drop()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#lossesBefore")
  void writesThatAreNeverAnsweredAndNotDoneAreUnknown(HttpFault fault) {
    hold();
    spoilWrites(fault);

    assertThat(trial.append(MORE)).contains(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.discard(BEFORE)).contains(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.drop()).contains(ErrorKind.OUTCOME_UNKNOWN);
    recovers();
    assertThat(trial.drop()).isEmpty();
    spoilWrites(fault);
    assertThat(trial.define()).contains(ErrorKind.OUTCOME_UNKNOWN);
    recovers();
  }

  /** The definition is gone, its objects cannot be deleted: said so, and done by the next drop. */
  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#lossesBefore")
  void aDropThatIsLostWhileItDeletesObjectsIsUnknown(HttpFault fault) {
    hold();
    line.always(request -> request.method().equals("DELETE") && isDay(request.target()), fault);

    assertThat(trial.drop()).contains(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.isDefined()).isFalse();

    line.heal();
    assertThat(trial.drop()).isEmpty();
    assertThat(Local.keys(config)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#losses")
  void readsThatAreNeverAnsweredAreUnavailable(HttpFault fault) {
    hold();
    line.always(method("GET"), fault);

    assertThat(trial.scan()).contains(ErrorKind.UNAVAILABLE);
    assertThat(trial.latest()).contains(ErrorKind.UNAVAILABLE);
    assertThat(trial.append(MORE.slice(0, 1))).contains(ErrorKind.UNAVAILABLE);
    recovers();
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#losses")
  void aWriteThatCannotBeReadBackIsUnknown(HttpFault fault) {
    hold();
    line.next(
        method("PUT"),
        exchange -> {
          line.always(method("GET"), fault);
          return fault.meet(exchange);
        });

    assertThat(trial.append(MORE.slice(0, 3))).contains(ErrorKind.OUTCOME_UNKNOWN);
    recovers();
  }

  @Test
  void nobodyThereIsUnavailable() {
    hold();
    line.close();
    // A connection that was open may have taken a request along, so a read finds it broken first.
    assertThat(trial.latest()).contains(ErrorKind.UNAVAILABLE);

    for (Supplier<Optional<ErrorKind>> call : calls()) {
      assertThat(call.get()).contains(ErrorKind.UNAVAILABLE);
    }
  }

  @Test
  void randomFaultsNeverShowAWrongByte() {
    long seed = 20_250_301;
    List<HttpFault> faults = Faults.every().map(Named::getPayload).toList();
    line.always(any(), HttpFault.storms(new Random(seed), 15, 40, faults));

    RandomFaults.Grid grid = new RandomFaults.Grid(Local.MARCH, HOUR, 60, 30);
    assertThat(new RandomFaults(trial, grid, seed).run(200))
        .containsKeys(ErrorKind.OUTCOME_UNKNOWN, ErrorKind.UNAVAILABLE);
  }

  /** Every call that a fault can meet, on a series that is defined. */
  private List<Supplier<Optional<ErrorKind>>> calls() {
    return List.of(
        trial::define,
        () -> trial.append(MORE),
        () -> trial.discard(BEFORE),
        trial::scan,
        trial::latest,
        trial::drop);
  }

  private void spoilWrites(HttpFault fault) {
    line.always(method("PUT"), fault).always(method("DELETE"), fault);
  }

  private void hold() {
    assertThat(trial.define()).isEmpty();
    assertThat(trial.append(BEFORE)).isEmpty();
  }

  /** After the faults, the same calls do what they should. */
  private void recovers() {
    line.heal();
    assertThat(trial.define()).isEmpty();
    assertThat(trial.append(MORE)).isEmpty();
    assertThat(trial.append(BEFORE)).isEmpty();
    assertThat(trial.discard(BEFORE)).isEmpty();
    assertThat(trial.scan()).isEmpty();
  }

  private FaultTrial trial(Limits limits) {
    return new FaultTrial(
        S3Backend.open(config, spoilt, Local.context(), limits),
        () -> S3Backend.open(config, Local.CLIENT, Local.context()),
        Local.series());
  }

  private static boolean isDay(String target) {
    return target.contains(".stw");
  }
}
