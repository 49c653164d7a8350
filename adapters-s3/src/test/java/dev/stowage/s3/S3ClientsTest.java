package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;

class S3ClientsTest {

  private static final AwsRegionProvider NOWHERE =
      () -> {
        throw SdkClientException.create("no region");
      };

  @Test
  void takesTheRegionOfTheUrlBeforeThatOfTheChain() {
    assertThat(S3Clients.region(config("s3://a-bucket?region=eu-west-1"), NOWHERE))
        .isEqualTo(Region.EU_WEST_1);
    assertThat(S3Clients.region(config("s3://a-bucket"), () -> Region.AP_SOUTH_1))
        .isEqualTo(Region.AP_SOUTH_1);
  }

  @Test
  void saysHowToNameARegionWhereThereIsNone() {
    assertThatThrownBy(() -> S3Clients.region(config("s3://a-bucket"), NOWHERE))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MISCONFIGURED))
        .hasMessageContaining("region=...")
        .hasMessageContaining("AWS_REGION");
  }

  @Test
  void makesAClientThatItWouldTakeItself() {
    try (S3Client client = S3Clients.open(config("s3://a-bucket?region=eu-west-1"))) {
      assertThatCode(() -> S3Clients.requireNoRetries(client)).doesNotThrowAnyException();
      assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.EU_WEST_1);
    }
  }

  @Test
  void needsNoRegionOnTheLoopbackAddress() {
    for (String host : new String[] {"localhost", "127.0.0.1", "[::1]"}) {
      String url = "s3://a-bucket?endpoint=http://" + host + ":9000";
      try (S3Client client = S3Clients.open(config(url))) {
        assertThat(client.serviceClientConfiguration().endpointOverride()).isPresent();
      }
    }
  }

  private static S3Config config(String url) {
    return S3Config.parse(StoreUrl.parse(url));
  }
}
