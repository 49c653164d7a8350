package dev.stowage.file;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the tests of keyed logs share: records, and stores whose segments are small. */
final class LogStores {

  static final Instant NOON = FileStores.NOON;

  private static final TokenHash TOKEN = TokenHash.of("token");

  private LogStores() {}

  /** Segments of 2 KiB, garbage from the first byte on, compaction in the calling thread. */
  static LogSettings small() {
    return new LogSettings(2048, 1, SipHash::of, Runnable::run);
  }

  /** The usual sizes, compaction in the calling thread. */
  static LogSettings large() {
    return new LogSettings(64 << 20, 1 << 20, SipHash::of, Runnable::run);
  }

  /** Segments of 16 KiB that are compacted all the time, in the background. */
  static LogSettings churning() {
    return new LogSettings(1 << 14, 1, SipHash::of, new Background());
  }

  static FileBackend open(Path root, Durability durability, Disk disk, LogSettings settings) {
    return open(root, durability, disk, settings, InstantSource.fixed(NOON));
  }

  static FileBackend open(
      Path root, Durability durability, Disk disk, LogSettings settings, InstantSource clock) {
    Random random = new Random(7);
    BackendContext context = new BackendContext(new Meter(), clock, random::nextLong);
    return FileBackend.open(new FileConfig(root, durability), context, disk, settings);
  }

  static Stamp stamp(@Nullable Instant expires, long writeId) {
    return new Stamp(Instant.EPOCH, expires, TOKEN, writeId);
  }

  static Link link(String id, long writeId) {
    return link(id, writeId, null);
  }

  static Link link(String id, long writeId, @Nullable Instant expires) {
    return new Link(id, "https://example.org/" + writeId, stamp(expires, writeId));
  }

  /** A paste whose content tells its write id. */
  static Paste paste(String id, int size, long writeId) {
    return paste(id, size, writeId, null);
  }

  static Paste paste(String id, int size, long writeId, @Nullable Instant expires) {
    byte[] content = new byte[size];
    new Random(writeId).nextBytes(content);
    PasteLabel label = new PasteLabel("title " + writeId, null);
    return Paste.of(
        new PasteMeta(id, size, label, Burn.AFTER_READING, stamp(expires, writeId)), content);
  }

  /** An id of a paste that ends in a letter for a number below 24. */
  static String pasteId(int number) {
    return "pastepastepastepastep" + (char) ('a' + number % 8);
  }
}
