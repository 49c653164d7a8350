package dev.stowage.s3;

import dev.stowage.core.series.Series;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
      clear(
          call,
          keys.day(new SeriesDay(series, all.next())),
          found -> isDead(call, series, found, dead));
    }
  }

  /**
   * Deletes an object for as long as it is dead: a writer who has not heard of the drop may replace
   * it once more in this very moment. What became of it is looked up when the answer was lost.
   */
  private void clear(Call call, String key, Predicate<HeadObjectResponse> isDead) {
    Contest.run(
        call,
        bucket.patience(),
        new Removal(
            bucket, key, asked -> bucket.head(asked, key).filter(isDead).map(dead -> dead.eTag())));
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
            .filter(stored -> Days.belongs(object.metadata(), stored.value()))
            .isPresent();
    if (!alive) {
      generation.ifPresent(dead::add);
    }
    return !alive;
  }
}
