package dev.stowage.file;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/** Reads runs of slots, checks each and keeps those of a window of time. For one read. */
final class SlotReader {

  private static final int SLOTS_A_READ = 1 << 14;

  private final Path path;
  private final DiskFile file;
  private final RecordLayout layout;
  private final SlotCodec codec;
  private final SlotTime time;
  private final long fromMicros;
  private final long toMicros;
  private final BitSet discards = new BitSet();
  private byte[] records = new byte[0];
  private int found;

  /**
   * Begins a read.
   *
   * @param place the file and its series
   * @param file the open file
   * @param header its header
   * @param window the times to keep
   */
  SlotReader(LiveFile.Place place, DiskFile file, LiveHeader header, TimeRange window) {
    this.path = place.path();
    this.file = file;
    this.layout = place.series().layout();
    this.codec = new SlotCodec(header.fileId(), header.width());
    this.time = new SlotTime(layout);
    this.fromMicros = window.fromMicros();
    this.toMicros = window.toMicros();
  }

  /**
   * Reads slots that are all written.
   *
   * @param from the first
   * @param to the first after
   * @param most how many may be kept in all
   * @return false when it stopped because more than that were kept
   * @throws dev.stowage.core.error.StowageException CORRUPT when one is not valid
   */
  boolean read(long from, long to, int most) throws IOException {
    int slotBytes = codec.slotBytes();
    for (long first = from; first < to && found <= most; first += SLOTS_A_READ) {
      int count = (int) Math.min(SLOTS_A_READ, to - first);
      byte[] bytes = new byte[count * slotBytes];
      file.read(LiveHeader.BYTES + first * slotBytes, bytes, 0, bytes.length);
      for (int i = 0; i < count; i++) {
        check(first + i, bytes, i * slotBytes);
      }
    }
    return found <= most;
  }

  /** Returns what was kept, in slot order. */
  LiveOps ops() {
    byte[] packed = Arrays.copyOf(records, found * layout.bytes());
    return new LiveOps(Readings.ofPacked(layout, packed), discards);
  }

  private void check(long slot, byte[] bytes, int offset) {
    SlotKind kind = codec.kind(slot, bytes, offset);
    switch (kind) {
      case VOID -> {}
      case READING, DISCARD -> {
        long micros = time.micros(bytes, offset);
        if (micros >= fromMicros && micros < toMicros) {
          keep(kind, bytes, offset);
        }
      }
      case EMPTY, INVALID ->
          throw FileErrors.corrupt(
              path,
              LiveHeader.BYTES + slot * codec.slotBytes(),
              "the slot fails its check; restore the file from a copy");
    }
  }

  private void keep(SlotKind kind, byte[] bytes, int offset) {
    if (toMicros - fromMicros == 1) {
      found = 0; // The window holds one time, of which the last slot counts.
    }
    int at = found * layout.bytes();
    if (at + layout.bytes() > records.length) {
      records = Arrays.copyOf(records, Math.max(64 * layout.bytes(), Math.multiplyExact(at, 2)));
    }
    System.arraycopy(bytes, offset, records, at, layout.bytes());
    discards.set(found++, kind == SlotKind.DISCARD);
  }
}
