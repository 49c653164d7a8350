package dev.stowage.core.paste;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.Stamp;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A paste as bytes, the id left out: a head that holds the metadata, then the content as it is. The
 * head comes first, so that the metadata can be read without the content.
 *
 * <p>Head, big-endian: version 1 (1 byte), {@link Burn} (1; 0 never, 1 after reading), the stamp
 * (50), size of the content (4), length of the title (2; 0 for none), length of the language (1; 0
 * for none), title and language in UTF-8.
 */
public final class PasteCodec {

  /** The most bytes of a head: so much of an object read tells all metadata. */
  public static final int MAX_HEAD = 1_024;

  private static final byte VERSION = 1;
  private static final int FIXED = 2 + Stamp.BYTES + 4 + 2 + 1;

  private PasteCodec() {}

  /**
   * Writes a paste down.
   *
   * @param paste the paste
   * @return head and content
   */
  public static byte[] encode(Paste paste) {
    byte[] head = encodeHead(paste.meta());
    ByteBuffer whole = ByteBuffer.allocate(head.length + paste.meta().size()).put(head);
    paste.writeTo(whole);
    return whole.array();
  }

  /**
   * Writes the metadata down.
   *
   * @param meta the metadata
   * @return the head, at most {@link #MAX_HEAD} bytes
   */
  public static byte[] encodeHead(PasteMeta meta) {
    byte[] title = utf8(meta.label().title());
    byte[] language = utf8(meta.label().language());
    ByteBuffer head = ByteBuffer.allocate(FIXED + title.length + language.length);
    head.put(VERSION).put(code(meta.burn()));
    meta.stamp().writeTo(head);
    head.putInt(meta.size()).putShort((short) title.length).put((byte) language.length);
    return head.put(title).put(language).array();
  }

  /**
   * Reads a paste that was written down.
   *
   * @param id its id
   * @param bytes what {@link #encode} made
   * @return the paste
   * @throws StowageException CORRUPT, naming the id, when the bytes are no paste
   */
  public static Paste decode(String id, byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    PasteMeta meta = head(id, from);
    if (from.remaining() != meta.size()) {
      throw corrupt(id, from.remaining() + " bytes of content, not " + meta.size());
    }
    return Paste.owning(meta, Arrays.copyOfRange(bytes, from.position(), bytes.length));
  }

  /**
   * Reads the metadata of a paste that was written down.
   *
   * @param id its id
   * @param bytes the head, and anything after it
   * @return the metadata
   * @throws StowageException CORRUPT, naming the id, when the bytes do not begin with a head
   */
  public static PasteMeta decodeHead(String id, byte[] bytes) {
    return head(id, ByteBuffer.wrap(bytes));
  }

  /** Reads a head, and leaves the buffer where the content begins. */
  private static PasteMeta head(String id, ByteBuffer head) {
    try {
      byte version = head.get();
      if (version != VERSION) {
        throw corrupt(id, "version " + version + " of a paste is not known; " + VERSION + " is");
      }
      Burn burn = burn(id, head.get());
      Stamp stamp = Stamp.readFrom(head);
      int size = head.getInt();
      byte[] title = new byte[Short.toUnsignedInt(head.getShort())];
      byte[] language = new byte[Byte.toUnsignedInt(head.get())];
      head.get(title).get(language);
      return new PasteMeta(id, size, new PasteLabel(text(title), text(language)), burn, stamp);
    } catch (BufferUnderflowException cutOff) {
      throw corrupt(id, head.capacity() + " bytes are too few for its metadata").causedBy(cutOff);
    } catch (StowageException broken) {
      throw broken.kind() == ErrorKind.CORRUPT
          ? broken
          : corrupt(id, broken.what()).causedBy(broken);
    }
  }

  private static byte code(Burn burn) {
    return switch (burn) {
      case NEVER -> 0;
      case AFTER_READING -> 1;
    };
  }

  private static Burn burn(String id, byte code) {
    return switch (code) {
      case 0 -> Burn.NEVER;
      case 1 -> Burn.AFTER_READING;
      default -> throw corrupt(id, "it says " + code + " of whether it burns; 0 or 1 is known");
    };
  }

  private static byte[] utf8(@Nullable String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String text(byte[] utf8) {
    return utf8.length == 0 ? null : new String(utf8, StandardCharsets.UTF_8);
  }

  private static StowageException corrupt(String id, String what) {
    return new StowageException(ErrorKind.CORRUPT, "paste", id, what);
  }
}
