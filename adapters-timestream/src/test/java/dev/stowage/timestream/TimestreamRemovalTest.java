package dev.stowage.timestream;

import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.fault.ProxiedResponse;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.timestreamwrite.model.Table;

/** Removing tables and the database, on the stand-in. */
class TimestreamRemovalTest {

  private static final String JSON = "application/x-amz-json-1.0";

  private final TimestreamConfig config = Local.config(Local.standIn().endpoint());
  private final TimestreamBackend backend = TimestreamBackend.open(config, Local.context());

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void removesItsTablesAndThenTheDatabase() {
    assertThat(TimestreamBackend.isThere(config, Local.context())).isFalse();
    TimestreamBackend.initialise(config, Local.context());
    assertThat(TimestreamBackend.isThere(config, Local.context())).isTrue();
    Series series = Local.defined(backend, Local.PLAIN);
    backend.series().append(series, Local.row(Local.nowMicros(), 3, 7));
    Local.defined(backend, Local.JOURNEY);

    TimestreamBackend.remove(config, Local.context());
    TimestreamBackend.remove(config, Local.context());
    assertThat(tables()).isEmpty();
    assertThat(TimestreamBackend.isThere(config, Local.context())).as("the database").isTrue();

    assertThat(TimestreamBackend.removeDatabase(config, Local.context())).isTrue();
    assertThat(TimestreamBackend.removeDatabase(config, Local.context())).isTrue();
    TimestreamBackend.remove(config, Local.context());
    assertThat(TimestreamBackend.isThere(config, Local.context())).isFalse();
  }

  @Test
  void leavesTheTablesOfAnotherPrefix() {
    TimestreamBackend.initialise(config, Local.context());
    Series kept = Local.defined(backend, Local.PLAIN);
    TimestreamConfig inside =
        new TimestreamConfig(
            config.database(), config.prefix() + "run-", null, Local.standIn().endpoint());
    try (TimestreamBackend other = TimestreamBackend.open(inside, Local.context())) {
      for (int i = 0; i < 120; i++) {
        other.series().define(new Series("s-" + i, Local.PLAIN));
      }
      TimestreamBackend.remove(inside, other.clients(), Local.context());
      assertThat(other.series().list(Page.FIRST).items()).isEmpty();
    }
    assertThat(tables()).containsExactly(config.prefix() + kept.name());
  }

  @Test
  void refusesAPrefixThatOthersUseAsAWhole() {
    TimestreamBackend.initialise(config, Local.context());
    Local.defined(backend, Local.PLAIN);
    backend
        .clients()
        .write()
        .createTable(r -> r.databaseName(config.database()).tableName("stowage-zz"));

    Local.assertKind(
        ErrorKind.MISCONFIGURED,
        "the table stowage-zz was not made by stowage",
        () -> TimestreamBackend.remove(config, Local.context()));
    assertThat(TimestreamBackend.removeDatabase(config, Local.context())).isFalse();

    assertThat(tables()).hasSize(2);
  }

  @Test
  void isRepeatedWhenAnswersAreLost() {
    TimestreamBackend.initialise(config, Local.context());
    Local.defined(backend, Local.PLAIN);
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.standIn().endpoint())) {
      TimestreamConfig over = at(wire.endpoint());
      for (String operation :
          List.of("DescribeDatabase", "ListTables", "DeleteTable", "DeleteDatabase")) {
        wire.next(awsOperation(operation), HttpFault.cutBefore());
        wire.next(awsOperation(operation), HttpFault.cutAfter());
      }

      TimestreamBackend.remove(over, hasty());
      assertThat(TimestreamBackend.removeDatabase(over, hasty())).isTrue();

      assertThat(wire.waiting()).isZero();
    }
    assertThat(TimestreamBackend.isThere(config, Local.context())).isFalse();
  }

  /** The stand-in deletes at once; the service lists a table for a while, as being deleted. */
  @Test
  void waitsUntilNoTableIsListedAnyMore() {
    TimestreamBackend.initialise(config, Local.context());
    Local.defined(backend, Local.PLAIN);
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.standIn().endpoint())) {
      wire.next(awsOperation("ListTables"), Faults.altered("\"ACTIVE\"", "\"DELETING\""));

      TimestreamBackend.remove(at(wire.endpoint()), hasty());

      assertThat(wire.seen(awsOperation("ListTables"))).isEqualTo(3);
      assertThat(wire.seen(awsOperation("DeleteTable"))).isEqualTo(1);
    }
    assertThat(tables()).isEmpty();
  }

  /** As the service: a table is active for a moment after its deletion was taken. */
  @Test
  void pausesBetweenTwoDeletionsOfATable() {
    TimestreamBackend.initialise(config, Local.context());
    Local.defined(backend, Local.PLAIN);
    AtomicInteger pauses = new AtomicInteger();
    BackendContext counting =
        new BackendContext(
            new Meter(),
            InstantSource.system(),
            () -> {
              pauses.incrementAndGet();
              return 0;
            });
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.standIn().endpoint())) {
      for (int i = 0; i < 3; i++) {
        wire.next(
            awsOperation("DeleteTable"), HttpFault.answer(ProxiedResponse.of(200, JSON, "{}")));
      }

      TimestreamBackend.remove(at(wire.endpoint()), counting);

      assertThat(wire.seen(awsOperation("DeleteTable"))).isEqualTo(4);
    }
    assertThat(pauses).hasValue(4);
    assertThat(tables()).isEmpty();
  }

  @Test
  void aServiceThatDoesNotTellIsAnErrorAndNotNo() {
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.standIn().endpoint())) {
      wire.next(awsOperation("DescribeDatabase"), Faults.answer(400, "AccessDeniedException"));
      Local.assertKind(
          ErrorKind.MISCONFIGURED,
          "closed to new customers",
          () -> TimestreamBackend.isThere(at(wire.endpoint()), hasty()));
    }
    Local.assertKind(
        ErrorKind.UNAVAILABLE,
        "no connection",
        () -> TimestreamBackend.isThere(at(URI.create("http://127.0.0.1:1")), hasty()));
  }

  private List<String> tables() {
    return backend
        .clients()
        .write()
        .listTables(r -> r.databaseName(config.database()))
        .tables()
        .stream()
        .map(Table::tableName)
        .toList();
  }

  private TimestreamConfig at(URI endpoint) {
    return new TimestreamConfig(config.database(), config.prefix(), null, endpoint);
  }

  /** Draws what makes pauses short. */
  private static BackendContext hasty() {
    return new BackendContext(new Meter(), InstantSource.system(), () -> 0);
  }
}
