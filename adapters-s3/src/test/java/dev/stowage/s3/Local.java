package dev.stowage.s3;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.local.LocalS3;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** The server all tests share, a bucket for each test class, and what tests say again and again. */
final class Local {

  static final RecordLayout JOURNEY =
      RecordLayout.parse(
          "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1"
              + " signal:8 flags:5");

  /** One client for all tests: its pool is larger than any test's threads. */
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

  /** A backend on a bucket of its own, with a meter of its own. */
  static S3Backend fresh() {
    return fresh(Limits.STANDARD);
  }

  static S3Backend fresh(Limits limits) {
    S3Config config = config("t-" + UUID.randomUUID(), "");
    S3Backend.initialise(config, CLIENT, context());
    return S3Backend.open(config, CLIENT, context(), limits);
  }

  /** Another backend on the same bucket, as another process would open it. */
  static S3Backend another(S3Backend first, InstantSource clock) {
    return S3Backend.open(
        first.config(),
        CLIENT,
        new BackendContext(new Meter(), clock, new SecureRandom()::nextLong));
  }

  static BackendContext context() {
    return BackendContext.system(new Meter());
  }

  static Series series() {
    return new Series("s-" + UUID.randomUUID(), JOURNEY);
  }
}
