package dev.stowage.s3;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.S3Rules.Request;
import software.amazon.awssdk.services.s3.S3Client;

/** Removes what lies under the prefix, or the bucket, and tells whether there is one. */
final class S3Removal {

  private final S3Client client;
  private final S3Config config;
  private final Requests requests;

  S3Removal(S3Client client, S3Config config, BackendContext context) {
    this.client = client;
    this.config = config;
    this.requests =
        new Requests(
            new S3Errors(config), new Backoff(context.random(), Limits.STANDARD), context.meter());
  }

  boolean isThere() {
    return requests.repeatable(
        new Call("look up", config.url()), Request.HEAD, () -> S3Setup.isThere(client, config));
  }
}
