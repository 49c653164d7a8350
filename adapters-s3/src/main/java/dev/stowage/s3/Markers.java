package dev.stowage.s3;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;

/**
 * An object for each day on which a record may expire, so that a purge reads those days and not
 * every record.
 *
 * <p>A marker is written before its record, so no record that expires is ever without one; a create
 * that loses, or breaks off, leaves a marker that stands for nothing, which a purge removes. It
 * does so only when the marker has stood for a day: a create that wrote one and has not yet written
 * its record is long over by then. A marker that was written anew meanwhile stays, for its body is
 * the write id of the record that it announces, and it is deleted on the condition of its entity
 * tag.
 */
final class Markers {

  private final S3Bucket bucket;
  private final Keys keys;

  Markers(S3Bucket bucket, Keys keys) {
    this.bucket = bucket;
    this.keys = keys;
  }

  /** Tells of a record that is about to be stored when it expires, if it does. */
  void announce(Call call, String folder, Records.Draft draft) {
    Instant end = draft.stamp().expiresAt();
    if (end != null) {
      String writeId = HexFormat.of().toHexDigits(draft.stamp().writeId());
      bucket.put(
          call,
          keys.marker(new Marker(dateOf(end), folder, draft.id())),
          Content.of("text/plain; charset=utf-8", writeId.getBytes(StandardCharsets.UTF_8)));
    }
  }

  static LocalDate dateOf(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
