package dev.stowage.s3;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import dev.stowage.testkit.local.LocalS3;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The server all tests share, a bucket for each that asks, and what tests say again and again. */
final class Local {

  static final RecordLayout PLAIN = RecordLayout.parse("time:56:us value:24");

  static final long DAY = ReadingTime.MICROS_PER_DAY;
  static final long SECOND = 1_000_000L;

  /** 2025-03-01T00:00:00Z in microseconds. */
  static final long MARCH = 1_740_787_200_000_000L;

  /** The patience of production, however slow the machine is, with pauses that cost no time. */
  private static final Pace PATIENT =
      new Pace(Pace.STANDARD.patience(), Duration.ofMillis(1), System::nanoTime);

  /** How often a swap is tried by who is {@link #hasty()}. */
  static final int HASTY_ATTEMPTS = 4;

  /** One client for most tests: its pool is larger than any test's threads. */
  static final S3Client CLIENT =
      client(LocalS3.shared().endpoint(), ApacheHttpClient.builder().maxConnections(128).build());

  private Local() {}

  static S3Client client(URI endpoint, SdkHttpClient http) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    LocalS3.shared().accessKey(), LocalS3.shared().secretKey())))
        .serviceConfiguration(s -> s.chunkedEncodingEnabled(false).pathStyleAccessEnabled(true))
        .httpClient(http)
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  static S3Config config(String bucket, String prefix) {
    return new S3Config(
        bucket,
        prefix,
        new S3Config.Service("us-east-1", LocalS3.shared().endpoint(), Addressing.PATH),
        Audience.OWNER);
  }

  /** The configuration of a bucket that was just made. */
  static S3Config freshBucket() {
    S3Config config = config("t-" + UUID.randomUUID(), "");
    S3Backend.initialise(config, CLIENT, context());
    return config;
  }

  /** A backend on a bucket of its own, with a meter of its own. */
  static S3Backend fresh() {
    return S3Backend.open(freshBucket(), CLIENT, context());
  }

  /** Another backend on the same bucket, as another process would open it. */
  static S3Backend another(S3Backend first, InstantSource clock) {
    return S3Backend.open(
        first.config(),
        CLIENT,
        new BackendContext(new Meter(), clock, new SecureRandom()::nextLong));
  }

  /** For calls that end well, and for those that end by a count of attempts. */
  static Limits patient() {
    return patient(1 << 20, 1_000);
  }

  static Limits patient(int dayBytes, int keysPerPage) {
    return new Limits(dayBytes, keysPerPage, PATIENT);
  }

  /** For others who are ahead each time: its time goes by the attempt, not by the clock. */
  static Limits hasty() {
    Pace counted =
        new Pace(
            Duration.ofNanos(HASTY_ATTEMPTS),
            PATIENT.longestPause(),
            new AtomicLong()::getAndIncrement);
    return new Limits(1 << 20, 1_000, counted);
  }

  static BackendContext context() {
    return BackendContext.system(new Meter());
  }

  static Series series() {
    return new Series("s-" + UUID.randomUUID(), PLAIN);
  }

  /** A series that is defined, and nothing else. */
  static Series defined(S3Backend backend) {
    Series series = series();
    backend.series().define(series);
    return series;
  }

  static Readings of(long micros, long value) {
    return Readings.builder(PLAIN).addRaw(micros, value).build();
  }

  /** Readings at a regular distance, all of one value. */
  static Readings row(long fromMicros, long stepMicros, int count, long value) {
    ReadingsBuilder builder = Readings.builder(PLAIN);
    for (int i = 0; i < count; i++) {
      builder.addRaw(fromMicros + i * stepMicros, value);
    }
    return builder.build();
  }

  static Readings join(Readings... batches) {
    return Readings.concat(PLAIN, List.of(batches));
  }

  static Readings scanned(S3Backend backend, Series series) {
    return scanned(backend, series, TimeRange.ALL);
  }

  static Readings scanned(S3Backend backend, Series series, TimeRange range) {
    List<Readings> pages = new ArrayList<>();
    backend.series().scan(series, range).forEach(pages::add);
    return Readings.concat(series.layout(), pages);
  }

  static TimeRange days(long first, int count) {
    return new TimeRange(
        ReadingTime.instant(MARCH + first * DAY),
        ReadingTime.instant(MARCH + (first + count) * DAY));
  }

  /** Every key of the bucket of a configuration. */
  static List<String> keys(S3Config config) {
    return CLIENT.listObjectsV2(r -> r.bucket(config.bucket())).contents().stream()
        .map(S3Object::key)
        .toList();
  }
}
