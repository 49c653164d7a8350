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

  private final S3Client client;
  private final S3Config config;
  private final Requests requests;
  private final Call call;

  S3Setup(S3Client client, S3Config config, BackendContext context) {
    this.client = client;
    this.config = config;
    this.requests =
        new Requests(new S3Errors(config), new Backoff(context.random()), context.meter());
    this.call = new Call("init", config.url());
  }

  void run() {
    while (!requests.read(call, Effect.READ, Request.HEAD, this::isThere)) {
      // Whether it is made now or a lost answer said so: the next look tells.
      requests.write(call, Request.PUT, this::make);
    }
  }

  private boolean isThere() {
    try {
      client.headBucket(r -> r.bucket(config.bucket()));
      return true;
    } catch (NoSuchBucketException absent) {
      return false;
    }
  }

  /** The SDK names the client's region as the bucket's place. */
  private boolean make() {
    try {
      client.createBucket(r -> r.bucket(config.bucket()));
      return true;
    } catch (BucketAlreadyOwnedByYouException meanwhile) {
      return true;
    } catch (BucketAlreadyExistsException taken) {
      throw call.failed(
              ErrorKind.MISCONFIGURED,
              "somebody else owns a bucket of that name; bucket names are unique in all of AWS")
          .causedBy(taken);
    }
  }
}
