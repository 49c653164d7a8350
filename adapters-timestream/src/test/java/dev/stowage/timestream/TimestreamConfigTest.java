package dev.stowage.timestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.timestreamquery.TimestreamQueryClient;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;

class TimestreamConfigTest {

  @Test
  void defaultsToOurPrefixAndTheAwsChain() {
    assertThat(parse("timestream://readings"))
        .isEqualTo(new TimestreamConfig("readings", "stowage-", null, null));
  }

  @Test
  void readsEveryParameter() {
    assertThat(
            parse(
                "timestream://readings?prefix=my.&region=eu-west-1"
                    + "&endpoint=http%3A%2F%2Flocalhost%3A8000"))
        .isEqualTo(
            new TimestreamConfig(
                "readings", "my.", "eu-west-1", URI.create("http://localhost:8000")));
  }

  @Test
  void writesItselfAsAUrlThatReadsTheSame() {
    for (String url :
        new String[] {
          "timestream://readings",
          "timestream://readings?prefix=my.",
          "timestream://readings?prefix=my.&region=eu-west-1"
              + "&endpoint=https%3A%2F%2Fexample.org%3A8443%2Fpath"
        }) {
      assertThat(parse(url).url()).isEqualTo(url);
      assertThat(parse(parse(url).url())).isEqualTo(parse(url));
    }
  }

  @Test
  void takesDatabasesOf3To256Characters() {
    assertThat(parse("timestream://" + "d".repeat(3)).database()).hasSize(3);
    assertThat(parse("timestream://" + "d".repeat(256)).database()).hasSize(256);
    for (String wrong : new String[] {"dd", "d".repeat(257), "a%20b", ""}) {
      assertInvalid("timestream://" + wrong, "3 to 256");
    }
  }

  @Test
  void takesPrefixesOf2To64Characters() {
    assertThat(parse("timestream://readings?prefix=ab").prefix()).isEqualTo("ab");
    assertThat(parse("timestream://readings?prefix=" + "p".repeat(64)).prefix()).hasSize(64);
    for (String wrong : new String[] {"", "a", "a%2F", "p".repeat(65)}) {
      assertInvalid("timestream://readings?prefix=" + wrong, "2 to 64");
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertInvalid("timestream://readings?series=item", "known are endpoint, prefix, region");
    assertInvalid("timestream://readings/table", "too much");
    assertInvalid("timestream://readings?region=EU", "no AWS region");
    assertInvalid("timestream://readings?endpoint=ftp%3A%2F%2Fhost", "no http or https URI");
    assertInvalid("timestream://readings?endpoint=%20", "no URI");
  }

  @Test
  void refusesClientsThatRetryByThemselves() {
    try (TimestreamWriteClient write =
            TimestreamWriteClient.builder().region(Region.US_EAST_1).build();
        TimestreamQueryClient query =
            TimestreamQueryClient.builder().region(Region.US_EAST_1).build()) {
      assertThatThrownBy(() -> new TimestreamClients(write, query))
          .isInstanceOf(StowageException.class)
          .hasMessageContaining("DefaultRetryStrategy.doNotRetry()")
          .extracting(e -> ((StowageException) e).kind())
          .isEqualTo(ErrorKind.MISCONFIGURED);
    }
  }

  private static TimestreamConfig parse(String url) {
    return TimestreamConfig.parse(StoreUrl.parse(url));
  }

  private static void assertInvalid(String url, String what) {
    assertThatThrownBy(() -> parse(url))
        .isInstanceOf(StowageException.class)
        .hasMessageContaining(what)
        .extracting(e -> ((StowageException) e).kind())
        .isEqualTo(ErrorKind.INVALID);
  }
}
