package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in the project's words why AWS gave no login. */
final class AwsRefusals {

  private static final Set<String> BUSY =
      Set.of("ThrottlingException", "Throttling", "TooManyRequestsException");

  private AwsRefusals() {}

  /** Says why a secret was not to be had. */
  static StowageException ofSecret(String arn, SdkException e) {
    String what = "the secret cannot be read: " + said(e);
    if (isMissingCredentials(e)) {
      return failed(ErrorKind.MISCONFIGURED, arn, noCredentials()).causedBy(e);
    }
    if (!(e instanceof AwsServiceException answer)) {
      return failed(ErrorKind.UNAVAILABLE, arn, what).causedBy(e);
    }
    if (BUSY.contains(code(answer))) {
      return failed(ErrorKind.THROTTLED, arn, what).causedBy(e);
    }
    if (answer.statusCode() >= 500) {
      return failed(ErrorKind.UNAVAILABLE, arn, what).causedBy(e);
    }
    return failed(
            ErrorKind.MISCONFIGURED,
            arn,
            what + "; it must be there, and this role needs secretsmanager:GetSecretValue on it")
        .causedBy(e);
  }

  /** Says that there is nothing to sign a token with. */
  static StowageException ofSigning(String server, SdkException e) {
    String what = isMissingCredentials(e) ? noCredentials() : "no token can be signed: " + said(e);
    return failed(ErrorKind.MISCONFIGURED, server, what).causedBy(e);
  }

  static StowageException failed(ErrorKind kind, String key, String what) {
    return new StowageException(kind, "open", key, what);
  }

  private static String noCredentials() {
    return "no AWS credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE";
  }

  private static boolean isMissingCredentials(SdkException e) {
    return String.valueOf(e.getMessage())
        .toLowerCase(Locale.ROOT)
        .startsWith("unable to load credentials");
  }

  private static String code(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .flatMap(details -> Optional.ofNullable(details.errorCode()))
        .orElse("");
  }

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
