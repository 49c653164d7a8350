package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.SealedDayHead.Chunk;
import java.util.ArrayList;
import java.util.List;

/**
 * A sealed day: readings in rising order of time, compressed, checked, readable in part. The same
 * bytes are a {@code .stw} file, an object and a database value.
 *
 * <p>Format, all integers big-endian:
 *
 * <pre>
 * 4   magic "STWD"
 * 1   version, 1
 * 2   n, the length of the layout text
 * n   layout text, UTF-8
 * 4   readings in all
 * 4   chunks
 *     for each chunk:
 * 8     first time, in units of the layout
 * 8     last time
 * 4     readings, 1 to 1,024
 * 4     length in bytes
 * 4     CRC32C of the chunk
 * 4   CRC32C of everything above
 *     the chunks, one after another: for each field its column, see ColumnCodec
 * </pre>
 *
 * <p>The head proves itself and holds the check of each chunk, so that a range is read by decoding
 * only the chunks that it touches and still never returns a wrong byte. Chunks do not depend on one
 * another. The length is exact: a byte too few or too many is corrupt.
 */
public final class SealedDay {

  /** Readings in a full chunk. */
  static final int CHUNK = 1024;

  private final byte[] bytes;
  private final String name;
  private final SealedDayHead head;

  private SealedDay(byte[] bytes, String name, SealedDayHead head) {
    this.bytes = bytes;
    this.name = name;
    this.head = head;
  }

  /**
   * Encodes readings.
   *
   * @param readings in rising order of time, each time once, as {@link Readings#inTimeOrder()}
   *     returns them
   * @return the sealed day
   * @throws StowageException INVALID when they are not in that order
   */
  public static byte[] encode(Readings readings) {
    for (int i = 1; i < readings.size(); i++) {
      if (readings.raw(i - 1, 0) >= readings.raw(i, 0)) {
        throw new StowageException(
            ErrorKind.INVALID,
            "seal",
            readings.text(i, 0),
            "the readings are not in rising order of time; sort them first");
      }
    }
    List<byte[]> bodies = new ArrayList<>();
    for (int from = 0; from < readings.size(); from += CHUNK) {
      bodies.add(encodeChunk(readings.slice(from, Math.min(from + CHUNK, readings.size()))));
    }
    return SealedDayHead.write(readings, bodies);
  }

  /**
   * Opens a sealed day: checks its head and its length. The chunks are checked as they are read.
   *
   * @param bytes the whole of it; must not change afterwards
   * @param name what errors call it, such as a path
   * @return the opened day
   * @throws StowageException CORRUPT, naming it and the offset
   */
  public static SealedDay open(byte[] bytes, String name) {
    return new SealedDay(bytes, name, SealedDayHead.read(bytes, name));
  }

  /**
   * Returns the layout of the readings.
   *
   * @return the layout
   */
  public RecordLayout layout() {
    return head.layout();
  }

  /**
   * Returns how many readings it holds.
   *
   * @return 0 or more
   */
  public int count() {
    return head.count();
  }

  /**
   * Returns the lowest time.
   *
   * @return microseconds since 1970; 0 when it holds nothing
   */
  public long firstMicros() {
    return head.chunks().isEmpty()
        ? 0
        : head.chunks().get(0).firstTime() * layout().resolution().micros();
  }

  /**
   * Returns the highest time.
   *
   * @return microseconds since 1970; 0 when it holds nothing
   */
  public long lastMicros() {
    List<Chunk> chunks = head.chunks();
    return chunks.isEmpty()
        ? 0
        : chunks.get(chunks.size() - 1).lastTime() * layout().resolution().micros();
  }

  /**
   * Reads a range, decoding only the chunks that it touches.
   *
   * @param range the times to read
   * @return the readings in rising order of time
   * @throws StowageException CORRUPT when a chunk that is read fails its check
   */
  public Readings read(TimeRange range) {
    long from = range.fromMicros();
    long to = range.toMicros();
    long micros = layout().resolution().micros();
    List<Readings> parts = new ArrayList<>();
    for (Chunk chunk : head.chunks()) {
      if (chunk.lastTime() * micros >= from && chunk.firstTime() * micros < to) {
        parts.add(decode(chunk));
      }
    }
    return Readings.concat(layout(), parts).within(range);
  }

  private Readings decode(Chunk chunk) {
    if (SealedDayHead.crc(bytes, chunk.offset(), chunk.length()) != chunk.crc()) {
      throw SealedDayHead.corrupt(name, chunk.offset(), "a chunk fails its CRC32C");
    }
    BitReader in = new BitReader(bytes, chunk.offset(), chunk.length());
    long[][] columns = new long[layout().fields().size()][];
    try {
      for (int f = 0; f < columns.length; f++) {
        columns[f] = codec(layout(), f).read(chunk.count(), in);
      }
    } catch (BitReader.EndOfBits truncated) {
      throw SealedDayHead.corrupt(name, chunk.offset(), "a chunk is not in the format")
          .causedBy(truncated);
    }
    if (!in.atEnd() || !isWhatTheHeadSays(chunk, columns)) {
      throw SealedDayHead.corrupt(name, chunk.offset(), "a chunk contradicts the head");
    }
    return new Readings(layout(), columns, chunk.count());
  }

  private boolean isWhatTheHeadSays(Chunk chunk, long[][] columns) {
    long[] times = columns[0];
    boolean right = times[0] == chunk.firstTime() && times[chunk.count() - 1] == chunk.lastTime();
    for (int i = 1; i < chunk.count(); i++) {
      right &= times[i - 1] < times[i];
    }
    for (int f = 1; f < columns.length; f++) {
      long max = layout().fields().get(f).maxRaw();
      for (long value : columns[f]) {
        right &= value >= 0 && value <= max;
      }
    }
    return right;
  }

  private static byte[] encodeChunk(Readings chunk) {
    BitWriter out = new BitWriter();
    for (int f = 0; f < chunk.layout().fields().size(); f++) {
      long[] column = new long[chunk.size()];
      for (int i = 0; i < column.length; i++) {
        column[i] = chunk.raw(i, f);
      }
      codec(chunk.layout(), f).write(column, out);
    }
    return out.toBytes();
  }

  private static ColumnCodec codec(RecordLayout layout, int field) {
    return new ColumnCodec(layout.fields().get(field).bits(), field == 0 ? 2 : 1);
  }
}
