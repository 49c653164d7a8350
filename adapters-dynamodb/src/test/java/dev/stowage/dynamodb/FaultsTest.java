package dev.stowage.dynamodb;

import static dev.stowage.testkit.fault.ProxiedRequest.any;
import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.testkit.fault.FaultTrial;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.fault.RandomFaults;
import dev.stowage.testkit.fault.RequestSweep;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Every kind of fault at every request of every operation, and what is stored after it. */
class FaultsTest {

  /** More than one request of 25. */
  private static final Readings MORE = Local.readings(30);

  /** Some of the same times, other readings. */
  private static final Readings BEFORE = Local.with(MORE.slice(20, 23), 3, 1);

  private final HttpFaultProxy line = HttpFaultProxy.to(Local.endpoint());
  private final DynamoDbClient spoilt =
      DynamoDbClients.open(Local.moved(Local.config("unused", SeriesForm.ITEM), line.endpoint()));
  private final DynamoDbClient plain =
      DynamoDbClients.open(Local.config("unused", SeriesForm.ITEM));

  @AfterEach
  void close() {
    spoilt.close();
    plain.close();
    line.close();
  }

  static Stream<Named<HttpFault>> throttling() {
    return Stream.of(
        Named.of("throughput", Faults.answer(400, "ProvisionedThroughputExceededException")),
        Named.of("throttling", Faults.answer(400, "ThrottlingException")));
  }

  static Stream<Named<HttpFault>> losses() {
    return Stream.of(
        Named.of("cut before", HttpFault.cutBefore()),
        Named.of("cut after", HttpFault.cutAfter()),
        Named.of("cut inside", HttpFault.cutInside()),
        Named.of("500 before", Faults.answer(500, "InternalServerError")),
        Named.of("500 after", Faults.answerAfter(500, "InternalServerError")));
  }

  static Stream<Arguments> everyThrottling() {
    return withForms(throttling().toList());
  }

  static Stream<Arguments> everyLoss() {
    return withForms(losses().toList());
  }

  static Stream<Arguments> every() {
    return Stream.concat(everyThrottling(), everyLoss());
  }

  @ParameterizedTest
  @MethodSource("every")
  void aFaultAtAnyRequestIsOvercome(HttpFault fault, SeriesForm form) {
    assertThat(RequestSweep.over(line, fault).run(trial(form).calls(BEFORE, MORE)))
        .allSatisfy(
            (where, kind) -> {
              // A reading that is gone does not tell who discarded it.
              assertThat(where).startsWith("discard");
              assertThat(form).isEqualTo(SeriesForm.ITEM);
              assertThat(kind).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
            });
  }

  @ParameterizedTest
  @MethodSource("everyThrottling")
  void throttlingThatDoesNotEndIsThrottled(HttpFault fault, SeriesForm form) {
    FaultTrial trial = holding(form);
    line.always(any(), fault);

    for (Supplier<Optional<ErrorKind>> call : calls(trial)) {
      assertThat(call.get()).contains(ErrorKind.THROTTLED);
    }
    recovers(trial);
  }

  @ParameterizedTest
  @MethodSource("everyLoss")
  void writesThatAreNeverAnsweredAreUnknown(HttpFault fault, SeriesForm form) {
    FaultTrial trial = holding(form);
    spoilWrites(fault);

    assertThat(trial.discard(BEFORE)).contains(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.append(MORE)).contains(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.scan()).isEmpty();
    recovers(trial);
  }

  @ParameterizedTest
  @MethodSource("everyLoss")
  void dropsAndDefinesThatAreNeverAnsweredAreUnknown(HttpFault fault, SeriesForm form) {
    FaultTrial trial = holding(form);
    spoilWrites(fault);
    assertThat(trial.drop()).contains(ErrorKind.OUTCOME_UNKNOWN);

    line.heal();
    assertThat(trial.append(MORE))
        .as("a backend that does not know whether it dropped a series asks the store")
        .isEqualTo(trial.isDefined() ? Optional.empty() : Optional.of(ErrorKind.INVALID));
    assertThat(trial.drop()).isEmpty();

    spoilWrites(fault);
    assertThat(trial.define()).contains(ErrorKind.OUTCOME_UNKNOWN);
    recovers(trial);
  }

