package dev.stowage.file;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The last 24 bytes of a header of 64: how much of a file is known to be on disk.
 *
 * <pre>{@code
 * 40 12  first cell:  checkpoint (8), CRC32C of file id, cell number (4), checkpoint (4)
 * 52 12  second cell
 * }</pre>
 *
 * <p>What is invalid below the checkpoint is damage, above it the trace of a crash. The two cells
 * are written in turn and each is forced before the other is touched, so that a torn one leaves the
 * other; the higher counts.
 *
 * @param fileId the id of the file
 */
record CheckpointCells(long fileId) {

  /** Bytes of a header that ends in cells. */
  static final int HEADER_BYTES = 64;

  private static final int CELL_BYTES = 12;
  private static final int CELLS_AT = HEADER_BYTES - 2 * CELL_BYTES;

  /**
   * A checkpoint as it was read.
   *
   * @param value how much is known to be on disk, in the unit of the file
   * @param nextCell the cell that may be overwritten: the damaged or the older one
   */
  record Checkpoint(long value, int nextCell) {}

  /** Returns where in the file a cell begins. */
  static long at(int cell) {
    return CELLS_AT + (long) cell * CELL_BYTES;
  }

  /**
   * Returns the bytes of a cell.
   *
   * @param cell 0 or 1
   * @param value the checkpoint
   */
  byte[] cell(int cell, long value) {
    ByteBuffer checked = ByteBuffer.allocate(20).putLong(fileId).putInt(cell).putLong(value);
    CRC32C crc = new CRC32C();
    crc.update(checked.array());
    return ByteBuffer.allocate(CELL_BYTES).putLong(value).putInt((int) crc.getValue()).array();
  }

  /** Writes both cells into a header, with the same checkpoint. */
  void putBoth(byte[] header, long value) {
    for (int cell = 0; cell < 2; cell++) {
      System.arraycopy(cell(cell, value), 0, header, (int) at(cell), CELL_BYTES);
    }
  }

  /**
   * Reads the checkpoint.
   *
   * @param path the file, for errors
   * @param header its first {@link #HEADER_BYTES} bytes
   * @return the checkpoint and the cell to write next
   * @throws dev.stowage.core.error.StowageException CORRUPT when both cells are damaged
   */
  Checkpoint read(Path path, byte[] header) {
    long first = valueOf(0, header);
    long second = valueOf(1, header);
    if (Math.max(first, second) < 0) {
      throw FileErrors.corrupt(path, CELLS_AT, "both checkpoints are damaged");
    }
    return new Checkpoint(Math.max(first, second), first < second ? 0 : 1);
  }

  private long valueOf(int cell, byte[] header) {
    int at = (int) at(cell);
    long value = ByteBuffer.wrap(header).getLong(at);
    byte[] expected = cell(cell, value);
    return value >= 0 && Arrays.equals(header, at, at + CELL_BYTES, expected, 0, CELL_BYTES)
        ? value
        : -1;
  }
}
