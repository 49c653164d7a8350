package dev.stowage.file;

import dev.stowage.file.CheckpointCells.Checkpoint;
import dev.stowage.file.RecoveryReport.Dropped;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * One opening of a live file.
 *
 * <p>Reads every slot. Below the checkpoint each must be valid. Above it, what a crash left invalid
 * is dropped: filled with VOID slots where valid ones follow, with zeros behind the last valid one.
 * All slots above the checkpoint are then written again and forced before they count: after a
 * failed force the system may show pages that it never wrote and believes clean.
 */
final class LiveRecovery {

  private static final int SLOTS_A_READ = ZoneIndex.BLOCK * 16;

  private final LiveFile.Place place;
  private final DiskFile file;
  private final SlotTime time;
  private final LiveHeader header;
  private final Checkpoint checkpoint;
  private final SlotCodec codec;
  private final ZoneIndex zones = new ZoneIndex();

  /**
   * Reads the header.
   *
   * @param place where the file lies and whose it is
   * @param file the open file
   * @throws dev.stowage.core.error.StowageException CORRUPT when the header is damaged or the file
   *     ends before its checkpoint
   */
  LiveRecovery(LiveFile.Place place, DiskFile file) throws IOException {
    this.place = place;
    this.file = file;
    this.time = new SlotTime(place.series().layout());
    byte[] head = new byte[LiveHeader.BYTES];
    if (file.length() < head.length) {
      throw FileErrors.corrupt(place.path(), file.length(), "the file ends within its header");
    }
    file.read(0, head, 0, head.length);
    this.header = LiveHeader.decode(place.path(), head, place.series(), place.day());
    this.checkpoint = header.cells().read(place.path(), head);
    this.codec = new SlotCodec(header.fileId(), header.width());
    if (file.length() < offset(checkpoint.value())) {
      throw FileErrors.corrupt(
          place.path(),
          file.length(),
          "the file ends before its checkpoint of " + checkpoint.value() + " slots");
    }
  }

  /**
   * A recovered file.
   *
   * @param file the file, ready to append to
   * @param dropped what a crash had left invalid, if anything
   */
  record Recovered(LiveFile file, Optional<Dropped> dropped) {}

  /**
   * Reads and repairs the slots.
   *
   * @param context the store that is being opened
   * @return the file and what was dropped
   * @throws dev.stowage.core.error.StowageException CORRUPT when a slot below the checkpoint is
   *     damaged
   */
  Recovered recover(StoreContext context) throws IOException {
    readBelowCheckpoint();
    byte[] tail = new byte[Math.toIntExact(file.length() - offset(checkpoint.value()))];
    file.read(offset(checkpoint.value()), tail, 0, tail.length);
    int kept = slotsUpToLastValid(tail);
    Optional<Dropped> dropped = repair(tail, kept);
    int cell = checkpoint.nextCell();
    long slots = checkpoint.value() + kept;
    if (kept > 0 || dropped.isPresent()) {
      file.write(offset(checkpoint.value()), tail);
      file.force();
      file.write(CheckpointCells.at(cell), header.cells().cell(cell, slots));
      file.force();
      cell = 1 - cell;
    }
    LiveFile.Content content = new LiveFile.Content(header, new Checkpoint(slots, cell), zones);
    return new Recovered(new LiveFile(context, place, file, content), dropped);
  }

  private void readBelowCheckpoint() throws IOException {
    int slotBytes = codec.slotBytes();
    for (long first = 0; first < checkpoint.value(); first += SLOTS_A_READ) {
      int count = (int) Math.min(SLOTS_A_READ, checkpoint.value() - first);
      byte[] bytes = new byte[count * slotBytes];
      file.read(offset(first), bytes, 0, bytes.length);
      for (int i = 0; i < count; i++) {
        if (!index(first + i, bytes, i * slotBytes)) {
          throw FileErrors.corrupt(
              place.path(),
              offset(first + i),
              "the slot fails its check although it was on disk; restore the file from a copy");
        }
      }
    }
  }

  /** Returns how many slots of the tail are kept: all up to the last valid one. */
  private int slotsUpToLastValid(byte[] tail) {
    int kept = 0;
    for (int i = 0; (i + 1) * codec.slotBytes() <= tail.length; i++) {
      if (index(checkpoint.value() + i, tail, i * codec.slotBytes())) {
        kept = i + 1;
      }
    }
    return kept;
  }

  /** Tells whether a slot is valid, and takes its time into the index. */
  private boolean index(long slot, byte[] bytes, int offset) {
    SlotKind kind = codec.kind(slot, bytes, offset);
    if (kind == SlotKind.READING || kind == SlotKind.DISCARD) {
      zones.add(slot, time.micros(bytes, offset));
    }
    return kind != SlotKind.EMPTY && kind != SlotKind.INVALID;
  }

  /** Fills invalid slots among the kept ones with VOID, and what follows them with zeros. */
  private Optional<Dropped> repair(byte[] tail, int kept) {
    int slotBytes = codec.slotBytes();
    long dropped = 0;
    long firstOffset = -1;
    for (int at = 0; at < tail.length; at += slotBytes) {
      long slot = checkpoint.value() + at / slotBytes;
      int end = Math.min(tail.length, at + slotBytes);
      boolean whole = end - at == slotBytes;
      SlotKind kind = whole ? codec.kind(slot, tail, at) : SlotKind.INVALID;
      boolean among = at / slotBytes < kept;
      boolean lost =
          among ? kind == SlotKind.EMPTY || kind == SlotKind.INVALID : !zero(tail, at, end);
      if (!lost) {
        continue;
      }
      Arrays.fill(tail, at, end, (byte) 0);
      if (among) {
        codec.seal(SlotKind.VOID, slot, tail, at);
      }
      firstOffset = dropped++ == 0 ? offset(slot) : firstOffset;
    }
    return dropped == 0
        ? Optional.empty()
        : Optional.of(new Dropped(place.path(), dropped, firstOffset));
  }

  private static boolean zero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private long offset(long slot) {
    return LiveHeader.BYTES + slot * codec.slotBytes();
  }
}
