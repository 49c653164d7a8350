package dev.stowage.bench.place;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.testkit.local.LocalS3;
import java.util.List;
import java.util.Map;

/** S3: a bucket in the service, or in a local server. */
final class S3Service implements Service {

  private final Scratch scratch;

  S3Service(Scratch scratch) {
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "S3";
  }

  @Override
  public String shape() {
    return "s3://BUCKET?endpoint=...&path-style=true";
  }

  @Override
  public List<String> whereParameters() {
    return List.of("endpoint", "path-style");
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
  public OnEngine onEngine(StoreUrl url) {
    LocalS3 engine =
        scratch.engine(url.scheme(), LocalS3.class, LocalS3::startForAnySignature, LocalS3::close);
    Map<String, String> where =
        Map.of(
            "endpoint", engine.endpoint().toString(),
            "path-style", "true",
            "region", url.parameter("region").orElse("us-east-1"));
    return new OnEngine(SchemePlaces.at(url, "", "", where), engine.version());
  }
}
