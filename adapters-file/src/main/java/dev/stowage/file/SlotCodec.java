package dev.stowage.file;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Slots of a live file: a packed record and its check, each slot proving itself.
 *
 * <pre>{@code
 * width  record, packed as its layout says
 * 4      check, big-endian: CRC32C of file id (8), slot number (8), kind (1), record
 * }</pre>
 *
 * <p>File id, slot number and kind are part of what is checked but are not stored. So the bytes of
 * another file, of an older file of the same name, or of another slot of the same file never count
 * as valid, and what the kind is comes out of the check: each kind is tried. Two kinds differ in at
 * least two bits of the checked message, so to turn a reading into a discard takes as many flipped
 * bits as to break CRC32C.
 *
 * <p>Preallocated space is zeros. A check of 0 is stored as 1 instead, so a slot of zeros is empty
 * and never a reading, not even one of zeros.
 *
 * <p>For one thread.
 */
final class SlotCodec {

  /** Bytes of the check behind the record. */
  static final int CHECK_BYTES = 4;

  private static final int SLOT_AT = 8;
  private static final int KIND_AT = 16;
  private static final int RECORD_AT = 17;

  private final int width;
  private final byte[] message;
  private final CRC32C crc = new CRC32C();

  /**
   * Makes a codec for one file.
   *
   * @param fileId the id in the file's header
   * @param width bytes of a packed record
   */
  SlotCodec(long fileId, int width) {
    this.width = width;
    this.message = new byte[RECORD_AT + width];
    ByteBuffer.wrap(message).putLong(0, fileId);
  }

  /** Returns the bytes of a slot. */
  int slotBytes() {
    return width + CHECK_BYTES;
  }

  /**
   * Writes a slot.
   *
   * @param kind READING, DISCARD or VOID
   * @param slot its number in the file
   * @param target the array, with the packed record already in its place
   * @param offset where the slot begins
   */
  void seal(SlotKind kind, long slot, byte[] target, int offset) {
    identify(slot, target, offset);
    ByteBuffer.wrap(target).putInt(offset + width, check(kind));
  }

  /**
   * Tells what a slot holds.
   *
   * @param slot its number in the file
   * @param source the array
   * @param offset where the slot begins
   * @return its kind
   */
  SlotKind kind(long slot, byte[] source, int offset) {
    int stored = ByteBuffer.wrap(source).getInt(offset + width);
    if (stored == 0) {
      return isZero(source, offset) ? SlotKind.EMPTY : SlotKind.INVALID;
    }
    identify(slot, source, offset);
    if (check(SlotKind.READING) == stored) {
      return SlotKind.READING;
    }
    if (check(SlotKind.DISCARD) == stored) {
      return SlotKind.DISCARD;
    }
    return check(SlotKind.VOID) == stored ? SlotKind.VOID : SlotKind.INVALID;
  }

  private void identify(long slot, byte[] bytes, int offset) {
    ByteBuffer.wrap(message).putLong(SLOT_AT, slot);
    System.arraycopy(bytes, offset, message, RECORD_AT, width);
  }

  private int check(SlotKind kind) {
    message[KIND_AT] = code(kind);
    crc.reset();
    crc.update(message);
    int check = (int) crc.getValue();
    return check == 0 ? 1 : check;
  }

  /** Codes that differ in two bits from each other. */
  private static byte code(SlotKind kind) {
    return switch (kind) {
      case READING -> 0;
      case DISCARD -> 3;
      case VOID -> 5;
      case EMPTY, INVALID -> throw new IllegalArgumentException(kind + " is not written");
    };
  }

  private boolean isZero(byte[] source, int offset) {
    for (int i = offset; i < offset + width; i++) {
      if (source[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
