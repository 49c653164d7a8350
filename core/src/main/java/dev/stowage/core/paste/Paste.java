package dev.stowage.core.paste;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A piece of text, or any bytes, to be read by whoever knows its id.
 *
 * <p>Immutable; equal when everything about it and every byte is.
 */
public final class Paste {

  /** The most bytes of content that a store takes: 4 MiB. */
  public static final int MAX_BYTES = 4 << 20;

  private final PasteMeta meta;
  private final byte[] content;

  private Paste(PasteMeta meta, byte[] content) {
    this.meta = meta;
    this.content = content;
  }

  /**
   * Puts a paste together.
   *
   * @param meta everything but the content
   * @param content as many bytes as {@code meta} says; copied
   * @return the paste
   * @throws StowageException INVALID when the sizes differ
   */
  public static Paste of(PasteMeta meta, byte[] content) {
    return owning(meta, content.clone());
  }

  /** As {@link #of}, but keeps the array, which nobody else may change any more. */
  static Paste owning(PasteMeta meta, byte[] content) {
    if (content.length != meta.size()) {
      throw new StowageException(
          ErrorKind.INVALID,
          "paste",
          meta.id(),
          content.length + " bytes of content, but its metadata says " + meta.size());
    }
    return new Paste(meta, content);
  }

  /**
   * Returns everything but the content.
   *
   * @return the metadata
   */
  public PasteMeta meta() {
    return meta;
  }

  /**
   * Returns the id.
   *
   * @return the id of the metadata
   */
  public String id() {
    return meta.id();
  }

  /**
   * Returns the content.
   *
   * @return a copy
   */
  public byte[] content() {
    return content.clone();
  }

  /** Writes the content down. */
  void writeTo(ByteBuffer to) {
    to.put(content);
  }

  /**
   * Refuses a content that no store takes.
   *
   * @throws StowageException TOO_LARGE above {@link #MAX_BYTES}
   */
  public void requireFits() {
    requireFits(meta.size());
  }

  static void requireFits(int size) {
    if (size > MAX_BYTES) {
      throw new StowageException(
          ErrorKind.TOO_LARGE,
          "create",
          "paste",
          size + " bytes of content; at most " + MAX_BYTES + " (4 MiB)");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Paste that
        && meta.equals(that.meta)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return 31 * meta.hashCode() + Arrays.hashCode(content);
  }

  /** Shows nothing of the content. */
  @Override
  public String toString() {
    return "Paste[" + meta + "]";
  }
}