  @ParameterizedTest
  @MethodSource("everyLoss")
  void readsThatAreNeverAnsweredAreUnavailable(HttpFault fault, SeriesForm form) {
    FaultTrial trial = holding(form);
    line.always(awsOperation("Query"), fault).always(awsOperation("GetItem"), fault);

    assertThat(trial.scan()).contains(ErrorKind.UNAVAILABLE);
    assertThat(trial.latest()).contains(ErrorKind.UNAVAILABLE);
    recovers(trial);
  }

  /** DynamoDB's answer to a batch of which it did a part. */
  @ParameterizedTest
  @EnumSource(SeriesForm.class)
  void whatABatchLeavesUndoneIsDone(SeriesForm form) {
    FaultTrial trial = holding(form);
    for (HttpFault part : List.of(Faults.doHalf(), Faults.doNothing(), Faults.doHalf())) {
      line.next(awsOperation("BatchWriteItem"), part);
    }

    assertThat(trial.append(MORE)).isEmpty();
    assertThat(trial.drop()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SeriesForm.class)
  void aBatchThatIsLeftUndoneForEverIsThrottled(SeriesForm form) {
    FaultTrial trial = holding(form);
    line.always(awsOperation("BatchWriteItem"), Faults.doNothing());

    Optional<ErrorKind> wanted =
        form == SeriesForm.ITEM ? Optional.of(ErrorKind.THROTTLED) : Optional.empty();
    assertThat(trial.append(MORE)).isEqualTo(wanted);
    recovers(trial);
  }

  @ParameterizedTest
  @EnumSource(SeriesForm.class)
  void nobodyThereIsUnavailable(SeriesForm form) {
    FaultTrial trial = holding(form);
    line.close();
    // A connection that was open may have taken a request along, so a read finds it broken first.
    assertThat(trial.latest()).contains(ErrorKind.UNAVAILABLE);

    for (Supplier<Optional<ErrorKind>> call : calls(trial)) {
      assertThat(call.get()).contains(ErrorKind.UNAVAILABLE);
    }
  }

  @ParameterizedTest
  @EnumSource(SeriesForm.class)
  void randomFaultsNeverShowAWrongByte(SeriesForm form) {
    long seed = 20_250_301;
    List<HttpFault> faults = Stream.concat(throttling(), losses()).map(Named::getPayload).toList();
    line.always(any(), HttpFault.storms(new Random(seed), 15, 24, faults));

    RandomFaults.Grid grid = new RandomFaults.Grid(MORE.micros(0), 15_000_000, 100, 60);
    assertThat(new RandomFaults(trial(form), grid, seed).run(300))
        .containsKeys(ErrorKind.OUTCOME_UNKNOWN, ErrorKind.UNAVAILABLE);
  }

  /** Every call that a fault can meet, on a series that is defined. */
  private static List<Supplier<Optional<ErrorKind>>> calls(FaultTrial trial) {
    return List.of(
        trial::define,
        () -> trial.append(MORE),
        () -> trial.discard(BEFORE),
        trial::scan,
        trial::latest,
        trial::drop);
  }

  private void spoilWrites(HttpFault fault) {
    for (String write : List.of("PutItem", "BatchWriteItem", "DeleteItem")) {
      line.always(awsOperation(write), fault);
    }
  }

  /** After the faults, the same calls do what they should. */
  private void recovers(FaultTrial trial) {
    line.heal();
    assertThat(trial.define()).isEmpty();
    assertThat(trial.append(MORE)).isEmpty();
    assertThat(trial.append(BEFORE)).isEmpty();
    assertThat(trial.discard(BEFORE)).isEmpty();
    assertThat(trial.append(BEFORE)).isEmpty();
  }

  private FaultTrial holding(SeriesForm form) {
    FaultTrial trial = trial(form);
    assertThat(trial.define()).isEmpty();
    assertThat(trial.append(BEFORE)).isEmpty();
    return trial;
  }

  /** A table of its own, so that a sweep of its items is seen by nobody else. */
  private FaultTrial trial(SeriesForm form) {
    DynamoDbConfig config = Local.config("t-" + UUID.randomUUID(), form);
    DynamoDbBackend.initialise(config, plain, Local.context());
    return new FaultTrial(
        DynamoDbBackend.open(config, spoilt, Local.context(), new Backoff(() -> 0)),
        () -> DynamoDbBackend.open(config, plain, Local.context()),
        Local.series());
  }

  private static Stream<Arguments> withForms(List<Named<HttpFault>> faults) {
    return Stream.of(SeriesForm.values())
        .flatMap(form -> faults.stream().map(fault -> Arguments.of(fault, form)));
  }
}
