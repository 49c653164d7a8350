package dev.stowage.timestream;

import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import dev.stowage.core.series.TimeRange;
import dev.stowage.testkit.fault.HttpFaultProxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.timestreamwrite.model.Table;
import software.amazon.awssdk.services.timestreamwrite.model.Tag;

class DefinitionsTest {

  private final TimestreamBackend backend = Local.fresh();

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void makesATableThatTakesLateData() {
    backend.series().define(new Series("Temp_1", Local.JOURNEY));

    Table table = table("stowage-_temp__1");
    assertThat(table.retentionProperties().memoryStoreRetentionPeriodInHours()).isEqualTo(6);
    assertThat(table.retentionProperties().magneticStoreRetentionPeriodInDays()).isEqualTo(73_000);
    assertThat(table.magneticStoreWriteProperties().enableMagneticStoreWrites()).isTrue();
    assertThat(
            backend.clients().write().listTagsForResource(r -> r.resourceARN(table.arn())).tags())
        .anySatisfy(
            tag -> {
              assertThat(tag.key()).isEqualTo("stowage-layout-0");
              assertThat(tag.value()).isEqualTo(Local.JOURNEY.text());
            });
  }

  @Test
  void keepsTheLongestLayout() {
    String decimals = "0." + "1".repeat(18) + ":-" + "9".repeat(18) + "." + "1".repeat(18);
    Series series =
        Local.series(
            RecordLayout.parse(
                "time:8:s "
                    + IntStream.range(0, 63)
                        .mapToObj(i -> "f".repeat(29) + (100 + i) + ":8:" + decimals)
                        .collect(Collectors.joining(" "))));

    assertThat(backend.series().define(series)).isEqualTo(Defined.NEW);
    assertThat(backend.series().find(series.name())).contains(series);
    assertThat(backend.series().define(series)).isEqualTo(Defined.SAME);
  }

  @Test
  void seesOnlyTablesOfItsPrefix() {
    TimestreamConfig other =
        new TimestreamConfig(
            backend.config().database(), "other-", null, backend.config().endpoint());
    try (TimestreamBackend beside = TimestreamBackend.open(other, Local.context())) {
      Series here = Local.defined(backend, Local.PLAIN);
      Series there = Local.defined(beside, Local.JOURNEY);

      assertThat(backend.series().list(Page.FIRST).items()).containsExactly(here);
      assertThat(beside.series().list(Page.FIRST).items()).containsExactly(there);
      assertThat(backend.series().find(there.name())).isEmpty();
    }
  }

  @Test
  void namesAMissingDatabaseAndWhatToRun() {
    TimestreamConfig config = Local.config(Local.standIn().endpoint());
    String what =
        "there is no database " + config.database() + "; run stowage init " + config.url();
    try (TimestreamBackend nowhere = TimestreamBackend.open(config, Local.context())) {
      Series series = Local.series(Local.PLAIN);
      Local.assertKind(ErrorKind.MISCONFIGURED, what, () -> nowhere.series().define(series));
      Local.assertKind(ErrorKind.MISCONFIGURED, what, () -> nowhere.series().find("s"));
      Local.assertKind(ErrorKind.MISCONFIGURED, what, () -> nowhere.series().list(Page.FIRST));
      Local.assertKind(ErrorKind.MISCONFIGURED, what, () -> nowhere.series().drop(series));
      Local.assertKind(
          ErrorKind.MISCONFIGURED,
          what,
          () -> nowhere.series().append(series, Local.row(Local.nowMicros(), 1, 1)));
      Local.assertKind(ErrorKind.MISCONFIGURED, what, nowhere::footprint);
    }
  }

  @Test
  void initialisesAsOftenAsOneLikes() {
    Series series = Local.defined(backend, Local.PLAIN);

    TimestreamBackend.initialise(backend.config(), backend.clients(), Local.context());
    assertThat(backend.series().find(series.name())).contains(series);
  }

  @Test
  void refusesATableOfItsPrefixThatIsNotItsOwn() {
    backend
        .clients()
        .write()
        .createTable(r -> r.databaseName(backend.config().database()).tableName("stowage-alien"));
    String what = "the table stowage-alien was not made by stowage";

    Local.assertKind(ErrorKind.MISCONFIGURED, what, () -> backend.series().find("alien"));
    Local.assertKind(ErrorKind.MISCONFIGURED, what, () -> backend.series().list(Page.FIRST));
    Local.assertKind(
        ErrorKind.MISCONFIGURED,
        what,
        () -> backend.series().define(new Series("alien", Local.PLAIN)));
  }

  @Test
  void saysThatTagsAreDamaged() {
    Series series = Local.defined(backend, Local.PLAIN);
    String arn = table("stowage-" + series.name()).arn();
    backend
        .clients()
        .write()
        .tagResource(
            r ->
                r.resourceARN(arn)
                    .tags(Tag.builder().key("stowage-layout-0").value("time:0:h").build()));

    Local.assertKind(
        ErrorKind.CORRUPT,
        "the tags of series " + series.name() + " are damaged",
        () -> backend.series().list(Page.FIRST));
  }

