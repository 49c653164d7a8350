package dev.stowage.s3;

import software.amazon.awssdk.services.s3.S3Client;

/**
 * The client of a backend.
 *
 * @param client with retries off
 * @param release what closing the backend does to it
 */
record S3Connection(S3Client client, Runnable release) {

  /** Opens a client that is closed with the backend. */
  static S3Connection own(S3Config config) {
    S3Client client = S3Clients.open(config);
    return new S3Connection(client, client::close);
  }

  /** Takes a client that stays open; MISCONFIGURED when it retries by itself. */
  static S3Connection callers(S3Client client) {
    S3Clients.requireNoRetries(client);
    return new S3Connection(client, () -> {});
  }
}
