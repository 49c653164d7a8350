package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** The head of a sealed day: layout, counts and the index of its chunks. */
record SealedDayHead(RecordLayout layout, int count, List<Chunk> chunks) {

  private static final int MAGIC = 0x53545744;
  private static final int VERSION = 1;
  private static final int INDEX_ENTRY = 28;

  /** Where a chunk lies and what it holds; times in units of the layout. */
  record Chunk(long firstTime, long lastTime, int count, int offset, int length, int crc) {

    /** Returns the same chunk in an array of its own. */
    Chunk atStart() {
      return new Chunk(firstTime, lastTime, count, 0, length, crc);
    }
  }

  /**
   * Encodes the head. Where the chunks lie is not part of it: they follow, one after another.
   *
   * @return its bytes
   */
  byte[] write() {
    byte[] text = layout.text().getBytes(StandardCharsets.UTF_8);
    int length = 4 + 1 + 2 + text.length + 4 + 4 + INDEX_ENTRY * chunks.size() + 4;
    ByteBuffer out = ByteBuffer.allocate(length);
    out.putInt(MAGIC).put((byte) VERSION).putShort((short) text.length).put(text);
    out.putInt(count).putInt(chunks.size());
    for (Chunk chunk : chunks) {
      out.putLong(chunk.firstTime).putLong(chunk.lastTime);
      out.putInt(chunk.count).putInt(chunk.length).putInt(chunk.crc);
    }
    out.putInt(crc(out.array(), 0, out.position()));
    return out.array();
  }

  /**
   * Reads and checks the head of a sealed day.
   *
   * @param bytes the sealed day, or the beginning of it with the head
   * @param length how many bytes the whole of it has
   * @param name what errors call it
   * @return the head
   * @throws StowageException CORRUPT, naming it and the offset
   */
  static SealedDayHead read(byte[] bytes, long length, String name) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.getInt() != MAGIC || in.get() != VERSION) {
        throw corrupt(name, 0, "no sealed day of version " + VERSION + " begins here");
      }
      byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
      in.get(text);
      int count = in.getInt();
      int chunkCount = in.getInt();
      int index = in.position();
      if (chunkCount < 0 || chunkCount > in.remaining() / INDEX_ENTRY) {
        throw corrupt(name, index - 4, "the number of chunks is wrong");
      }
      int end = index + chunkCount * INDEX_ENTRY;
      if (in.getInt(end) != crc(bytes, 0, end)) {
        throw corrupt(name, 0, "the head fails its CRC32C");
      }
      RecordLayout layout = RecordLayout.parse(new String(text, StandardCharsets.UTF_8));
      List<Chunk> chunks = chunks(in.slice(index, end - index), end + 4);
      SealedDayHead head = new SealedDayHead(layout, count, chunks);
      head.requireConsistent(end + 4, length, name);
      return head;
    } catch (BufferUnderflowException | IndexOutOfBoundsException truncated) {
      throw corrupt(name, bytes.length, "it ends within its head").causedBy(truncated);
    }
  }

  private static List<Chunk> chunks(ByteBuffer index, int bodies) {
    List<Chunk> chunks = new ArrayList<>();
    int offset = bodies;
    while (index.hasRemaining()) {
      Chunk chunk =
          new Chunk(
              index.getLong(),
              index.getLong(),
              index.getInt(),
              offset,
              index.getInt(),
              index.getInt());
      chunks.add(chunk);
      offset += chunk.length;
    }
    return List.copyOf(chunks);
  }

  private void requireConsistent(int bodies, long length, String name) {
    long offset = bodies;
    long readings = 0;
    long lastTime = -1;
    long maxTime = ReadingTime.maxRaw(layout);
    for (Chunk chunk : chunks) {
      boolean timesRise = lastTime < chunk.firstTime && chunk.firstTime <= chunk.lastTime;
      boolean sized = chunk.length > 0 && chunk.count > 0 && chunk.count <= SealedDay.CHUNK;
      if (!timesRise || chunk.lastTime > maxTime || !sized) {
        throw corrupt(name, offset, "the index names an impossible chunk");
      }
      lastTime = chunk.lastTime;
      offset += chunk.length;
      readings += chunk.count;
    }
    if (offset > length) {
      throw corrupt(name, length, "it ends before its chunks do");
    }
    if (offset < length) {
      throw corrupt(name, offset, "bytes follow its last chunk");
    }
    if (readings != count) {
      throw corrupt(name, 0, "its count contradicts its chunks");
    }
  }

  static int crc(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }

  static StowageException corrupt(String name, long offset, String what) {
    return new StowageException(ErrorKind.CORRUPT, "read", name, what + ", at offset " + offset);
  }
}
