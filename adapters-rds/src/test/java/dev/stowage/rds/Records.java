package dev.stowage.rds;

import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.IdAlphabet;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Records as tests need them, all made at {@link #MADE}. */
final class Records {

  static final Instant MADE = Instant.parse("2025-03-01T12:00:00Z");
  static final Instant END = MADE.plusSeconds(60);

  private static final TokenHash TOKEN = TokenHash.of("token");

  private Records() {}

  static String linkId() {
    return IdAlphabet.draw(7, ThreadLocalRandom.current()::nextLong);
  }

  static String pasteId() {
    return IdAlphabet.draw(PasteMeta.ID_LENGTH, ThreadLocalRandom.current()::nextLong);
  }

  static Link link(String id, @Nullable Instant expires) {
    return new Link(id, "https://example.com/" + writeId(), stamp(expires));
  }

  static Paste paste(String id, int size) {
    return paste(id, size, null);
  }

  static Paste paste(String id, int size, @Nullable Instant expires) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Paste.of(
        new PasteMeta(
            id, size, new PasteLabel("Grüße", "java"), Burn.AFTER_READING, stamp(expires)),
        content);
  }

  private static Stamp stamp(@Nullable Instant expires) {
    return new Stamp(MADE, expires, TOKEN, writeId());
  }

  private static long writeId() {
    return ThreadLocalRandom.current().nextLong();
  }
}
