package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Usage;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.local.LocalDynamoDb;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The engine all tests share, one table for each form, and what tests say again and again. */
final class Local {

  static final RecordLayout JOURNEY =
      RecordLayout.parse(
          "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1"
              + " signal:8 flags:5");

  private Local() {}

  static URI endpoint() {
    return LocalDynamoDb.shared().endpoint();
  }

  static DynamoDbConfig config(String table, SeriesForm form) {
    return new DynamoDbConfig(table, null, endpoint(), form, Reads.STRONG);
  }

  static DynamoDbBackend open(String table, SeriesForm form, Reads reads) {
    return DynamoDbBackend.open(
        new DynamoDbConfig(table, null, endpoint(), form, reads), context());
  }

  /** The credentials that the adapter itself uses on the loopback address. */
  static AwsCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
  }

  /** A backend on a table of its own, with a meter of its own. */
  static DynamoDbBackend fresh(SeriesForm form) {
    DynamoDbConfig config = config("t-" + UUID.randomUUID(), form);
    DynamoDbBackend.initialise(config, context());
    return DynamoDbBackend.open(config, context());
  }

  /** Another backend on the same table, as another process would open it. */
  static DynamoDbBackend another(DynamoDbBackend first, InstantSource clock) {
    return DynamoDbBackend.open(
        first.config(), new BackendContext(new Meter(), clock, new SecureRandom()::nextLong));
  }

  static DynamoDbBackend another(DynamoDbBackend first) {
    return DynamoDbBackend.open(first.config(), context());
  }

  /** A backend on a table of its own, reached over a wire with faults; its pauses are short. */
  static DynamoDbBackend over(HttpFaultProxy wire, SeriesForm form) {
    DynamoDbConfig config = config("t-" + UUID.randomUUID(), form);
    DynamoDbBackend.initialise(config, context());
    AtomicLong counting = new AtomicLong();
    return DynamoDbBackend.open(
        new DynamoDbConfig(config.table(), null, wire.endpoint(), form, Reads.STRONG),
        new BackendContext(new Meter(), InstantSource.system(), counting::incrementAndGet));
  }

  /** A backend on the table of another one, over a wire with faults. */
  static DynamoDbBackend sameTableOver(HttpFaultProxy wire, DynamoDbBackend first) {
    return DynamoDbBackend.open(moved(first.config(), wire.endpoint()), context());
  }

  /** A backend on the table of another one, without its faults. */
  static DynamoDbBackend direct(DynamoDbBackend first) {
    return DynamoDbBackend.open(moved(first.config(), endpoint()), context());
  }

  static DynamoDbConfig moved(DynamoDbConfig config, URI endpoint) {
    return new DynamoDbConfig(config.table(), null, endpoint, config.series(), config.reads());
  }

  /** A backend whose endpoint is somewhere else; its pauses are short. */
  static DynamoDbBackend at(URI endpoint) {
    AtomicLong counting = new AtomicLong();
    return DynamoDbBackend.open(
        new DynamoDbConfig("nowhere", null, endpoint, SeriesForm.ITEM, Reads.STRONG),
        new BackendContext(new Meter(), InstantSource.system(), counting::incrementAndGet));
  }

  static Series defined(DynamoDbBackend backend) {
    Series series = series();
    backend.series().define(series);
    return series;
  }

  /** Readings every 15 seconds, from noon of a day on. */
  static Readings readings(int count) {
    ReadingsBuilder builder = Readings.builder(JOURNEY);
    for (int i = 0; i < count; i++) {
      builder.addRaw(1_740_830_400_000L + i * 15_000L, 4660, i % 16_384, 47, 2, 0, 200, 5);
    }
    return builder.build();
  }

  static Readings scanned(DynamoDbBackend backend, Series series) {
    List<Readings> pages = new ArrayList<>();
    backend.series().scan(series, TimeRange.ALL).forEach(pages::add);
    return Readings.concat(series.layout(), pages);
  }

  /** The same readings with one field raised. */
  static Readings with(Readings readings, int field, long more) {
    ReadingsBuilder builder = Readings.builder(readings.layout());
    for (int i = 0; i < readings.size(); i++) {
      long[] raws = new long[readings.layout().fields().size()];
      for (int f = 0; f < raws.length; f++) {
        raws[f] = readings.raw(i, f) + (f == field ? more : 0);
      }
      builder.addRaw(raws);
    }
    return builder.build();
  }

  /** The items that hold the readings of a series. */
  static List<Map<String, AttributeValue>> itemsOf(DynamoDbBackend backend, Series series) {
    String partition =
        items(backend).stream()
            .filter(item -> item.containsKey(Keys.LAYOUT))
            .map(Definition::of)
            .filter(definition -> definition.series().equals(series))
            .findFirst()
            .orElseThrow()
            .partition();
    return items(backend).stream()
        .filter(item -> Keys.attribute(item, Keys.PARTITION).s().equals(partition))
        .toList();
  }

  /** Every item of the table, definitions too. */
  static List<Map<String, AttributeValue>> items(DynamoDbBackend backend) {
    return backend
        .client()
        .scanPaginator(r -> r.tableName(backend.config().table()).consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  static void assertKind(ErrorKind kind, Runnable call) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }

  static BackendContext context() {
    return BackendContext.system(new Meter());
  }

  static Series series() {
    return new Series("s-" + UUID.randomUUID(), JOURNEY);
  }

  static BigDecimal counted(DynamoDbBackend backend, UsageType type, Basis basis) {
    return backend.meter().usage().stream()
        .filter(usage -> usage.type().equals(type) && usage.basis() == basis)
        .map(Usage::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