  @Test
  void aProcessThatHasNotHeardOfADropSaysThatTheSeriesIsNotDefined() {
    Series series = Local.defined(backend, Local.PLAIN);
    try (TimestreamBackend other = Local.another(backend, InstantSource.system())) {
      other.series().append(series, Local.row(Local.nowMicros(), 1, 1));
      backend.series().drop(series);

      String what = "the series is not defined; define it first";
      Local.assertKind(
          ErrorKind.INVALID,
          what,
          () -> other.series().append(series, Local.row(Local.nowMicros(), 1, 1)));
    }
    try (TimestreamBackend other = Local.another(backend, InstantSource.system())) {
      backend.series().define(series);
      assertThat(other.series().latest(series)).isEmpty();
      backend.series().drop(series);
      Local.assertKind(
          ErrorKind.INVALID, "the series is not defined", () -> other.series().latest(series));
    }
  }

  @Test
  void aProcessThatHasNotHeardOfANewDefinitionNeitherReadsNorDisturbsIt() {
    Series series = Local.defined(backend, Local.PLAIN);
    AtomicReference<Instant> clock = new AtomicReference<>(Instant.now());
    try (TimestreamBackend stale =
        TimestreamBackend.open(
            backend.config(),
            new BackendContext(new Meter(), clock::get, Local.context().random()))) {
      assertThat(stale.series().latest(series)).isEmpty();
      backend.series().drop(series);
      backend.series().define(series);
      long now = Local.nowMicros();
      backend.series().append(series, Local.row(now, 2, 1));

      stale.series().append(series, Local.row(now, 1, 9));
      assertThat(Local.scanned(backend, series)).isEqualTo(Local.row(now, 2, 1));
      assertThat(Local.scanned(stale, series)).isEqualTo(Local.row(now, 1, 9));

      clock.updateAndGet(before -> before.plus(DefinitionCache.KEPT));
      assertThat(Local.scanned(stale, series)).isEqualTo(Local.row(now, 2, 1));
    }
  }

  @Test
  void doesNotTakeATableForASeriesThatIsBeingDeleted() {
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.standIn().endpoint());
        TimestreamBackend disturbed = Local.over(wire)) {
      Series series = Local.series(Local.PLAIN);
      try (TimestreamBackend other = Local.direct(disturbed)) {
        other.series().define(series);
      }
      wire.next(awsOperation("DescribeTable"), Faults.altered("ACTIVE", "DELETING"));
      assertThat(disturbed.series().find(series.name())).isEmpty();

      wire.next(awsOperation("ListTables"), Faults.altered("ACTIVE", "DELETING"));
      assertThat(disturbed.series().list(Page.FIRST).items()).isEmpty();

      wire.next(awsOperation("DescribeTable"), Faults.altered("ACTIVE", "DELETING"));
      assertThat(disturbed.series().define(series)).isEqualTo(Defined.SAME);

      wire.always(awsOperation("DescribeTable"), Faults.altered("ACTIVE", "DELETING"));
      Local.assertKind(
          ErrorKind.UNAVAILABLE, "still being deleted", () -> disturbed.series().define(series));
    }
  }

  @Test
  void asksOnceAMinuteWhatASeriesIs() {
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.standIn().endpoint());
        TimestreamBackend counted = Local.over(wire)) {
      Series series = Local.series(Local.PLAIN);
      try (TimestreamBackend other = Local.direct(counted)) {
        other.series().define(series);
      }
      for (int i = 0; i < 5; i++) {
        counted.series().append(series, Local.row(Local.nowMicros(), 1, i));
        assertThat(counted.series().scan(series, TimeRange.ALL)).hasSize(1);
        assertThat(counted.series().find(series.name())).contains(series);
      }

      assertThat(wire.seen(awsOperation("DescribeTable"))).isEqualTo(1);
      assertThat(wire.seen(awsOperation("ListTagsForResource"))).isEqualTo(1);
      assertThat(wire.seen(awsOperation("WriteRecords"))).isEqualTo(5);
    }
  }

  @Test
  void knowsWhatItDefinedItselfWithoutAsking() {
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.standIn().endpoint());
        TimestreamBackend counted = Local.over(wire)) {
      Series series = Local.defined(counted, Local.PLAIN);
      counted.series().append(series, Local.row(Local.nowMicros(), 1, 1));

      assertThat(wire.seen(awsOperation("DescribeTable"))).isZero();
    }
  }

  private Table table(String name) {
    return backend
        .clients()
        .write()
        .describeTable(r -> r.databaseName(backend.config().database()).tableName(name))
        .table();
  }
}
