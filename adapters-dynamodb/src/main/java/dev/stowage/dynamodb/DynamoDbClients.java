package dev.stowage.dynamodb;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Makes the client: retries off (see {@link Requests}), every timeout set.
 *
 * <p>An engine on the loopback address takes any credentials and any region, so there the chains
 * end in fixed ones instead of asking the network of a machine that is not in AWS.
 */
final class DynamoDbClients {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration SOCKET = Duration.ofSeconds(10);
  private static final Duration CALL = Duration.ofSeconds(15);
  private static final AwsRegionProvider LOCAL_REGIONS =
      new AwsRegionProviderChain(
          new SystemSettingsRegionProvider(),
          new AwsProfileRegionProvider(),
          () -> Region.US_EAST_1);

  private DynamoDbClients() {}

  /** Makes a client that the caller closes. */
  static DynamoDbClient open(DynamoDbConfig config) {
    boolean local = isLocal(config);
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .region(region(config, local ? LOCAL_REGIONS : new DefaultAwsRegionProviderChain()))
            .httpClientBuilder(
                ApacheHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SOCKET))
            .overrideConfiguration(
                o ->
                    o.retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(CALL)
                        .apiCallAttemptTimeout(CALL));
    if (local) {
      builder.credentialsProvider(localCredentials());
    }
    Optional.ofNullable(config.endpoint()).ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /** Returns the region of the configuration, or else of a chain. */
  static Region region(DynamoDbConfig config, AwsRegionProvider chain) {
    if (config.region() != null) {
      return Region.of(config.region());
    }
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

  /** Refuses a client that would send a write again by itself. */
  static void requireNoRetries(DynamoDbClient client) {
    int attempts =
        client
            .serviceClientConfiguration()
            .overrideConfiguration()
            .retryStrategy()
            .map(strategy -> strategy.maxAttempts())
            .orElse(0);
    if (attempts != 1) {
      throw new StowageException(
          ErrorKind.MISCONFIGURED,
          "open",
          "dynamodb:",
          "the client retries by itself, and a retried conditional write answers refused to its own"
              + " success; build it with overrideConfiguration(o ->"
              + " o.retryStrategy(DefaultRetryStrategy.doNotRetry()))");
    }
  }

  private static boolean isLocal(DynamoDbConfig config) {
    String host = Optional.ofNullable(config.endpoint()).map(URI::getHost).orElse("");
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]+){3}");
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
