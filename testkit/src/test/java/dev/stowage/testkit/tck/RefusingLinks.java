package dev.stowage.testkit.tck;

import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.Expiry;
import dev.stowage.core.backend.StoreTraits.Targets;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Links that refuse what the headers of a redirect cannot say: ends, and long targets. They say so
 * in their traits, or not; a defect overrides what is refused.
 */
class RefusingLinks extends HonestLinks {

  private static final int HEADER = 2_048;

  private final Expiry expiry;
  private final Targets targets;

  RefusingLinks() {
    this(Expiry.REFUSED, Targets.FIT_A_HEADER);
  }

  RefusingLinks(Expiry expiry, Targets targets) {
    this.expiry = expiry;
    this.targets = targets;
  }

  boolean refusesEnd(Instant end) {
    return true;
  }

  boolean refusesTarget(String target) {
    return location(target) > HEADER;
  }

  void refuse(ErrorKind kind, Link link) {
    throw new StowageException(kind, "create", link.id(), "no header says that");
  }

  /** The characters of a target in a header. */
  static int location(String target) {
    int bytes = target.getBytes(StandardCharsets.UTF_8).length;
    int ascii = (int) target.chars().filter(c -> c < 0x80).count();
    return ascii + 3 * (bytes - ascii);
  }

  @Override
  public StoreTraits traits() {
    return Weaker.than(super.traits()).by(expiry).by(targets).traits();
  }

  @Override
  public Created create(Link link, Instant now) {
    Instant end = link.stamp().expiresAt();
    if (end != null && refusesEnd(end)) {
      refuse(ErrorKind.INVALID, link);
    }
    if (refusesTarget(link.target())) {
      refuse(ErrorKind.TOO_LARGE, link);
    }
    return super.create(link, now);
  }
}
