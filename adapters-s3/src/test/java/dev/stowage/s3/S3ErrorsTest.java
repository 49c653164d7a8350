package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ErrorsTest {

  private final Wire wire = new Wire();
  private final S3Backend backend =
      S3Backend.open(Local.freshBucket(), wire.client(), Local.context(), Local.patient());

  @AfterEach
  void close() {
    wire.close();
  }

  @ParameterizedTest
  @CsvSource({
    "503, SlowDown, THROTTLED",
    "400, RequestTimeout, THROTTLED",
    "409, ConditionalRequestConflict, THROTTLED",
    "409, OperationAborted, THROTTLED",
    "500, InternalError, LOST",
    "503, ServiceUnavailable, LOST",
    "403, AccessDenied, REFUSED",
    "404, NoSuchBucket, REFUSED",
    "400, EntityTooLarge, REFUSED"
  })
  void knowsWhatWasNotDoneAndWhatMayHaveBeen(int status, String code, Fault fault) {
    assertThat(S3Errors.fault(answer(status, code))).isEqualTo(fault);
  }

  @Test
  void takesAnyOtherEndOfARequestForALostAnswer() {
    SdkException reset =
        SdkClientException.create("reset", new java.net.SocketException("Connection reset"));
    SdkException refused =
        SdkClientException.create("refused", new java.net.ConnectException("Connection refused"));
    SdkException full =
        SdkClientException.create(
            "full", new org.apache.http.conn.ConnectionPoolTimeoutException("no connection free"));

    assertThat(S3Errors.fault(reset)).isEqualTo(Fault.LOST);
    assertThat(S3Errors.fault(refused)).isEqualTo(Fault.NOT_SENT);
    assertThat(S3Errors.fault(full)).isEqualTo(Fault.NOT_SENT);
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDenied, MISCONFIGURED, does not allow it",
    "403, InvalidAccessKeyId, MISCONFIGURED, does not allow it",
    "403, RequestTimeTooSkewed, MISCONFIGURED, does not allow it",
    "301, PermanentRedirect, MISCONFIGURED, another region",
    "400, AuthorizationHeaderMalformed, MISCONFIGURED, another region",
    "404, NoSuchBucket, MISCONFIGURED, stowage init s3://",
    "400, EntityTooLarge, TOO_LARGE, EntityTooLarge",
    "400, InvalidRequest, UNEXPECTED, said the test"
  })
  void saysWhyTheServerRefused(int status, String code, ErrorKind kind, String words) {
    wire.next(SdkHttpMethod.PUT, Wire.answer(status, code));
    Series series = Local.series();

    assertThatThrownBy(() -> backend.series().define(series))
        .isInstanceOfSatisfying(
            StowageException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.operation()).isEqualTo("define");
              assertThat(e.key()).isEqualTo(series.name());
              assertThat(e.what()).contains(words);
              assertThat(e.getCause()).isInstanceOf(S3Exception.class);
            });
    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(1);
  }

  @Test
  void saysThatTheBucketAsksForPatienceWhenItDoesSoTimeAndAgain() {
    wire.every(SdkHttpMethod.PUT, Wire.answer(503, "SlowDown"));

    assertThatThrownBy(() -> backend.series().define(Local.series()))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.THROTTLED));
    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(10);
  }

  @Test
  void saysThatABucketNameIsTaken() {
    wire.next(SdkHttpMethod.PUT, Wire.answer(409, "BucketAlreadyExists"));
    S3Config taken = Local.config("t-" + UUID.randomUUID(), "");

    assertThatThrownBy(() -> S3Backend.initialise(taken, wire.client(), Local.context()))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MISCONFIGURED))
        .hasMessageContaining("take another");
  }

  @Test
  void findsTheBucketThatWasMadeThoughTheAnswerWasLost() {
    wire.next(SdkHttpMethod.PUT, Wire.LOSE_ANSWER);
    S3Config config = Local.config("t-" + UUID.randomUUID(), "");
    wire.forget();

    S3Backend.initialise(config, wire.client(), Local.context());

    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(1);
  }

  private static SdkException answer(int status, String code) {
    return S3Exception.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }
}
