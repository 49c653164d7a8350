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

  /** The bucket, or a folder in it, of which nothing is made before its first object. */
  @Override
  public OwnPlace ownPlace(StoreUrl url, String name, BackendContext context) {
    return isThere(url, context) ? folder(url, name) : bucket(url);
  }

  private OwnPlace bucket(StoreUrl url) {
    S3Config whole = S3Config.parse(at(url, ""));
    return new OwnPlace(
        url,
        "bucket " + whole.bucket(),
        new InitialisedPlace(this, url, whenRemoved -> S3Backend.remove(whole, whenRemoved)));
  }

  private static OwnPlace folder(StoreUrl url, String name) {
    String prefix = S3Config.parse(url).prefix();
    StoreUrl own = at(url, "/" + (prefix.isEmpty() ? name : prefix + "/" + name));
    S3Config config = S3Config.parse(own);
    return new OwnPlace(
        own,
        "objects under s3://" + config.bucket() + "/" + config.prefix() + "/",
        new SharedPlace(whenRemoved -> S3Backend.remove(config, whenRemoved)));
  }

  private static StoreUrl at(StoreUrl url, String path) {
    return new StoreUrl(url.scheme(), url.authority(), path, url.parameters());
  }

  private static boolean isWebsite(StoreUrl url) {
    return url.parameter("website").filter("true"::equals).isPresent();
  }
}
