package dev.stowage.bench.place;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.testkit.local.LocalS3;
import dev.stowage.wiring.Wiring;
import java.util.Map;

/** {@code s3:}, a bucket of a local server, or {@code s3://BUCKET} on this machine. */
final class S3Places implements SchemePlaces {

  private final Scratch scratch;

  S3Places(Scratch scratch) {
    this.scratch = scratch;
  }

  @Override
  public void check(StoreUrl url) {
    if (url.namesAPlace()) {
      Wiring.check(url);
      SchemePlaces.requireLoopback(url);
    } else {
      SchemePlaces.requireNoneOf(
          url, "s3://BUCKET?endpoint=...&path-style=true", "endpoint", "path-style");
      Wiring.check(SchemePlaces.at(url, "checked", "", Map.of()));
    }
  }

  @Override
  public String called(StoreUrl url) {
    return isWebsite(url)
        ? "website=true: everybody reads a website's bucket, so it"
        : url.scheme();
  }

  static boolean isWebsite(StoreUrl url) {
    return url.parameter("website").filter("true"::equals).isPresent();
  }

  @Override
  public Place find(StoreUrl url, int number) {
    if (url.namesAPlace()) {
      return new WiredPlace(url, "S3 at " + url.parameters().get("endpoint"));
    }
    LocalS3 engine =
        scratch.engine(url.scheme(), LocalS3.class, LocalS3::startForAnySignature, LocalS3::close);
    Map<String, String> where =
        Map.of(
            "endpoint", engine.endpoint().toString(),
            "path-style", "true",
            "region", url.parameter("region").orElse("us-east-1"));
    return new WiredPlace(
        SchemePlaces.at(url, PREFIX + number, "", where), engine.version(), () -> {});
  }
}
