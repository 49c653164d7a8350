package dev.stowage.s3;

import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.IdAlphabet;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Links and pastes under ids that nobody has used. */
final class Sample {

  /** When all of them are made. */
  static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");

  /** When those expire that do. */
  static final Instant END = NOW.plusSeconds(3_600);

  private Sample() {}

  static String id() {
    return IdAlphabet.draw(PasteMeta.ID_LENGTH, ThreadLocalRandom.current()::nextLong);
  }

  static Stamp stamp(@Nullable Instant end) {
    return new Stamp(NOW, end, TokenHash.of("t"), ThreadLocalRandom.current().nextLong());
  }

  static Link link(String id) {
    return new Link(id, "https://example.org/" + id, stamp(null));
  }

  static Link link() {
    return link(id());
  }

  /** A link that expires at {@link #END}. */
  static Link ending(String id) {
    return new Link(id, "https://example.org/" + id, stamp(END));
  }

  static Paste paste(int size) {
    return paste(id(), size, null);
  }

  static Paste paste(String id, int size, @Nullable Instant end) {
    byte[] content = new byte[size];
    ThreadLocalRandom.current().nextBytes(content);
    PasteLabel label = new PasteLabel("A t\u00eftle", "java");
    return Paste.of(new PasteMeta(id, size, label, Burn.AFTER_READING, stamp(end)), content);
  }
}
