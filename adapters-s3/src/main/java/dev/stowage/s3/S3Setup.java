package dev.stowage.s3;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.S3Rules.Request;
import dev.stowage.core.error.ErrorKind;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** Makes the bucket where it is not there. Can be repeated at any point. */
final class S3Setup {

  private static final int ATTEMPTS = 10;

  private final S3Client client;
  private final S3Config config;
  private final Backoff backoff;
  private final Requests requests;
  private final Call call;

  S3Setup(S3Client client, S3Config config, BackendContext context) {
    this.client = client;
    this.config = config;
    this.backoff = new Backoff(context.random(), Pace.STANDARD);
    this.requests = new Requests(new S3Errors(config), backoff, context.meter());
    this.call = new Call("init", config.url());
  }

  void run() {
    for (int attempt = 1; !isThere(); attempt++) {
      // After a lost answer the next look tells whether it was made.
      boolean taken = !requests.write(call, Request.PUT, this::make).orElse(true);
      if (taken) {
        throw call.failed(
            ErrorKind.MISCONFIGURED,
            "somebody else owns a bucket of that name, and names are unique in all of AWS; take"
                + " another");
      }
      if (attempt == ATTEMPTS) {
        throw call.failed(ErrorKind.UNAVAILABLE, "the bucket was made and cannot be seen yet");
      }
      backoff.pause(attempt);
    }
  }

  private boolean isThere() {
    return requests.repeatable(call, Request.HEAD, () -> isThere(client, config));
  }

  /** Asks once whether there is the bucket. */
  static boolean isThere(S3Client client, S3Config config) {
    try {
      client.headBucket(r -> r.bucket(config.bucket()));
      return true;
    } catch (NoSuchBucketException absent) {
      return false;
    }
  }

  /** Makes the bucket where the client's region is; false when somebody else owns one so named. */
  private boolean make() {
    try {
      client.createBucket(r -> r.bucket(config.bucket()));
      return true;
    } catch (BucketAlreadyOwnedByYouException meanwhile) {
      return true;
    } catch (BucketAlreadyExistsException taken) {
      return false;
    }
  }
}
