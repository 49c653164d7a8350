package dev.stowage.s3;

import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What the parts of a bucket add up to. S3 charges for an object's bytes and for its metadata: the
 * names and values in UTF-8, after <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">Working with
 * object metadata</a>.
 */
final class FootprintSum {

  static final Call CALL = new Call("footprint", "");

  private final S3Bucket bucket;
  private long records;
  private long bits;
  private long bytes;
  private long metadataBytes;

  FootprintSum(S3Bucket bucket) {
    this.bucket = bucket;
  }

  /** Goes through all objects with a prefix. */
  Iterator<S3Object> objects(String prefix) {
    return new KeyWalk(bucket, CALL, KeyWalk.Span.of(prefix));
  }

  /**
   * Adds records, an object each.
   *
   * @param read reads one; empty when it is gone since it was listed
   * @param logicalBytes what it is without any encoding
   */
  <T> FootprintSum add(
      RecordKeys keys, BiFunction<Call, String, Optional<T>> read, ToLongFunction<T> logicalBytes) {
    objects(keys.folder())
        .forEachRemaining(
            object -> {
              CALL.refuseInterrupted();
              Optional<String> id = keys.idOf(object.key());
              id.ifPresent(ours -> add(object.size(), Map.of()));
              id.flatMap(ours -> read.apply(CALL, ours))
                  .ifPresent(one -> add(1, logicalBytes.applyAsLong(one) * Byte.SIZE));
            });
    return this;
  }

  /** Adds objects that are no records. */
  FootprintSum addBytes(String prefix) {
    objects(prefix).forEachRemaining(object -> add(object.size(), Map.of()));
    return this;
  }

  void add(long moreRecords, long moreBits) {
    records += moreRecords;
    bits += moreBits;
  }

  void add(long objectBytes, Map<String, String> metadata) {
    bytes += objectBytes;
    metadata.forEach((name, value) -> metadataBytes += utf8(name) + utf8(value));
  }

  Footprint total() {
    return new Footprint(
        Amount.measured(records),
        Amount.measured((bits + Byte.SIZE - 1) / Byte.SIZE),
        Amount.measured(bytes),
        null,
        Amount.modelled(bytes + metadataBytes));
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
