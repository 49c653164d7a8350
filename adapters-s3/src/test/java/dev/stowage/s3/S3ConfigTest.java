package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.s3.S3Config.Service;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3ConfigTest {

  @Test
  void hasDefaultsForEverythingButTheBucket() {
    assertThat(parse("s3://my-bucket"))
        .isEqualTo(
            new S3Config(
                "my-bucket", "", new Service(null, null, Addressing.VIRTUAL_HOST), Audience.OWNER));
  }

  @Test
  void readsEveryPart() {
    assertThat(
            parse(
                "s3://my-bucket/a/b?region=eu-west-1&endpoint=http%3A%2F%2Flocalhost%3A9000"
                    + "&path-style=true&website=true"))
        .isEqualTo(
            new S3Config(
                "my-bucket",
                "a/b",
                new Service("eu-west-1", URI.create("http://localhost:9000"), Addressing.PATH),
                Audience.WEBSITE));
  }

  @ParameterizedTest
  @CsvSource({
    "s3://b-1, ''",
    "s3://b-1/, ''",
    "s3://b-1/a, a",
    "s3://b-1/a/, a",
    "s3://b-1/a/b.c, a/b.c",
    "s3://b-1/a%20b%2Bc%25d, a b+c%d",
    "s3://b-1/%C3%A4, ä"
  })
  void readsThePrefixWithoutTheSlashesOfTheUrl(String url, String prefix) {
    assertThat(parse(url).prefix()).isEqualTo(prefix);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://my-bucket",
        "s3://my-bucket/a/b",
        "s3://my-bucket/a%20b/%C3%A4%2B%25?region=eu-west-1",
        "s3://b-1?endpoint=http%3A%2F%2Flocalhost%3A9000&path-style=true",
        "s3://b-1?website=true"
      })
  void writesTheUrlThatItReads(String url) {
    assertThat(parse(url).url()).isEqualTo(url);
    assertThat(parse(parse(url).url())).isEqualTo(parse(url));
  }

  @Test
  void knowsFourParameters() {
    assertRefused("s3://my-bucket?series=item")
        .hasMessageContaining("unknown parameter series")
        .hasMessageContaining("endpoint, path-style, region, website");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:",
        "s3://ab",
        "s3://My-Bucket",
        "s3://-bucket",
        "s3://bucket-",
        "s3://a..b",
        "s3://192.168.5.4",
        "s3://my_bucket",
        "s3://.ab"
      })
  void refusesWhatIsNoBucketName(String url) {
    assertRefused(url)
        .hasMessageContaining("is no bucket name")
        .hasMessageContaining("s3://BUCKET");
  }

  @Test
  void takesBucketNamesFrom3To63Characters() {
    assertThat(parse("s3://abc").bucket()).isEqualTo("abc");
    assertThat(parse("s3://" + "a".repeat(63)).bucket()).hasSize(63);
    assertRefused("s3://" + "a".repeat(64));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3://b-1//a", "s3://b-1/a//b", "s3://b-1/./a", "s3://b-1/a/..", "s3://b-1/a//"})
  void refusesAPrefixThatIsNotMadeOfFolders(String url) {
    assertRefused(url).hasMessageContaining("is no prefix");
  }

  @Test
  void refusesAControlCharacterWithoutShowingIt() {
    assertRefused("s3://b-1/a%0Ab").hasMessageContaining("control character");
  }

  @Test
  void takesPrefixesUpTo512BytesOfUtf8() {
    assertThat(parse("s3://b-1/" + "%C3%A4".repeat(256)).prefix()).hasSize(256);
    assertThat(parse("s3://b-1/" + "a".repeat(511)).prefix()).hasSize(511);
    assertRefused("s3://b-1/" + "a".repeat(513)).hasMessageContaining("512 bytes");
    assertRefused("s3://b-1/" + "%C3%A4".repeat(257));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region=EU",
        "region=",
        "endpoint=localhost",
        "endpoint=ftp%3A%2F%2Fx",
        "endpoint=http%3A%2F%2Fuser%3Asecret%40x",
        "endpoint=%7B",
        "path-style=yes",
        "website=1"
      })
  void refusesAValueThatBreaksItsRule(String parameter) {
    assertRefused("s3://my-bucket?" + parameter)
        .hasMessageContaining(parameter.substring(0, parameter.indexOf('=')));
  }

  private static S3Config parse(String url) {
    return S3Config.parse(StoreUrl.parse(url));
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertRefused(String url) {
    return assertThatThrownBy(() -> parse(url))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
  }
}
