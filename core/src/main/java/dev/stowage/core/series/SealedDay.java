package dev.stowage.core.series;

import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.SealedDayHead.Chunk;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

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
   * Encodes readings. A day too large to be in memory as {@link Readings} is encoded by pages with
   * a {@link SealedDayEncoder}.
   *
   * @param readings in rising order of time, each time once, as {@link Readings#inTimeOrder()}
   *     returns them
   * @return the sealed day
   * @throws StowageException INVALID when they are not in that order; TOO_LARGE when it would be
   *     larger than 2 GiB
   */
  public static byte[] encode(Readings readings) {
    List<byte[]> pieces = SealedDayEncoder.unchecked(readings.layout()).add(readings).finish();
    ByteBuffer joined = ByteBuffer.allocate(pieces.stream().mapToInt(piece -> piece.length).sum());
    pieces.forEach(joined::put);
    return joined.array();
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
    return new SealedDay(bytes, name, SealedDayHead.read(bytes, bytes.length, name));
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
    ChunkCodec codec = new ChunkCodec(layout());
    List<Readings> parts = touching(range).map(c -> codec.decode(bytes, c, name)).toList();
    return Readings.concat(layout(), parts).within(range);
  }

  /**
   * Tells how many readings {@link #read} has to decode for a range, by the head alone.
   *
   * @param range the times to read
   * @return those of the chunks that it touches, of up to 1,024 readings each
   */
  public int atMost(TimeRange range) {
    return touching(range).mapToInt(Chunk::count).sum();
  }

  private Stream<Chunk> touching(TimeRange range) {
    long from = range.fromMicros();
    long to = range.toMicros();
    long micros = layout().resolution().micros();
    return head.chunks().stream()
        .filter(c -> c.lastTime() * micros >= from && c.firstTime() * micros < to);
  }
}
