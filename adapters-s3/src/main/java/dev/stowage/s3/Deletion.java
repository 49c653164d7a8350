package dev.stowage.s3;

import dev.stowage.core.cost.S3Rules.Request;
import dev.stowage.core.error.ErrorKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Deletes objects, whatever they hold: a page of them in one request, or, once the server has
 * refused that, one by one. A deletion may always be repeated.
 */
final class Deletion {

  private static final int NOT_IMPLEMENTED = 501;

  /** Of one object among many: it may be gone after another attempt. */
  private static final Set<String> PASSING = Set.of("InternalError", "SlowDown");

  /** A lost attempt has deleted it, or somebody else has. */
  private static final Set<String> GONE = Set.of("NoSuchKey", "NoSuchVersion");

  private final S3Client client;
  private final String bucket;
  private final Requests requests;
  private final Call call;
  private boolean oneByOne;

  Deletion(S3Client client, String bucket, Requests requests, Call call) {
    this.client = client;
    this.bucket = bucket;
    this.requests = requests;
    this.call = call;
  }

  /** Tells whether a server has refused for good, so that something else may be tried. */
  static boolean isUnknown(S3Exception answer) {
    return answer.statusCode() == NOT_IMPLEMENTED || S3Errors.fault(answer) == Fault.REFUSED;
  }

  /**
   * Deletes objects, or versions of them.
   *
   * @param page at most 1,000; what is left of it after an error that passes is listed again
   * @throws dev.stowage.core.error.StowageException when one of them is refused
   */
  void delete(List<ObjectIdentifier> page) {
    if (oneByOne || !deletedTogether(page)) {
      oneByOne = true;
      page.forEach(this::delete);
    }
  }

  /** Returns false when the server does not take many at once, or not from us. */
  private boolean deletedTogether(List<ObjectIdentifier> page) {
    Optional<List<S3Error>> refused =
        requests.repeatable(
            call,
            Request.DELETE,
            () -> {
              try {
                return Optional.of(
                    client
                        .deleteObjects(
                            r -> r.bucket(bucket).delete(d -> d.objects(page).quiet(true)))
                        .errors());
              } catch (S3Exception answer) {
                if (isUnknown(answer)) {
                  return Optional.empty();
                }
                throw answer;
              }
            });
    refused.ifPresent(errors -> errors.forEach(this::requirePassing));
    return refused.isPresent();
  }

  private void requirePassing(S3Error error) {
    if (!PASSING.contains(error.code()) && !GONE.contains(error.code())) {
      throw call.failed(
          ErrorKind.MISCONFIGURED,
          "the object " + error.key() + " stays: " + error.code() + ": " + error.message());
    }
  }

  private void delete(ObjectIdentifier object) {
    requests.repeatable(
        call,
        Request.DELETE,
        () -> {
          try {
            client.deleteObject(
                r -> r.bucket(bucket).key(object.key()).versionId(object.versionId()));
            return true;
          } catch (S3Exception refused) {
            if (GONE.contains(S3Errors.code(refused))) {
              return true;
            }
            throw refused;
          }
        });
  }
}
