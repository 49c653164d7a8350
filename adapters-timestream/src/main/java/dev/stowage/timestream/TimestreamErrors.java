package dev.stowage.timestream;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.apache.http.conn.ConnectTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.timestreamwrite.model.ResourceNotFoundException;

/** Tells what an exception of the SDK means, and says it in the project's own. */
final class TimestreamErrors {

  private static final Set<String> THROTTLING =
      Set.of("ThrottlingException", "Throttling", "RequestLimitExceeded");

  private static final Set<String> NOT_ALLOWED =
      Set.of(
          "ExpiredTokenException",
          "IncompleteSignatureException",
          "InvalidSignatureException",
          "MissingAuthenticationTokenException",
          "UnrecognizedClientException",
          "OptInRequired");

  private final TimestreamConfig config;

  TimestreamErrors(TimestreamConfig config) {
    this.config = config;
  }

  /** Tells what happened to the request that ended with this exception. */
  static Fault fault(SdkException e) {
    if (e instanceof AbortedException || Thread.currentThread().isInterrupted()) {
      return Fault.INTERRUPTED;
    }
    if (e instanceof AwsServiceException answer) {
      if (THROTTLING.contains(code(answer))) {
        return Fault.THROTTLED;
      }
      // Without a code the answer was cut off, or is not the service's: it does not tell.
      return answer.statusCode() >= 500 || code(answer).isEmpty() ? Fault.LOST : Fault.REFUSED;
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

  /** Says in the project's words why a call is given up. */
  StowageException translate(Call call, Fault fault, SdkException e, Effect effect) {
    StowageException translated =
        switch (fault) {
          case THROTTLED ->
              call.failed(ErrorKind.THROTTLED, "Timestream is throttling: " + said(e));
          case NOT_SENT -> call.failed(ErrorKind.UNAVAILABLE, "no connection: " + said(e));
          case LOST -> call.failed(effect.whenLost(), "no usable answer: " + said(e));
          case INTERRUPTED -> call.failed(effect.whenLost(), "the calling thread was interrupted");
          case REFUSED -> refused(call, e);
        };
    return translated.causedBy(e);
  }

  private StowageException refused(Call call, SdkException e) {
    if (e instanceof ResourceNotFoundException) {
      return call.failed(
          ErrorKind.MISCONFIGURED,
          "there is no database " + config.database() + "; run stowage init " + config.url());
    }
    if (isMissingCredentials(e)) {
      return call.failed(
          ErrorKind.MISCONFIGURED,
          "no AWS credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE");
    }
    if (!(e instanceof AwsServiceException answer)) {
      return call.failed(ErrorKind.UNEXPECTED, said(e));
    }
    return switch (code(answer)) {
      case "AccessDeniedException" ->
          call.failed(
              ErrorKind.MISCONFIGURED,
              "AWS does not allow it: "
                  + said(e)
                  + "; Timestream for LiveAnalytics is closed to new customers since 20 June 2025,"
                  + " and an account that had none before then uses dynamodb, postgresql, s3 or"
                  + " file instead");
      case "ServiceQuotaExceededException" ->
          call.failed(ErrorKind.MISCONFIGURED, "a quota of the account is used up: " + said(e));
      default ->
          call.failed(
              NOT_ALLOWED.contains(code(answer)) ? ErrorKind.MISCONFIGURED : ErrorKind.UNEXPECTED,
              said(e));
    };
  }

  private static boolean isMissingCredentials(SdkException e) {
    return String.valueOf(e.getMessage()).startsWith("Unable to load credentials");
  }

  private static String code(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .flatMap(details -> Optional.ofNullable(details.errorCode()))
        .orElse("");
  }

  /** The service's own words without the request id that the SDK adds. */
  static String said(SdkException e) {
    if (e instanceof AwsServiceException answer
        && answer.awsErrorDetails() != null
        && answer.awsErrorDetails().errorMessage() != null) {
      return code(answer) + ": " + answer.awsErrorDetails().errorMessage();
    }
    return String.valueOf(e.getMessage());
  }
}
