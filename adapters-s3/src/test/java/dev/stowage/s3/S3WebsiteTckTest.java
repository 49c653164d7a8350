package dev.stowage.s3;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.testkit.tck.LinkStoreTck;
import java.util.UUID;

/** A website keeps the promises of links, as far as its traits say. */
class S3WebsiteTckTest extends LinkStoreTck {

  private static final S3Config CONFIG =
      new S3Config(
          "t-" + UUID.randomUUID(), "s", Local.config("a-bucket", "").service(), Audience.WEBSITE);
  private static final S3Website WEBSITE = fresh();

  @Override
  protected OffersLinks backend() {
    return WEBSITE;
  }

  @Override
  protected OffersLinks secondProcess() {
    return S3Website.open(CONFIG, Local.CLIENT, Local.context());
  }

  private static S3Website fresh() {
    S3Website.initialise(CONFIG, Local.CLIENT, Local.context());
    return S3Website.open(CONFIG, Local.CLIENT, Local.context());
  }
}
