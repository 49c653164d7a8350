package dev.stowage.testkit.local.timestream;

import dev.stowage.testkit.local.LocalTimestream;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.timestreamquery.TimestreamQueryClient;
import software.amazon.awssdk.services.timestreamquery.model.QueryResponse;
import software.amazon.awssdk.services.timestreamquery.model.Row;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;
import software.amazon.awssdk.services.timestreamwrite.model.Dimension;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValue;
import software.amazon.awssdk.services.timestreamwrite.model.MeasureValueType;
import software.amazon.awssdk.services.timestreamwrite.model.Record;
import software.amazon.awssdk.services.timestreamwrite.model.TimeUnit;

/** The SDK's clients of a stand-in, and a database of its own for each test. */
final class Clients implements AutoCloseable {

  static final String TABLE = "readings";

  private static final StaticCredentialsProvider ANY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));

  final String database = "db-" + UUID.randomUUID();
  final TimestreamWriteClient write;
  final TimestreamQueryClient query;

  Clients(LocalTimestream standIn) {
    write =
        TimestreamWriteClient.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(standIn.endpoint())
            .credentialsProvider(ANY)
            .httpClientBuilder(ApacheHttpClient.builder())
            .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    query =
        TimestreamQueryClient.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(standIn.endpoint())
            .credentialsProvider(ANY)
            .httpClientBuilder(ApacheHttpClient.builder())
            .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    write.createDatabase(r -> r.databaseName(database));
  }

  /** A table that keeps 6 hours in memory, all of the rest, and takes late data. */
  Clients withTable() {
    write.createTable(
        r ->
            r.databaseName(database)
                .tableName(TABLE)
                .retentionProperties(
                    p ->
                        p.memoryStoreRetentionPeriodInHours(6L)
                            .magneticStoreRetentionPeriodInDays(73_000L))
                .magneticStoreWriteProperties(p -> p.enableMagneticStoreWrites(true)));
    return this;
  }

  int write(Record... records) {
    return write(List.of(records));
  }

  int write(List<Record> records) {
    return write
        .writeRecords(r -> r.databaseName(database).tableName(TABLE).records(records))
        .recordsIngested()
        .total();
  }

  /** A record of one BIGINT. */
  static Record.Builder record(long millis, long value) {
    return Record.builder()
        .dimensions(room("1"))
        .measureName("m")
        .measureValueType(MeasureValueType.MULTI)
        .measureValues(bigint("v", value))
        .time(Long.toString(millis))
        .timeUnit(TimeUnit.MILLISECONDS);
  }

  static List<Record> records(int count, long firstMillis) {
    return IntStream.range(0, count).mapToObj(i -> record(firstMillis + i, i).build()).toList();
  }

  static Dimension room(String value) {
    return Dimension.builder().name("room").value(value).build();
  }

  static MeasureValue bigint(String name, long value) {
    return MeasureValue.builder()
        .name(name)
        .value(Long.toString(value))
        .type(MeasureValueType.BIGINT)
        .build();
  }

  String from() {
    return " FROM \"" + database + "\".\"" + TABLE + "\" WHERE \"room\" = '1'";
  }

  String select() {
    return "SELECT time, \"v\"" + from() + " ORDER BY time ASC LIMIT 1000";
  }

  QueryResponse ask(String sql) {
    return query.query(r -> r.queryString(sql));
  }

  /** The rows of an answer, each as its values separated by commas. */
  List<String> rows(String sql) {
    return ask(sql).rows().stream().map(Clients::text).toList();
  }

  static String text(Row row) {
    return String.join(
        ",",
        row.data().stream().map(d -> d.scalarValue() == null ? "-" : d.scalarValue()).toList());
  }

  @Override
  public void close() {
    write.close();
    query.close();
  }
}
