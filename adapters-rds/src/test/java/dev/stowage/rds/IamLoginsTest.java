package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;

class IamLoginsTest {

  private static final String KEY = "AKIDEXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final RdsConfig CONFIG =
      parsed("postgresql://db.c1.eu-west-1.rds.amazonaws.com:6432/app?user=a%20b&iam=true");

  @Test
  void signsTheTokenThatTheSdkSigns() {
    assertSameAsTheSdk(AwsBasicCredentials.create(KEY, SECRET));
    assertSameAsTheSdk(AwsSessionCredentials.create(KEY, SECRET, "session/+=token"));
  }

  @Test
  void namesHostRoleAndTimeInAToken() {
    Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    String token = logins(AwsBasicCredentials.create(KEY, SECRET)).token(clock);
    assertThat(token)
        .startsWith("db.c1.eu-west-1.rds.amazonaws.com:6432/?")
        .contains("Action=connect", "DBUser=a%20b", "X-Amz-Expires=900", "20260301T120000Z")
        .contains("%2F20260301%2Feu-west-1%2Frds-db%2Faws4_request")
        .doesNotContain(SECRET);
  }

  @Test
  void tellsNothingOfThePasswordWhenItIsPrinted() {
    Logins.Identity identity = logins(AwsBasicCredentials.create(KEY, SECRET)).next();
    assertThat(identity.user()).isEqualTo("a b");
    assertThat(identity).hasToString("identity of a b");
  }

  @ParameterizedTest
  @CsvSource({
    "db.c1.eu-west-1.rds.amazonaws.com, eu-west-1",
    "app.cluster-ro-c1.us-gov-west-1.rds.amazonaws.com, us-gov-west-1",
    "db.c1.cn-north-1.rds.amazonaws.com.cn, cn-north-1",
    "db.example.com, ap-south-1",
  })
  void takesTheRegionOfTheHostAndElseOfTheChain(String host, String region) {
    RdsConfig config = parsed("postgresql://" + host + "/app?user=a&iam=true");
    assertThat(IamLogins.region(config.server(), () -> Region.AP_SOUTH_1)).isEqualTo(region);
  }

  @Test
  void saysWhatIsMissing() {
    RdsConfig named = parsed("postgresql://db.example.com/app?user=a&iam=true");
    assertMisconfigured(
        () ->
            IamLogins.region(
                named.server(),
                () -> {
                  throw SdkClientException.create("no region");
                }),
        "set AWS_REGION");
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("Unable to load credentials from any of the providers");
        };
    assertMisconfigured(
        () -> RdsBackend.open(CONFIG, new IamLogins(CONFIG, "eu-west-1", none), Local.context()),
        "no AWS credentials");
  }

  private static void assertMisconfigured(ThrowingCallable call, String what) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MISCONFIGURED))
        .hasMessageContaining(what);
  }

  /** Both sign with the time of day, so they are compared within one second of it. */
  private static void assertSameAsTheSdk(AwsCredentials credentials) {
    String ours;
    String theirs;
    do {
      ours = logins(credentials).next().password();
      theirs = sdkToken(credentials);
    } while (!date(String.valueOf(ours)).equals(date(theirs)));
    assertThat(parts(String.valueOf(ours))).isEqualTo(parts(theirs));
  }

  /** Host and parameters, whose order means nothing: the signature covers them sorted. */
  private static Set<String> parts(String token) {
    return new TreeSet<>(List.of(token.split("[?&]", -1)));
  }

  private static String sdkToken(AwsCredentials credentials) {
    return RdsUtilities.builder()
        .region(Region.EU_WEST_1)
        .build()
        .generateAuthenticationToken(
            r ->
                r.hostname("db.c1.eu-west-1.rds.amazonaws.com")
                    .port(6432)
                    .username("a b")
                    .credentialsProvider(StaticCredentialsProvider.create(credentials)));
  }

  private static String date(String token) {
    int begin = token.indexOf("X-Amz-Date=");
    return token.substring(begin, begin + "X-Amz-Date=20260301T120000Z".length());
  }

  private static IamLogins logins(AwsCredentials credentials) {
    return new IamLogins(CONFIG, "eu-west-1", StaticCredentialsProvider.create(credentials));
  }

  private static RdsConfig parsed(String url) {
    return RdsConfig.parse(StoreUrl.parse(url));
  }
}
