package dev.stowage.s3;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.testkit.tck.LinkStoreTck;
import java.util.UUID;

/** A website keeps the promises of links, as far as its traits say. */
class S3WebsiteTckTest extends LinkStoreTck {

  /** A bucket for each rule: to list and to measure one reads every record in it. */
  private final S3Config config =
      new S3Config(
          "t-" + UUID.randomUUID(), "s", Local.config("a-bucket", "").service(), Audience.WEBSITE);

  private final S3Website website = fresh();

  @Override
  protected OffersLinks backend() {
    return website;
  }

  @Override
  protected OffersLinks secondProcess() {
    return S3Website.open(config, Local.CLIENT, Local.context());
  }

  private S3Website fresh() {
    S3Website.initialise(config, Local.CLIENT, Local.context());
    return S3Website.open(config, Local.CLIENT, Local.context());
  }
}
