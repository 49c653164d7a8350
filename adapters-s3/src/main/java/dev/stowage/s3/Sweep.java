package dev.stowage.s3;

import dev.stowage.core.series.Series;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Deletes the dead objects of a series: those of a generation that is no longer defined. What
 * others write meanwhile under a new definition stays.
 */
final class Sweep {

  private final S3Bucket bucket;
  private final Keys keys;
  private final Definitions definitions;
  private final DayList days;

  Sweep(S3Bucket bucket, Keys keys, Definitions definitions, DayList days) {
    this.bucket = bucket;
    this.keys = keys;
    this.definitions = definitions;
    this.days = days;
  }

  /**
   * Goes through all objects of a series.
   *
   * @param dropped the generation that is known to be dead; empty when none is
   */
  void run(Call call, Series series, Optional<String> dropped) {
    Set<String> dead = new HashSet<>();
    dropped.ifPresent(dead::add);
    Iterator<LocalDate> all = days.all(call, series);
    while (all.hasNext()) {
      String key = keys.day(new SeriesDay(series, all.next()));
      Optional<HeadObjectResponse> object = bucket.head(call, key);
      if (object.isPresent() && isDead(call, series, object.get(), dead)) {
        delete(call, key, object.get().eTag());
      }
    }
  }

  private boolean isDead(Call call, Series series, HeadObjectResponse object, Set<String> dead) {
    Optional<String> generation = Optional.ofNullable(object.metadata().get(Days.GENERATION));
    if (generation.filter(dead::contains).isPresent()) {
      return true;
    }
    // Read after the object, as it must be.
    boolean alive =
        definitions
            .read(call, series.name())
            .filter(stored -> Days.belongs(object.metadata(), stored.definition()))
            .isPresent();
    if (!alive) {
      generation.ifPresent(dead::add);
    }
    return !alive;
  }

  /** What is refused here was written by somebody else a moment ago, and stays. */
  private void delete(Call call, String key, String tag) {
    Patience patience = bucket.patience();
    Call current = call;
    while (bucket.delete(current, key, tag) == Written.LOST) {
      current = call.afterLoss();
      if (!isThere(current, key, tag)) {
        return;
      }
      patience.pause(current);
    }
  }

  private boolean isThere(Call call, String key, String tag) {
    return bucket.head(call, key).filter(object -> object.eTag().equals(tag)).isPresent();
  }
}
