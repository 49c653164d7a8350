package dev.stowage.dynamodb;

import static dev.stowage.testkit.fault.ProxiedRequest.any;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.testkit.fault.CounterTrial;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.fault.LinkTrial;
import dev.stowage.testkit.fault.PasteTrial;
import dev.stowage.testkit.fault.PortTrial;
import dev.stowage.testkit.fault.RandomCalls;
import dev.stowage.testkit.fault.RequestSweep;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Every kind of fault at every request of every call on links, pastes and counters. */
class RecordFaultsTest {

  private final HttpFaultProxy line = HttpFaultProxy.to(Local.endpoint());
  private final DynamoDbConfig config = Local.config("t-" + UUID.randomUUID(), SeriesForm.ITEM);
  private final DynamoDbClient spoilt =
      DynamoDbClients.open(Local.moved(config, line.endpoint()));
  private final DynamoDbClient plain = DynamoDbClients.open(config);
  private final DynamoDbBackend backend =
      DynamoDbBackend.open(config, spoilt, Local.context(), new Backoff(() -> 0));

  RecordFaultsTest() {
    DynamoDbBackend.initialise(config, plain, Local.context());
  }

  @AfterEach
  void close() {
    spoilt.close();
    plain.close();
    line.close();
  }

  static Stream<Named<HttpFault>> throttling() {
    return FaultsTest.throttling();
  }

  static Stream<Named<HttpFault>> losses() {
    return FaultsTest.losses();
  }

  @ParameterizedTest
  @MethodSource("throttling")
  void throttlingAtAnyRequestIsOvercome(HttpFault fault) {
    for (PortTrial trial : trials()) {
      assertThat(RequestSweep.over(line, fault).run(trial)).isEmpty();
    }
  }

  /** An add and a take do not tell afterwards who did them, so they are not sent again. */
  @ParameterizedTest
  @MethodSource("losses")
  void aLostAnswerIsOvercomeExceptOfAnAddAndATake(HttpFault fault) {
    for (PortTrial trial : trials()) {
      assertThat(RequestSweep.over(line, fault).run(trial))
          .allSatisfy(
              (where, kind) -> {
                assertThat(where).matches("(add|take) .*, request 1|add, request 1");
                assertThat(kind).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
              });
    }
  }

  @Test
  void randomFaultsNeverShowAWrongRecord() {
    long seed = 20_250_301;
    List<HttpFault> faults = Stream.concat(throttling(), losses()).map(Named::getPayload).toList();
    line.always(any(), HttpFault.storms(new Random(seed), 15, 24, faults));

    for (PortTrial trial : trials()) {
      assertThat(RandomCalls.of(trial, seed).run(200)).containsKey(ErrorKind.OUTCOME_UNKNOWN);
    }
  }

  private List<PortTrial> trials() {
    return List.of(
        new LinkTrial(backend, this::direct),
        new PasteTrial(backend, this::direct),
        new CounterTrial(backend, this::direct));
  }

  private DynamoDbBackend direct() {
    return DynamoDbBackend.open(config, plain, Local.context());
  }
}
