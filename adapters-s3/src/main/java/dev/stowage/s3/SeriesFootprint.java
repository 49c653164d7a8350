package dev.stowage.s3;

import dev.stowage.core.series.SealedDay;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Measures the series by reading all of them. Bytes count every object among them, also what a drop
 * that was cut off left.
 */
final class SeriesFootprint {

  private final S3Bucket bucket;
  private final Keys keys;
  private final Definitions definitions;
  private final FootprintSum sum;
  private final Map<String, Optional<Definition>> defined = new HashMap<>();

  SeriesFootprint(S3Bucket bucket, Keys keys, Definitions definitions, FootprintSum sum) {
    this.bucket = bucket;
    this.keys = keys;
    this.definitions = definitions;
    this.sum = sum;
  }

  void measure() {
    sum.objects(keys.allSeries()).forEachRemaining(this::count);
  }

  private void count(S3Object listed) {
    FootprintSum.CALL.refuseInterrupted();
    String key = listed.key();
    Optional<ResponseBytes<GetObjectResponse>> object = bucket.get(FootprintSum.CALL, key);
    if (object.isEmpty()) {
      // Deleted since it was listed.
      return;
    }
    byte[] body = object.get().asByteArrayUnsafe();
    Map<String, String> metadata = object.get().response().metadata();
    sum.add(body.length, metadata);
    keys.seriesOf(key)
        .filter(name -> keys.dayOf(name, key).isPresent())
        .flatMap(this::definition)
        .filter(definition -> Days.belongs(metadata, definition))
        .ifPresent(definition -> countReadings(definition, SealedDay.open(body, key)));
  }

  private void countReadings(Definition definition, SealedDay day) {
    sum.add(day.count(), (long) day.count() * definition.series().layout().bits());
  }

  private Optional<Definition> definition(String name) {
    return defined.computeIfAbsent(
        name, unread -> definitions.read(FootprintSum.CALL, name).map(Stored::value));
  }
}
