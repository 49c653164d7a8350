package dev.stowage.s3;

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
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Makes the client: retries off (see {@link Requests}), bodies sent whole and not in signed chunks,
 * which some servers cannot tell the end of, and every timeout set: the one of a call leaves room
 * for the largest object on a slow line.
 *
 * <p>On the loopback address the chains end in a fixed region and fixed credentials instead of
 * asking the network of a machine that is not in AWS.
 */
final class S3Clients {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration SOCKET = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofMinutes(5);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final AwsRegionProvider LOCAL_REGIONS =
      new AwsRegionProviderChain(
          new SystemSettingsRegionProvider(),
          new AwsProfileRegionProvider(),
          () -> Region.US_EAST_1);

  private S3Clients() {}

  /** Makes a client that the caller closes. */
  static S3Client open(S3Config config) {
    boolean local = isLocal(config);
    S3ClientBuilder builder =
        S3Client.builder()
            .region(region(config, local ? LOCAL_REGIONS : new DefaultAwsRegionProviderChain()))
            .serviceConfiguration(
                s ->
                    s.chunkedEncodingEnabled(false)
                        .pathStyleAccessEnabled(config.service().addressing() == Addressing.PATH))
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
    Optional.ofNullable(config.service().endpoint()).ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /** Refuses a client that would send a write again by itself. */
  static void requireNoRetries(S3Client client) {
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
          "s3:",
          "the client retries by itself, and a retried conditional write is refused by its own"
              + " success; build it with overrideConfiguration(o ->"
              + " o.retryStrategy(DefaultRetryStrategy.doNotRetry()))");
    }
  }

  /** Returns the region of the configuration, or else of a chain. */
  static Region region(S3Config config, AwsRegionProvider chain) {
    if (config.service().region() != null) {
      return Region.of(config.service().region());
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

  private static boolean isLocal(S3Config config) {
    return Optional.ofNullable(config.service().endpoint())
        .map(URI::getHost)
        .filter(LOOPBACK::contains)
        .isPresent();
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
