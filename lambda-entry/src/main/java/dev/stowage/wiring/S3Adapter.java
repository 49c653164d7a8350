package dev.stowage.wiring;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.s3.S3Backend;
import dev.stowage.s3.S3Config;
import dev.stowage.s3.S3Website;

/** {@code s3://BUCKET/PREFIX}; with {@code website=true} a bucket that everybody reads. */
final class S3Adapter implements Adapter {

  @Override
  public void check(StoreUrl url) {
    S3Config.parse(url);
  }

  @Override
  public String awsService() {
    return "S3";
  }

  @Override
  public Class<? extends Backend> type(StoreUrl url) {
    return isWebsite(url) ? S3Website.class : S3Backend.class;
  }

  @Override
  public Backend open(StoreUrl url, BackendContext context) {
    S3Config config = S3Config.parse(url);
    return isWebsite(url) ? S3Website.open(config, context) : S3Backend.open(config, context);
  }

  @Override
  public void initialise(StoreUrl url, BackendContext context) {
    S3Config config = S3Config.parse(url);
    if (isWebsite(url)) {
      S3Website.initialise(config, context);
    } else {
      S3Backend.initialise(config, context);
    }
  }

  @Override
  public boolean isThere(StoreUrl url, BackendContext context) {
    return S3Backend.isThere(S3Config.parse(url), context);
  }

  /** A folder in the bucket, of which nothing is made before its first object. */
  @Override
  public OwnPlace ownPlace(StoreUrl url, String name, BackendContext context) {
    StoreUrl own = within(url, name);
    S3Config config = S3Config.parse(own);
    String objects = "objects under s3://" + config.bucket() + "/" + config.prefix() + "/";
    boolean bucketIsThere = isThere(url, context);
    return new OwnPlace(
        own,
        bucketIsThere ? objects : "bucket " + config.bucket() + " with " + objects,
        new SharedPlace(
            this,
            own,
            bucketIsThere ? SharedPlace.Plan.USE_CONTAINER : SharedPlace.Plan.MAKE_CONTAINER,
            new Removal(config)));
  }

  private record Removal(S3Config config) implements SharedPlace.Removal {

    @Override
    public void removePart(BackendContext context) {
      S3Backend.remove(config, context);
    }

    @Override
    public boolean removeContainerIfEmpty(BackendContext context) {
      return S3Backend.removeBucket(config, context);
    }
  }

  private static StoreUrl within(StoreUrl url, String name) {
    String prefix = S3Config.parse(url).prefix();
    return new StoreUrl(
        url.scheme(),
        url.authority(),
        "/" + (prefix.isEmpty() ? name : prefix + "/" + name),
        url.parameters());
  }

  private static boolean isWebsite(StoreUrl url) {
    return url.parameter("website").filter("true"::equals).isPresent();
  }
}
