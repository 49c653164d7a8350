package dev.stowage.s3;

import dev.stowage.core.backend.ExpiredRecords;
import dev.stowage.core.record.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Finds expired records by their markers of the days up to now, and looks at each record: a marker
 * proves nothing. A marker of a past day goes once every record that it could be of is gone.
 */
final class S3ExpiredRecords implements ExpiredRecords {

  /** A create that wrote a marker so long ago is over, whatever became of it. */
  private static final Duration SETTLED = Duration.ofDays(1);

  private final S3Bucket bucket;
  private final Keys keys;
  private final Map<String, Records<?>> byFolder;

  S3ExpiredRecords(S3Bucket bucket, Keys keys, Map<String, Records<?>> byFolder) {
    this.bucket = bucket;
    this.keys = keys;
    this.byFolder = byFolder;
  }

  @Override
  public long count(Instant now) {
    Call call = new Call("count", "");
    return among(
        call,
        now,
        (object, marker) ->
            records(marker)
                .flatMap(records -> records.stamp(call, marker.id()))
                .filter(stamp -> isOver(marker, stamp, now))
                .isPresent());
  }

  @Override
  public long free(Instant now) {
    Call call = new Call("purge", "");
    return among(
        call,
        now,
        (object, marker) -> {
          boolean removed =
              records(marker)
                  .filter(r -> r.removeIf(call, marker.id(), stamp -> isOver(marker, stamp, now)))
                  .isPresent();
          if (marker.date().isBefore(Markers.dateOf(now))
              && object.lastModified().plus(SETTLED).isBefore(now)) {
            // Whatever becomes of this: the next purge meets what is left.
            bucket.delete(call, object.key(), object.eTag());
          }
          return removed;
        });
  }

  /** Counts the markers, of all days up to that of a time, that something holds of. */
  private long among(Call call, Instant now, BiPredicate<S3Object, Marker> what) {
    String all = keys.allMarkers();
    Iterator<S3Object> objects =
        new KeyWalk(
            bucket, call, new KeyWalk.Span(all, all, keys.behindMarkers(Markers.dateOf(now))));
    long count = 0;
    while (objects.hasNext()) {
      S3Object object = objects.next();
      count +=
          keys
              .markerOf(object.key())
              .filter(marker -> !marker.date().isAfter(Markers.dateOf(now)))
              .filter(marker -> what.test(object, marker))
              .stream()
              .count();
    }
    return count;
  }

  private Optional<Records<?>> records(Marker marker) {
    return Optional.ofNullable(byFolder.get(marker.folder()));
  }

  /** Tells whether a record has expired, and not on the day of another marker. */
  private static boolean isOver(Marker marker, Stamp stamp, Instant now) {
    Instant end = stamp.expiresAt();
    return end != null && stamp.hasExpired(now) && Markers.dateOf(end).equals(marker.date());
  }
}
