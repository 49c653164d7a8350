package dev.stowage.s3;

/** Where a request names the bucket. */
public enum Addressing {
  /** In the host's name, as AWS wants it: {@code https://BUCKET.s3...}. */
  VIRTUAL_HOST,
  /** In the path, as most local servers want it; written {@code path-style=true}. */
  PATH
}
