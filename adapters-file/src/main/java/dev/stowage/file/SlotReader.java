package dev.stowage.file;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/** Reads runs of slots and checks each. For one read by one thread. */
final class SlotReader {

  private static final int SLOTS_A_READ = 1 << 14;

  private final Path path;
  private final DiskFile file;
  private final RecordLayout layout;
  private final SlotCodec codec;
  private final BitSet discards = new BitSet();
  private byte[] records = new byte[0];
  private int found;

  SlotReader(Path path, DiskFile file, LiveHeader header, RecordLayout layout) {
    this.path = path;
    this.file = file;
    this.layout = layout;
    this.codec = new SlotCodec(header.fileId(), header.width());
  }

  /**
   * Reads slots that are all written.
   *
   * @param from the first
   * @param to the first after
   * @throws dev.stowage.core.error.StowageException CORRUPT when one is not valid
   */
  void read(long from, long to) throws IOException {
    int slotBytes = codec.slotBytes();
    for (long first = from; first < to; first += SLOTS_A_READ) {
      int count = (int) Math.min(SLOTS_A_READ, to - first);
      byte[] bytes = new byte[count * slotBytes];
      file.read(LiveHeader.BYTES + first * slotBytes, bytes, 0, bytes.length);
      for (int i = 0; i < count; i++) {
        take(first + i, bytes, i * slotBytes);
      }
    }
  }

  /** Returns what was read, in slot order. */
  LiveOps ops() {
    byte[] packed = Arrays.copyOf(records, found * layout.bytes());
    return new LiveOps(Readings.ofPacked(layout, packed), discards);
  }

  private void take(long slot, byte[] bytes, int offset) {
    SlotKind kind = codec.kind(slot, bytes, offset);
    switch (kind) {
      case VOID -> {}
      case READING, DISCARD -> {
        int at = found * layout.bytes();
        if (at + layout.bytes() > records.length) {
          records =
              Arrays.copyOf(records, Math.max(64 * layout.bytes(), Math.multiplyExact(at, 2)));
        }
        System.arraycopy(bytes, offset, records, at, layout.bytes());
        discards.set(found++, kind == SlotKind.DISCARD);
      }
      case EMPTY, INVALID ->
          throw FileErrors.corrupt(
              path,
              LiveHeader.BYTES + slot * codec.slotBytes(),
              "the slot fails its check; restore the file from a copy");
    }
  }
}
