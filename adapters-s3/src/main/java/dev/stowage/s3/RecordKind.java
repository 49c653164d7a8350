package dev.stowage.s3;

import dev.stowage.core.link.Link;
import dev.stowage.core.paste.PasteCodec;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.Stamp;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A kind of records with an owner: what is read of one to know all about it but its content.
 *
 * @param <H> that head
 * @param folder where they lie
 * @param headBytes no head is longer
 * @param read makes a head of an id and the beginning of an object
 * @param stamp of a head
 * @param logicalBytes what the whole record is without any encoding
 */
record RecordKind<H>(
    String folder,
    int headBytes,
    BiFunction<String, byte[], H> read,
    Function<H, Stamp> stamp,
    ToLongFunction<H> logicalBytes) {

  /** A link's target is at most 2,040 characters, of at most three bytes each. */
  private static final int LINK_BYTES = 8 << 10;

  static final RecordKind<Link> LINKS =
      new RecordKind<>("links", LINK_BYTES, Link::decode, Link::stamp, Link::logicalBytes);

  static final RecordKind<PasteMeta> PASTES =
      new RecordKind<>(
          "pastes",
          PasteCodec.MAX_HEAD,
          PasteCodec::decodeHead,
          PasteMeta::stamp,
          PasteMeta::logicalBytes);
}
