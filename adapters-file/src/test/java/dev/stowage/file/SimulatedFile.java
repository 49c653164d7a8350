package dev.stowage.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The content of a simulated file: what the process sees, what is on disk, and the writes between.
 */
final class SimulatedFile {

  /** A write, or a truncation to {@code at}. */
  private static final class Change {

    private final long at;
    private final byte[] bytes;
    private final boolean truncation;

    Change(long at, byte[] bytes, boolean truncation) {
      this.at = at;
      this.bytes = bytes;
      this.truncation = truncation;
    }
  }

  private static final int SECTOR = 512;

  private byte[] seen;
  private byte[] forced;
  private final List<Change> pending = new ArrayList<>();

  SimulatedFile(byte[] content) {
    seen = content;
    forced = content;
  }

  byte[] seen() {
    return seen;
  }

  void write(long at, byte[] bytes) {
    Change change = new Change(at, bytes.clone(), false);
    pending.add(change);
    seen = applied(seen, change);
  }

  void truncate(long length) {
    Change change = new Change(length, new byte[0], true);
    pending.add(change);
    seen = applied(seen, change);
  }

  void force() {
    forced = seen;
    pending.clear();
  }

  /** Returns what a power loss leaves: each change since the last force kept, lost or torn. */
  byte[] afterPowerLoss(Random random) {
    byte[] left = forced;
    for (Change change : pending) {
      switch (random.nextInt(4)) {
        case 0 -> {}
        case 1 -> left = change.truncation ? left : applied(left, torn(change, left, random));
        default -> left = applied(left, change);
      }
    }
    return left;
  }

  /** Part of a write, from a byte or a sector to another; sometimes the file grew all the same. */
  private static Change torn(Change change, byte[] before, Random random) {
    byte[] bytes = new byte[change.bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      long at = change.at + i;
      bytes[i] = at < before.length ? before[(int) at] : 0;
    }
    int unit = random.nextBoolean() ? 1 : SECTOR;
    int from = random.nextBoolean() ? 0 : random.nextInt(bytes.length + 1) / unit * unit;
    int to = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length + 1) / unit * unit;
    if (from < to) {
      System.arraycopy(change.bytes, from, bytes, from, to - from);
    }
    boolean grows = random.nextBoolean();
    int length = grows ? bytes.length : Math.max(0, Math.min(bytes.length, Math.max(from, to)));
    return new Change(change.at, Arrays.copyOf(bytes, length), false);
  }

  private static byte[] applied(byte[] content, Change change) {
    if (change.truncation) {
      return Arrays.copyOf(content, (int) Math.min(content.length, change.at));
    }
    int end = Math.toIntExact(change.at + change.bytes.length);
    byte[] result = Arrays.copyOf(content, Math.max(content.length, end));
    System.arraycopy(change.bytes, 0, result, (int) change.at, change.bytes.length);
    return result;
  }
}
