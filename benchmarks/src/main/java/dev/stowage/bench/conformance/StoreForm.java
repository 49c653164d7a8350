package dev.stowage.bench.conformance;

import dev.stowage.bench.place.Places;
import dev.stowage.core.backend.StoreUrl;

/** How the URLs of the stores are written, for readers. */
enum StoreForm {
  MEMORY("memory", "memory:"),
  FILE("file", "file:DIR?durability=group|os"),
  DYNAMODB(
      "dynamodb", "dynamodb://TABLE?region=&endpoint=&series=item|block&reads=strong|eventual"),
  POSTGRESQL(
      "postgresql",
      "postgresql://HOST[:PORT]/DB?user=&schema=&series=row|block&sslmode=&sslrootcert="
          + "&passwordFile=&passwordSecret=&iam="),
  S3("s3", "s3://BUCKET[/PREFIX]?region=&endpoint=&path-style=true"),
  WEBSITE("s3 website", "s3://BUCKET[/PREFIX]?website=true&region=&endpoint=&path-style=true"),
  TIMESTREAM("timestream", "timestream://DATABASE?prefix=&region=&endpoint=");

  private final String label;
  private final String url;

  StoreForm(String label, String url) {
    this.label = label;
    this.url = url;
  }

  /** Returns the form of a URL. */
  static StoreForm of(StoreUrl url) {
    return switch (url.scheme()) {
      case "memory" -> MEMORY;
      case "file" -> FILE;
      case "dynamodb" -> DYNAMODB;
      case "postgresql" -> POSTGRESQL;
      case "s3" -> Places.isWebsite(url) ? WEBSITE : S3;
      case "timestream" -> TIMESTREAM;
      default -> throw new IllegalArgumentException(url.scheme());
    };
  }

  /** Returns a short name. */
  String label() {
    return label;
  }

  /** Returns the URL with its parameters. */
  String url() {
    return url;
  }
}
