package dev.stowage.timestream;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.timestreamquery.TimestreamQueryClient;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;

/**
 * The clients of Timestream's two APIs, with retries off: this library sends a request again by
 * itself, and counts each time.
 *
 * @param write databases, tables and records
 * @param query queries
 */
public record TimestreamClients(TimestreamWriteClient write, TimestreamQueryClient query)
    implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration WRITE = Duration.ofSeconds(10);

  /** The service itself gives a query up after 60 seconds. */
  private static final Duration QUERY = Duration.ofSeconds(62);

  /**
   * How much longer a call may take than its socket may be silent. The SDK ends a call that takes
   * too long by an interrupt of its own, and would clear the caller's with it.
   */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /**
   * Refuses clients that retry.
   *
   * @throws StowageException MISCONFIGURED when one of them retries by itself
   */
  public TimestreamClients {
    requireNoRetries(write.serviceClientConfiguration());
    requireNoRetries(query.serviceClientConfiguration());
  }

  /**
   * Makes both clients with every timeout set. On the loopback address there is no AWS, so there
   * the chains of credentials and region end in fixed ones instead of asking the network.
   */
  static TimestreamClients open(TimestreamConfig config) {
    return new TimestreamClients(
        prepared(TimestreamWriteClient.builder(), config, WRITE).build(),
        prepared(TimestreamQueryClient.builder(), config, QUERY).build());
  }

  /** Closes both clients. */
  @Override
  public void close() {
    write.close();
    query.close();
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B prepared(
      B builder, TimestreamConfig config, Duration timeout) {
    boolean local = isLocal(config);
    builder
        .region(region(config, local))
        .httpClientBuilder(
            ApacheHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(timeout))
        .overrideConfiguration(
            o ->
                o.retryStrategy(DefaultRetryStrategy.doNotRetry())
                    .apiCallTimeout(timeout.plus(MARGIN))
                    .apiCallAttemptTimeout(timeout.plus(MARGIN)));
    Optional.ofNullable(config.endpoint()).ifPresent(builder::endpointOverride);
    if (local) {
      builder.credentialsProvider(localCredentials());
    }
    return builder;
  }

  private static void requireNoRetries(SdkServiceClientConfiguration client) {
    int attempts =
        client
            .overrideConfiguration()
            .retryStrategy()
            .map(strategy -> strategy.maxAttempts())
            .orElse(0);
    if (attempts != 1) {
      throw new StowageException(
          ErrorKind.MISCONFIGURED,
          "open",
          TimestreamConfig.SCHEME + ":",
          "the client retries by itself, which the meter could not count; build it with"
              + " overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))");
    }
  }

  private static boolean isLocal(TimestreamConfig config) {
    return Optional.ofNullable(config.endpoint())
        .map(URI::getHost)
        .filter(LOOPBACK::contains)
        .isPresent();
  }

  private static Region region(TimestreamConfig config, boolean local) {
    if (config.region() != null) {
      return Region.of(config.region());
    }
    AwsRegionProvider chain =
        local
            ? new AwsRegionProviderChain(
                new SystemSettingsRegionProvider(),
                new AwsProfileRegionProvider(),
                () -> Region.US_EAST_1)
            : DefaultAwsRegionProviderChain.builder().build();
    try {
      return chain.getRegion();
    } catch (SdkClientException none) {
      throw new StowageException(
              ErrorKind.MISCONFIGURED,
              "open",
              config.url(),
              "no AWS region; write region=... in the store URL, or set AWS_REGION")
          .causedBy(none);
    }
  }

  private static AwsCredentialsProvider localCredentials() {
    return AwsCredentialsProviderChain.builder()
        .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
        .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
        .addCredentialsProvider(ProfileCredentialsProvider.create())
        .addCredentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
