package dev.stowage.s3;

import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.series.SealedDay;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Measures the series by reading all of them. Bytes count every object among them, also what a drop
 * that was cut off left. S3 charges for an object's bytes and for its metadata: the names and
 * values in UTF-8, after <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">Working with
 * object metadata</a>.
 */
final class FootprintScan {

  private static final Call CALL = new Call("footprint", "");

  private final S3Bucket bucket;
  private final Keys keys;
  private final Definitions definitions;
  private final Limits limits;
  private final Map<String, Optional<Definition>> defined = new HashMap<>();
  private long records;
  private long bits;
  private long bytes;
  private long metadataBytes;

  FootprintScan(S3Bucket bucket, Keys keys, Definitions definitions, Limits limits) {
    this.bucket = bucket;
    this.keys = keys;
    this.definitions = definitions;
    this.limits = limits;
  }

  Footprint measure() {
    Optional<String> after = Optional.of(keys.allSeries());
    while (after.isPresent()) {
      String behind = after.get();
      ListObjectsV2Response page =
          bucket.list(
              CALL,
              r -> r.prefix(keys.allSeries()).startAfter(behind).maxKeys(limits.keysPerPage()));
      List<String> found = page.contents().stream().map(S3Object::key).toList();
      found.forEach(this::count);
      after =
          Boolean.TRUE.equals(page.isTruncated())
              ? found.stream().reduce((a, b) -> b)
              : Optional.empty();
    }
    return new Footprint(
        Amount.measured(records),
        Amount.measured((bits + 7) / 8),
        Amount.measured(bytes),
        null,
        Amount.modelled(bytes + metadataBytes));
  }

  private void count(String key) {
    CALL.refuseInterrupted();
    Optional<ResponseBytes<GetObjectResponse>> object = bucket.get(CALL, key);
    if (object.isEmpty()) {
      // Deleted since it was listed.
      return;
    }
    byte[] body = object.get().asByteArrayUnsafe();
    Map<String, String> metadata = object.get().response().metadata();
    bytes += body.length;
    metadata.forEach((name, value) -> metadataBytes += utf8(name) + utf8(value));
    keys.seriesOf(key)
        .filter(name -> keys.dayOf(name, key).isPresent())
        .flatMap(this::definition)
        .filter(definition -> Days.belongs(metadata, definition))
        .ifPresent(definition -> countReadings(definition, SealedDay.open(body, key)));
  }

  private void countReadings(Definition definition, SealedDay day) {
    records += day.count();
    bits += (long) day.count() * definition.series().layout().bits();
  }

  private Optional<Definition> definition(String name) {
    return defined.computeIfAbsent(
        name, unread -> definitions.read(CALL, name).map(StoredDefinition::definition));
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
