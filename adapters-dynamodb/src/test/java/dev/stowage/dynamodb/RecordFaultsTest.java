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
import dev.stowage.testkit.fault.TrialCall;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Every kind of fault at every request of every call on links, pastes and counters. */
class RecordFaultsTest {

  private static final HttpFault THROTTLING =
      Faults.answer(400, "ProvisionedThroughputExceededException");

  private final HttpFaultProxy line = HttpFaultProxy.to(Local.endpoint());
  private final DynamoDbConfig anyTable = Local.config("unused", SeriesForm.ITEM);
  private final DynamoDbClient spoilt =
      DynamoDbClients.open(Local.moved(anyTable, line.endpoint()));
  private final DynamoDbClient plain = DynamoDbClients.open(anyTable);
  private final List<DynamoDbConfig> tables = new ArrayList<>();

  /** Large pastes fill the engine's memory, so it is given back. */
  @AfterEach
  void close() {
    tables.forEach(config -> plain.deleteTable(r -> r.tableName(config.table())));
    spoilt.close();
    plain.close();
    line.close();
  }

  /** The kinds that differ in what is done and what is heard; FaultsTest tells more of them. */
  static Stream<Named<HttpFault>> losses() {
    return Stream.of(
        Named.of("cut before", HttpFault.cutBefore()),
        Named.of("cut after", HttpFault.cutAfter()),
        Named.of("cut inside", HttpFault.cutInside()),
        Named.of("500 after", Faults.answerAfter(500, "InternalServerError")));
  }

  @Test
  void throttlingAtAnyRequestIsOvercome() {
    assertThat(sweep(THROTTLING)).isEmpty();
  }

  /** An add and a take do not tell afterwards who did them, so they are not sent again. */
  @ParameterizedTest
  @MethodSource("losses")
  void aLostAnswerIsOvercomeExceptOfAnAddAndATake(HttpFault fault) {
    assertThat(sweep(fault))
        .hasSize(5)
        .allSatisfy(
            (where, kind) -> {
              assertThat(where).matches("(add|take).*, request 1");
              assertThat(kind).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
            });
  }

  @Test
  void randomFaultsNeverShowAWrongRecord() {
    long seed = 20_250_301;
    List<HttpFault> faults =
        Stream.concat(Stream.of(THROTTLING), losses().map(Named::getPayload)).toList();
    line.always(any(), HttpFault.storms(new Random(seed), 15, 24, faults));

    // Which calls a storm meets depends on their pauses, so one port alone may be lucky.
    Set<ErrorKind> met = EnumSet.noneOf(ErrorKind.class);
    for (PortTrial trial : trials()) {
      met.addAll(RandomCalls.of(trial, seed).run(100).keySet());
    }
    assertThat(met).contains(ErrorKind.OUTCOME_UNKNOWN, ErrorKind.UNAVAILABLE);
  }

  /** Lists scan the whole table, request after request, so they have tables of their own. */
  private Map<String, ErrorKind> sweep(HttpFault fault) {
    RequestSweep sweep = RequestSweep.over(line, fault);
    Map<String, ErrorKind> errors = new HashMap<>();
    for (PortTrial trial : trials()) {
      errors.putAll(sweep.run(new Calls(trial, name -> !name.equals("list"))));
    }
    for (PortTrial trial : trials()) {
      errors.putAll(sweep.run(new Calls(trial, name -> name.equals("list"))));
    }
    return errors;
  }

  /** Some of the calls of a trial. */
  private record Calls(PortTrial trial, Predicate<String> which) implements PortTrial {

    @Override
    public List<TrialCall> everyCall() {
      return trial.everyCall().stream().filter(call -> which.test(call.name())).toList();
    }

    @Override
    public TrialCall anyCall(Random random) {
      return trial.anyCall(random);
    }
  }

  private List<PortTrial> trials() {
    DynamoDbConfig links = table();
    DynamoDbConfig pastes = table();
    DynamoDbConfig counters = table();
    return List.of(
        new LinkTrial(disturbed(links), () -> undisturbed(links)),
        new PasteTrial(disturbed(pastes), () -> undisturbed(pastes)),
        new CounterTrial(disturbed(counters), () -> undisturbed(counters)));
  }

  private DynamoDbConfig table() {
    DynamoDbConfig config = Local.config("t-" + UUID.randomUUID(), SeriesForm.ITEM);
    DynamoDbBackend.initialise(config, plain, Local.context());
    tables.add(config);
    return config;
  }

  private DynamoDbBackend disturbed(DynamoDbConfig config) {
    return DynamoDbBackend.open(config, spoilt, Local.context(), new Backoff(() -> 0));
  }

  private DynamoDbBackend undisturbed(DynamoDbConfig config) {
    return DynamoDbBackend.open(config, plain, Local.context());
  }
}
