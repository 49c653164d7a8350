package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.SealedDayHead.Chunk;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes a {@link SealedDay} of readings that come page by page, so that only the encoded bytes of
 * the day are in memory and never its columns. Where the pages are cut makes no difference to the
 * bytes. For one thread, one day, and no more use after a failure.
 *
 * <pre>{@code
 * SealedDayEncoder encoder = SealedDayEncoder.checking(layout, "2025-03-01.stw");
 * pages.forEach(encoder::add);
 * for (byte[] piece : encoder.finish()) { ... }
 * }</pre>
 */
public final class SealedDayEncoder {

  private final ChunkCodec codec;
  private final String name;
  private final boolean checks;
  private final long[][] columns;
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<byte[]> bodies = new ArrayList<>();
  private int filled;
  private int count;
  private long bodyBytes;
  private long lastTime = -1;

  private SealedDayEncoder(RecordLayout layout, String name, boolean checks) {
    this.codec = new ChunkCodec(layout);
    this.name = name;
    this.checks = checks;
    this.columns = new long[layout.fields().size()][SealedDay.CHUNK];
  }

  /**
   * Begins a day whose bytes are decoded again and compared, chunk by chunk as they fill.
   *
   * @param layout the layout of the readings
   * @param name what errors call the day, such as a path
   * @return an encoder that holds nothing
   */
  public static SealedDayEncoder checking(RecordLayout layout, String name) {
    return new SealedDayEncoder(layout, name, true);
  }

  /** Begins a day for who does not need the check, or makes it otherwise. */
  static SealedDayEncoder unchecked(RecordLayout layout) {
    return new SealedDayEncoder(layout, "", false);
  }

  /**
   * Encodes more readings.
   *
   * @param page any number, in rising order of time and after all that were added before
   * @return this
   * @throws StowageException INVALID when they are not in that order or have another layout;
   *     UNEXPECTED when the bytes do not give the readings back
   */
  public SealedDayEncoder add(Readings page) {
    page.requireLayout(codec.layout());
    for (int i = 0; i < page.size(); i++) {
      requireRising(page, i);
      for (int f = 0; f < columns.length; f++) {
        columns[f][filled] = page.raw(i, f);
      }
      filled++;
      if (filled == SealedDay.CHUNK) {
        encodeChunk();
      }
    }
    return this;
  }

  /**
   * Returns how many bytes the chunks take that are encoded so far; the head comes on top.
   *
   * @return 0 or more; never sinks
   */
  public long encodedBytes() {
    return bodyBytes;
  }

  /**
   * Ends the day.
   *
   * @return the head and then each chunk: one after another they are the sealed day
   * @throws StowageException TOO_LARGE when they come to more than 2 GiB; UNEXPECTED when the bytes
   *     do not give the readings back
   */
  public List<byte[]> finish() {
    if (filled > 0) {
      encodeChunk();
    }
    byte[] head = new SealedDayHead(codec.layout(), count, chunks).write();
    long length = head.length + bodyBytes;
    if (length > Integer.MAX_VALUE) {
      throw new StowageException(
          ErrorKind.TOO_LARGE, "seal", name, "the sealed day would be larger than 2 GiB");
    }
    if (checks && !isReadBack(head, length)) {
      throw notGivenBack();
    }
    List<byte[]> pieces = new ArrayList<>(bodies.size() + 1);
    pieces.add(head);
    pieces.addAll(bodies);
    return pieces;
  }

  private void requireRising(Readings page, int i) {
    long time = page.raw(i, 0);
    if (time <= lastTime) {
      throw new StowageException(
          ErrorKind.INVALID,
          "seal",
          page.text(i, 0),
          "the readings are not in rising order of time; sort them first");
    }
    lastTime = time;
  }

  private void encodeChunk() {
    byte[] body = codec.encode(columns, filled);
    Chunk chunk =
        new Chunk(
            columns[0][0],
            lastTime,
            filled,
            0,
            body.length,
            SealedDayHead.crc(body, 0, body.length));
    if (checks
        && !codec.decode(body, chunk, name).equals(new Readings(codec.layout(), columns, filled))) {
      throw notGivenBack();
    }
    chunks.add(chunk);
    bodies.add(body);
    bodyBytes += body.length;
    count = Math.addExact(count, filled);
    filled = 0;
  }

  /** Compares what the head says of the chunks, but for where they lie, which follows from it. */
  private boolean isReadBack(byte[] head, long length) {
    SealedDayHead read = SealedDayHead.read(head, length, name);
    return read.layout().equals(codec.layout())
        && read.count() == count
        && read.chunks().stream().map(Chunk::atStart).toList().equals(chunks);
  }

  private StowageException notGivenBack() {
    return new StowageException(
        ErrorKind.UNEXPECTED, "seal", name, "the sealed bytes do not give the readings back");
  }
}
