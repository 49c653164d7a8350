package dev.stowage.s3;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.SealedDay;
import dev.stowage.core.series.TimeRange;
import java.util.Optional;

/**
 * A day as it was read.
 *
 * @param generation of the definition that it was read by
 * @param tag the entity tag of its object; empty when there is none
 * @param writeId of the swap that wrote the object; empty when there is none
 * @param sealed the readings; empty when there is no object, or a dead one
 */
record StoredDay(String generation, String tag, String writeId, Optional<SealedDay> sealed) {

  boolean isAbsent() {
    return tag.isEmpty();
  }

  Readings readings(RecordLayout layout) {
    return sealed.map(day -> day.read(TimeRange.ALL)).orElseGet(() -> Readings.none(layout));
  }
}
