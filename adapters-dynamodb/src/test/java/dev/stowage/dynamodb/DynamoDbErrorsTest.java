package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.http.conn.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class DynamoDbErrorsTest {

  private static final Call APPEND = new Call("append", "outdoor");

  private final DynamoDbErrors errors =
      new DynamoDbErrors(new DynamoDbConfig("readings", null, null, SeriesForm.ITEM, Reads.STRONG));

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException, THROTTLED, THROTTLED, THROTTLED",
    "400, ProvisionedThroughputExceededException, THROTTLED, THROTTLED, THROTTLED",
    "400, RequestLimitExceeded, THROTTLED, THROTTLED, THROTTLED",
    "500, InternalServerError, LOST, UNAVAILABLE, OUTCOME_UNKNOWN",
    "503, ServiceUnavailable, LOST, UNAVAILABLE, OUTCOME_UNKNOWN",
    "400, AccessDeniedException, REFUSED, MISCONFIGURED, MISCONFIGURED",
    "400, UnrecognizedClientException, REFUSED, MISCONFIGURED, MISCONFIGURED",
    "400, ExpiredTokenException, REFUSED, MISCONFIGURED, MISCONFIGURED",
    "400, ValidationException, REFUSED, UNEXPECTED, UNEXPECTED",
    "400, SomethingNew, REFUSED, UNEXPECTED, UNEXPECTED"
  })
  void knowsWhatAnAnswerMeans(
      int status, String code, Fault fault, ErrorKind reading, ErrorKind writing) {
    SdkException answer = answer(status, code, "why");

    assertThat(DynamoDbErrors.fault(answer)).isEqualTo(fault);
    assertThat(translated(answer, Effect.READ).kind()).isEqualTo(reading);
    assertThat(translated(answer, Effect.WRITE).kind()).isEqualTo(writing);
  }

  @Test
  void aRequestThatFoundNoConnectionDidNothing() {
    for (IOException cause :
        new IOException[] {
          new ConnectException("Connection refused"),
          new UnknownHostException("nowhere.example"),
          new ConnectTimeoutException("pool")
        }) {
      SdkException e = SdkClientException.create("Unable to execute HTTP request", cause);
      assertThat(DynamoDbErrors.fault(e)).isEqualTo(Fault.NOT_SENT);
      assertThat(translated(e, Effect.WRITE).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }
  }

  @Test
  void aRequestWithoutAnAnswerMayHaveHappened() {
    for (SdkException e :
        new SdkException[] {
          SdkClientException.create("reset", new SocketException("Connection reset")),
          SdkClientException.create("late", new SocketTimeoutException("Read timed out")),
          ApiCallTimeoutException.create(15_000)
        }) {
      assertThat(DynamoDbErrors.fault(e)).isEqualTo(Fault.LOST);
      assertThat(translated(e, Effect.READ).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
      assertThat(translated(e, Effect.WRITE).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
    }
  }

  @Test
  void anAbortedCallWasInterrupted() {
    assertThat(DynamoDbErrors.fault(AbortedException.create("aborted")))
        .isEqualTo(Fault.INTERRUPTED);
  }

  @Test
  void anItemThatIsTooLongIsTooLarge() {
    SdkException e =
        answer(400, "ValidationException", "Item size has exceeded the maximum allowed size");

    assertThat(translated(e, Effect.WRITE).kind()).isEqualTo(ErrorKind.TOO_LARGE);
  }

  @Test
  void saysWhatFailedWithWhichKeyAndWhyAndKeepsTheCause() {
    SdkException e = answer(400, "AccessDeniedException", "not you");

    assertThat(translated(e, Effect.WRITE))
        .hasMessageStartingWith("append outdoor: AWS does not allow it: AccessDeniedException:")
        .hasMessageContaining("not you")
        .hasCause(e);
  }

  private StowageException translated(SdkException e, Effect effect) {
    return errors.translate(APPEND, DynamoDbErrors.fault(e), e, effect);
  }

  private static SdkException answer(int status, String code, String message) {
    return (SdkException)
        DynamoDbException.builder()
            .statusCode(status)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
            .build();
  }
}
