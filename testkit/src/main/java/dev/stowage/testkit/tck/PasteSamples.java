package dev.stowage.testkit.tck;

import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.IdAlphabet;
import dev.stowage.core.record.Stamp;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fresh pastes whose contents are fresh too, and how one differs from another. */
final class PasteSamples {

  /** Bytes of a content that any store keeps in one piece. */
  static final int SMALL = 100;

  /**
   * Bytes of a content that a store may have to keep in parts: three where 350 KiB are the most.
   */
  static final int LARGE = 720_000;

  static final PasteLabel LABEL = new PasteLabel("A title", "java");

  /** What {@link #difference} says of two that are the same. */
  static final String NONE = "";

  /** Contents are cut from this at random places, which is much faster than to draw each. */
  private static final byte[] NOISE = new byte[Paste.MAX_BYTES + (1 << 20)];

  static {
    new Random(20_250_301).nextBytes(NOISE);
  }

  private PasteSamples() {}

  static String freshId() {
    return IdAlphabet.draw(PasteMeta.ID_LENGTH, ThreadLocalRandom.current()::nextLong);
  }

  /** Bytes that look random and are other ones at each call, from the first to the last. */
  static byte[] content(int size) {
    int from = ThreadLocalRandom.current().nextInt(NOISE.length - size);
    byte[] content = Arrays.copyOfRange(NOISE, from, from + size);
    if (size >= Long.BYTES) {
      ByteBuffer.wrap(content).putLong(ThreadLocalRandom.current().nextLong());
    }
    return content;
  }

  static Paste of(PasteMeta meta) {
    return Paste.of(meta, content(meta.size()));
  }

  static Paste of(String id, byte[] content) {
    return Paste.of(meta(id, content.length, RecordSamples.lasting()), content);
  }

  static Paste of(String id, int size, Stamp stamp) {
    return of(meta(id, size, stamp));
  }

  static PasteMeta meta(String id, int size, Stamp stamp) {
    return new PasteMeta(id, size, LABEL, Burn.NEVER, stamp);
  }

  /** A paste that never expires, under an id that nobody has used. */
  static Paste fresh(int size) {
    return of(freshId(), size, RecordSamples.lasting());
  }

  static List<Paste> manyFresh(int count, int size) {
    return Stream.generate(() -> fresh(size)).limit(count).toList();
  }

  /** A paste that expires at {@link RecordSamples#END}, under an id that nobody has used. */
  static Paste freshEnding(int size) {
    return of(freshId(), size, RecordSamples.ending());
  }

  /** A paste that ended long ago by any clock, under an id that nobody has used. */
  static Paste freshExpired(int size) {
    Instant end = Instant.EPOCH.plusSeconds(1);
    return of(
        freshId(),
        size,
        new Stamp(Instant.EPOCH, end, RecordSamples.freshHash(), RecordSamples.freshWriteId()));
  }

  /** Another paste of the same id that never expires. */
  static Paste rival(Paste paste, int size) {
    return of(paste.id(), size, RecordSamples.lasting());
  }

  /** Pastes under one id that differ in content, token and write id. */
  static List<Paste> rivals(int count, String id, int size) {
    return IntStream.range(0, count).mapToObj(i -> of(id, size, RecordSamples.lasting())).toList();
  }

  /** Returns {@link #NONE}, or what was seen instead of a paste. */
  static String difference(Paste expected, Optional<Paste> seen) {
    if (seen.equals(Optional.of(expected))) {
      return NONE;
    }
    if (seen.isEmpty()) {
      return "expected " + expected + ", saw nothing";
    }
    if (!seen.get().meta().equals(expected.meta())) {
      return "expected " + expected + ", saw " + seen.get();
    }
    int at = Arrays.mismatch(expected.content(), seen.get().content());
    return "of " + expected + " the content differs from byte " + at + " on";
  }
}
