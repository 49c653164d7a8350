package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Limit;
import dev.stowage.core.cost.S3Rules;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.local.LocalS3;
import java.net.URI;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

class S3BackendTest {

  private final S3Config config = Local.config("t-" + UUID.randomUUID(), "some/where");

  @Test
  void createsTheBucketOnlyWhenTold() {
    S3Backend backend = S3Backend.open(config, Local.CLIENT, Local.context());

    assertMisconfigured(() -> backend.series().find("a"))
        .hasMessageContaining("there is no bucket " + config.bucket())
        .hasMessageContaining("stowage init " + config.url());
    assertMisconfigured(() -> backend.series().define(Local.series()));
    assertMisconfigured(() -> backend.series().list(""));
    assertMisconfigured(backend::footprint);

    S3Backend.initialise(config, Local.CLIENT, Local.context());
    assertThat(backend.series().find("a")).isEmpty();
  }

  @Test
  void canBeInitialisedAgainAndKeepsWhatIsThere() {
    S3Backend.initialise(config, Local.CLIENT, Local.context());
    S3Backend backend = S3Backend.open(config, Local.CLIENT, Local.context());
    Series series = Local.defined(backend);

    S3Backend.initialise(config, Local.CLIENT, Local.context());

    assertThat(backend.series().find(series.name())).contains(series);
  }

  @Test
  void opensAClientOfItsOwnFromTheUrl() {
    S3Config own =
        S3Config.parse(
            StoreUrl.parse(
                "s3://t-"
                    + UUID.randomUUID()
                    + "?path-style=true&region=eu-central-1&endpoint="
                    + LocalS3.shared().endpoint()));
    S3Backend.initialise(own, Local.context());
    try (S3Backend backend = S3Backend.open(own, Local.context())) {
      Series series = Local.defined(backend);
      backend.series().append(series, Local.of(Local.MARCH, 1));
      assertThat(Local.scanned(backend, series)).isEqualTo(Local.of(Local.MARCH, 1));
    }
  }

  @Test
  void closesItsOwnClientAndLeavesTheCallersOpen() {
    S3Backend.initialise(config, Local.CLIENT, Local.context());
    S3Backend own = S3Backend.open(config, Local.context());
    own.close();
    own.close();
    S3Backend callers = S3Backend.open(config, Local.CLIENT, Local.context());
    callers.close();

    assertThatThrownBy(() -> own.series().find("a")).isInstanceOf(RuntimeException.class);
    assertThat(callers.series().find("a")).isEmpty();
    assertThat(callers.client()).isSameAs(Local.CLIENT);
  }

  @Test
  void keepsNoSeriesWhereEverybodyReads() {
    S3Config website = new S3Config("a-bucket", "", config.service(), Audience.WEBSITE);

    assertFails(ErrorKind.INVALID, () -> S3Backend.open(website, Local.context()))
        .hasMessageContaining("links alone");
    assertFails(ErrorKind.INVALID, () -> S3Backend.open(website, Local.CLIENT, Local.context()));
  }

  @Test
  void refusesAClientThatRetriesByItself() {
    try (S3Client retrying =
        client()
            .overrideConfiguration(
                o -> o.retryStrategy(DefaultRetryStrategy.standardStrategyBuilder().build()))
            .build()) {
      assertMisconfigured(() -> S3Backend.open(config, retrying, Local.context()))
          .hasMessageContaining("doNotRetry");
      assertMisconfigured(() -> S3Backend.initialise(config, retrying, Local.context()));
    }
  }

  @Test
  void saysWhoIsNotAllowedWithoutTheSecret() {
    String secret = "a-very-secret-key";
    try (S3Client stranger =
        client()
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", secret)))
            .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build()) {
      S3Backend backend = S3Backend.open(config, stranger, Local.context());
      assertMisconfigured(() -> backend.series().find("a"))
          .hasMessageContaining("SignatureDoesNotMatch")
          .hasMessageNotContaining(secret);
      assertMisconfigured(() -> S3Backend.initialise(config, stranger, Local.context()));
    }
  }

  @Test
  void isUnavailableWhereNobodyListens() {
    try (S3Client lonely =
        client()
            .endpointOverride(URI.create("http://127.0.0.1:1"))
            .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build()) {
      S3Backend backend = S3Backend.open(config, lonely, Local.context(), Local.patient());
      assertFails(ErrorKind.UNAVAILABLE, () -> backend.series().find("a"))
          .hasMessageContaining("no connection");
      assertThat(backend.meter().usage()).isEmpty();
    }
  }

  @Test
  void saysWhatItPromisesAndWhatItsBytesAreBilledAs() {
    S3Backend backend = S3Backend.open(config, Local.CLIENT, Local.context());

    assertThat(backend.tariff().storage()).isEqualTo(S3Rules.STORAGE);
    assertThat(backend.tariff().idle()).isEmpty();
    assertThat(backend.tariff().limits())
        .containsExactly(
            new Limit(
                Limit.Measure.BYTES_OF_A_DAY,
                67_108_864,
                "64 MiB in the object of a day",
                "Stowage: a day is packed and unpacked in memory"),
            new Limit(
                Limit.Measure.ADDS_OF_A_COUNTER,
                5,
                "5 swaps a second on the object of a counter, each a read and a write of 100 ms",
                "Amazon S3 User Guide, \"Performance design patterns for Amazon S3\": latencies of"
                    + " roughly 100 to 200 milliseconds"));
    assertThat(backend.traits().verifiedAgainst())
        .isEqualTo("S3Proxy behind a conditional-request front");
    assertThat(backend.config()).isEqualTo(config);
  }

  private static S3ClientBuilder client() {
    return S3Client.builder()
        .region(Region.US_EAST_1)
        .endpointOverride(LocalS3.shared().endpoint())
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .serviceConfiguration(s -> s.chunkedEncodingEnabled(false).pathStyleAccessEnabled(true));
  }

  private static AbstractThrowableAssert<?, ?> assertMisconfigured(ThrowingCallable call) {
    return assertFails(ErrorKind.MISCONFIGURED, call);
  }

  private static AbstractThrowableAssert<?, ?> assertFails(ErrorKind kind, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).as("%s", e).isEqualTo(kind));
  }
}
