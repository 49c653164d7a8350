package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A counter's value and how it came about: its last {@link #KEPT} swaps, the newest first. Whoever
 * lost the answer to a swap finds it here, or finds that it was not done.
 *
 * <p>As bytes: version 1 (1 byte), then for each swap its write id (8) and the value that it made
 * (8), big-endian.
 *
 * @param swaps the newest first; 1 to {@link #KEPT}; empty for a counter that is not there
 */
record Tally(List<Step> swaps) {

  /** How many swaps are remembered. */
  static final int KEPT = 32;

  static final Tally ABSENT = new Tally(List.of());

  private static final byte VERSION = 1;

  /**
   * A swap.
   *
   * @param writeId drawn at random
   * @param value what it made
   */
  record Step(long writeId, long value) {

    private static final int BYTES = 16;
  }

  Tally {
    swaps = List.copyOf(swaps);
  }

  boolean isAbsent() {
    return swaps.isEmpty();
  }

  /** Returns the value; empty for a counter that is not there. */
  OptionalLong value() {
    return isAbsent() ? OptionalLong.empty() : OptionalLong.of(swaps.get(0).value());
  }

  /** Returns what is there after one more swap. */
  Tally after(Step step) {
    List<Step> more = new ArrayList<>(KEPT);
    more.add(step);
    more.addAll(swaps.subList(0, Math.min(swaps.size(), KEPT - 1)));
    return new Tally(more);
  }

  boolean holds(long writeId) {
    return swaps.stream().anyMatch(step -> step.writeId() == writeId);
  }

  /** Tells whether every swap since an earlier state is remembered here. */
  boolean reachesBackTo(Tally earlier) {
    return swaps.size() < KEPT || (!earlier.isAbsent() && holds(earlier.swaps.get(0).writeId()));
  }

  byte[] encode() {
    ByteBuffer bytes = ByteBuffer.allocate(1 + swaps.size() * Step.BYTES).put(VERSION);
    swaps.forEach(step -> bytes.putLong(step.writeId()).putLong(step.value()));
    return bytes.array();
  }

  /**
   * Reads a tally.
   *
   * @throws StowageException CORRUPT, naming the counter, when the bytes are none
   */
  static Tally decode(String name, byte[] bytes) {
    int count = (bytes.length - 1) / Step.BYTES;
    boolean whole = bytes.length == 1 + count * Step.BYTES && count >= 1 && count <= KEPT;
    if (!whole || bytes[0] != VERSION) {
      throw new StowageException(
          ErrorKind.CORRUPT,
          "counter",
          name,
          bytes.length + " bytes are no counter of version " + VERSION);
    }
    ByteBuffer from = ByteBuffer.wrap(bytes).position(1);
    List<Step> swaps = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      swaps.add(new Step(from.getLong(), from.getLong()));
    }
    return new Tally(swaps);
  }
}
