package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.rds.RdsConfig.Server;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Logins by a token: a request to {@code rds-db} that is signed and never sent. What the SDK calls
 * {@code RdsUtilities} makes the same one, but lies in a jar of ten megabytes.
 */
final class IamLogins implements Logins {

  private static final Duration VALID = Duration.ofMinutes(15);
  private static final String SCHEME = "https://";
  private static final Pattern RDS_HOST =
      Pattern.compile(".+\\.([a-z0-9-]+)\\.rds\\.amazonaws\\.com(?:\\.cn)?");

  private final Server server;
  private final String user;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  /**
   * Signs with given credentials.
   *
   * @param config the server, and a role
   * @param region where the database is
   * @param credentials asked for each token; closed with this where they can be
   */
  IamLogins(RdsConfig config, String region, AwsCredentialsProvider credentials) {
    this.server = config.server();
    this.user = Optional.ofNullable(config.login().user()).orElseThrow();
    this.region = region;
    this.credentials = credentials;
  }

  /** Signs with the credentials of the AWS default chain. */
  static IamLogins open(RdsConfig config) {
    return new IamLogins(
        config,
        region(config.server(), new DefaultAwsRegionProviderChain()),
        DefaultCredentialsProvider.builder().build());
  }

  /** Returns the region that an RDS host name says, or else that of a chain. */
  static String region(Server server, AwsRegionProvider chain) {
    Matcher host = RDS_HOST.matcher(server.host());
    if (host.matches()) {
      return host.group(1);
    }
    try {
      return chain.getRegion().id();
    } catch (SdkException none) {
      throw AwsRefusals.failed(
              ErrorKind.MISCONFIGURED,
              server.host(),
              "iam=true needs the AWS region, which this host name does not say; set AWS_REGION")
          .causedBy(none);
    }
  }

  @Override
  public Identity next() {
    try {
      // Without a clock the signer takes the machine's own: AWS compares it with its own.
      return new Identity(user, token(request -> {}));
    } catch (SdkException e) {
      throw AwsRefusals.ofSigning(server.host(), e);
    }
  }

  /** Signs a token that begins at the time of a clock. */
  String token(Clock clock) {
    return token(request -> request.putProperty(HttpSigner.SIGNING_CLOCK, clock));
  }

  private String token(Consumer<SignRequest.Builder<AwsCredentialsIdentity>> timing) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .protocol("https")
            .host(server.hostInUrl())
            .port(server.port())
            .encodedPath("/")
            .putRawQueryParameter("DBUser", user)
            .putRawQueryParameter("Action", "connect")
            .build();
    return signer
        .sign(
            r ->
                r.identity(credentials.resolveCredentials())
                    .request(request)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, VALID)
                    .applyMutation(timing))
        .request()
        .getUri()
        .toString()
        .substring(SCHEME.length());
  }

  @Override
  public void close() {
    if (credentials instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
