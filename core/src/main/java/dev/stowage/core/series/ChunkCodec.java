package dev.stowage.core.series;

import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.SealedDayHead.Chunk;
import java.util.Arrays;

/**
 * Codes a chunk of a sealed day: for each field its column, see {@link ColumnCodec}.
 *
 * @param layout the layout of the readings
 */
record ChunkCodec(RecordLayout layout) {

  /**
   * Encodes the first readings of some columns.
   *
   * @param columns raw integers by field, the time first
   * @param count how many readings, at least 1
   * @return the chunk
   */
  byte[] encode(long[][] columns, int count) {
    BitWriter out = new BitWriter();
    for (int f = 0; f < columns.length; f++) {
      long[] column = columns[f];
      codec(f).write(column.length == count ? column : Arrays.copyOf(column, count), out);
    }
    return out.toBytes();
  }

  /**
   * Decodes a chunk and checks that it is what the head says.
   *
   * @param bytes the array that holds it at the chunk's offset
   * @param chunk its entry in the head
   * @param name what errors call the sealed day
   * @return its readings
   * @throws StowageException CORRUPT, naming the day and the offset
   */
  Readings decode(byte[] bytes, Chunk chunk, String name) {
    if (SealedDayHead.crc(bytes, chunk.offset(), chunk.length()) != chunk.crc()) {
      throw SealedDayHead.corrupt(name, chunk.offset(), "a chunk fails its CRC32C");
    }
    BitReader in = new BitReader(bytes, chunk.offset(), chunk.length());
    long[][] columns = new long[layout.fields().size()][];
    try {
      for (int f = 0; f < columns.length; f++) {
        columns[f] = codec(f).read(chunk.count(), in);
      }
    } catch (BitReader.EndOfBits truncated) {
      throw SealedDayHead.corrupt(name, chunk.offset(), "a chunk is not in the format")
          .causedBy(truncated);
    }
    if (!in.atEnd() || !isWhatTheHeadSays(chunk, columns)) {
      throw SealedDayHead.corrupt(name, chunk.offset(), "a chunk contradicts the head");
    }
    return new Readings(layout, columns, chunk.count());
  }

  private boolean isWhatTheHeadSays(Chunk chunk, long[][] columns) {
    long[] times = columns[0];
    boolean right = times[0] == chunk.firstTime() && times[chunk.count() - 1] == chunk.lastTime();
    for (int i = 1; i < chunk.count(); i++) {
      right &= times[i - 1] < times[i];
    }
    for (int f = 1; f < columns.length; f++) {
      long max = layout.fields().get(f).maxRaw();
      for (long value : columns[f]) {
        right &= value >= 0 && value <= max;
      }
    }
    return right;
  }

  private ColumnCodec codec(int field) {
    return new ColumnCodec(layout.fields().get(field).bits(), field == 0 ? 2 : 1);
  }
}
