package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.apache.http.conn.ConnectTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells what an exception of the SDK means, and says it in the project's own. */
final class S3Errors {

  /** Proof that nothing was done: too much at once, or another request on the same object. */
  private static final Set<String> AGAIN =
      Set.of(
          "SlowDown",
          "Throttling",
          "ThrottlingException",
          "TooManyRequests",
          "RequestLimitExceeded",
          "RequestTimeout",
          "ConditionalRequestConflict",
          "OperationAborted");

  private static final Set<String> NOT_ALLOWED =
      Set.of(
          "AccessDenied",
          "AccountProblem",
          "AllAccessDisabled",
          "ExpiredToken",
          "InvalidAccessKeyId",
          "InvalidToken",
          "NotSignedUp",
          "RequestTimeTooSkewed",
          "SignatureDoesNotMatch");

  private static final Set<String> ELSEWHERE =
      Set.of(
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException",
          "PermanentRedirect",
          "TemporaryRedirect");

  /** Statuses of which only the code in the body tells what was refused. */
  private static final Set<Integer> VAGUE = Set.of(400, 404, 409);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FORBIDDEN = 403;
  private static final int MOVED = 301;

  private final S3Config config;

  S3Errors(S3Config config) {
    this.config = config;
  }

  /** Tells what happened to the request that ended with this exception. */
  static Fault fault(SdkException e) {
    if (e instanceof AwsServiceException answer) {
      if (AGAIN.contains(code(answer)) || answer.statusCode() == TOO_MANY_REQUESTS) {
        return Fault.THROTTLED;
      }
      return answer.statusCode() >= 500 || isCutOff(answer) ? Fault.LOST : Fault.REFUSED;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof ConnectTimeoutException
          || cause instanceof NoRouteToHostException
          || cause instanceof UnknownHostException) {
        return Fault.NOT_SENT;
      }
    }
    return isMissingCredentials(e) ? Fault.REFUSED : Fault.LOST;
  }

  /** Tells whether the body of an error did not arrive, or is not the service's. */
  private static boolean isCutOff(AwsServiceException answer) {
    return code(answer).isEmpty() && VAGUE.contains(answer.statusCode());
  }

  /** Says in the project's words why a call is given up. */
  StowageException translate(Call call, Fault fault, SdkException e) {
    StowageException failure =
        switch (fault) {
          case THROTTLED ->
              call.failed(ErrorKind.THROTTLED, "the bucket asks for patience: " + said(e));
          case NOT_SENT -> call.failed(ErrorKind.UNAVAILABLE, "no connection: " + said(e));
          case LOST -> call.failed(ErrorKind.UNAVAILABLE, "no usable answer: " + said(e));
          case REFUSED -> refused(call, e);
        };
    return failure.causedBy(e);
  }

  private StowageException refused(Call call, SdkException e) {
    if (isMissingCredentials(e)) {
      return call.failed(
          ErrorKind.MISCONFIGURED,
          "no AWS credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE");
    }
    if (!(e instanceof AwsServiceException answer)) {
      return call.failed(ErrorKind.UNEXPECTED, said(e));
    }
    String code = code(answer);
    if (code.equals("NoSuchBucket")) {
      return call.failed(
          ErrorKind.MISCONFIGURED,
          "there is no bucket " + config.bucket() + "; run stowage init " + config.url());
    }
    if (ELSEWHERE.contains(code) || answer.statusCode() == MOVED) {
      return call.failed(
          ErrorKind.MISCONFIGURED,
          "the bucket is in another region; write its own in region=...: " + said(e));
    }
    if (NOT_ALLOWED.contains(code) || answer.statusCode() == FORBIDDEN) {
      return call.failed(ErrorKind.MISCONFIGURED, "AWS does not allow it: " + said(e));
    }
    if (code.equals("EntityTooLarge") || code.equals("MetadataTooLarge")) {
      return call.failed(ErrorKind.TOO_LARGE, said(e));
    }
    return call.failed(ErrorKind.UNEXPECTED, said(e));
  }

  private static boolean isMissingCredentials(SdkException e) {
    return String.valueOf(e.getMessage()).startsWith("Unable to load credentials");
  }

  /** The code that S3 gives an error; empty when its body did not arrive. */
  static String code(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .flatMap(details -> Optional.ofNullable(details.errorCode()))
        .orElse("");
  }

  /** The service's own words without the request id that the SDK adds. */
  private static String said(SdkException e) {
    if (e instanceof AwsServiceException answer) {
      String words =
          Optional.ofNullable(answer.awsErrorDetails())
              .flatMap(details -> Optional.ofNullable(details.errorMessage()))
              .orElse("status " + answer.statusCode());
      return code(answer).isEmpty() ? words : code(answer) + ": " + words;
    }
    return String.valueOf(e.getMessage());
  }
}
