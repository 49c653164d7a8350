package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.SealedDay;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The objects of readings: one for each series and UTC day. */
final class Days {

  /** Metadata: the generation of the definition that the readings belong to. */
  static final String GENERATION = "generation";

  /** Metadata: drawn by each swap, so that it knows its own write again. */
  static final String WRITE_ID = "write-id";

  private static final String TYPE = "application/vnd.stowage.sealed-day";

  private final S3Bucket bucket;
  private final Keys keys;
  private final Definitions definitions;
  private final Limits limits;

  Days(S3Bucket bucket, Keys keys, Definitions definitions, Limits limits) {
    this.bucket = bucket;
    this.keys = keys;
    this.definitions = definitions;
    this.limits = limits;
  }

  /**
   * Reads a day.
   *
   * @throws StowageException INVALID or CONFLICT when the series was dropped or defined anew;
   *     CORRUPT when the object is no sealed day of the series
   */
  StoredDay read(Call call, SeriesDay day) {
    Definition definition = definitions.require(call, day.series());
    Optional<ResponseBytes<GetObjectResponse>> object = bucket.get(call, keys.day(day));
    if (object.isEmpty()) {
      return new StoredDay(definition.generation(), "", "", Optional.empty());
    }
    Map<String, String> metadata = object.get().response().metadata();
    if (!belongs(metadata, definition)) {
      // The definition at hand may be a minute old: only a fresh one says that an object is dead.
      definition = definitions.reread(call, day.series());
    }
    return new StoredDay(
        definition.generation(),
        object.get().response().eTag(),
        metadata.getOrDefault(WRITE_ID, ""),
        belongs(metadata, definition)
            ? Optional.of(open(day, object.get().asByteArrayUnsafe()))
            : Optional.empty());
  }

  /**
   * Returns a day that is not there, under the definition that the series has had since the call
   * began. A day that is there shows by its generation when a remembered definition is dead; only
   * one that is not could bring dead readings up.
   *
   * @throws StowageException INVALID or CONFLICT when the series was dropped or defined anew
   */
  StoredDay confirmAbsent(Call call, SeriesDay day) {
    return new StoredDay(
        definitions.confirm(call, day.series()).generation(), "", "", Optional.empty());
  }

  /**
   * Writes a day in place of what was read of it, if that is still there.
   *
   * @param readings in time order, each time once; none deletes the object
   * @throws StowageException TOO_LARGE when they do not fit an object; nothing was sent
   */
  Written replace(Swap swap, StoredDay stored, Readings readings) {
    String key = keys.day(swap.day());
    if (readings.isEmpty()) {
      return bucket.delete(swap.call(), key, stored.tag());
    }
    byte[] sealed = SealedDay.encode(readings);
    if (sealed.length > limits.dayBytes()) {
      throw swap.call()
          .failed(
              ErrorKind.TOO_LARGE,
              "the day %s would take %d bytes, where an object holds %d; nothing was stored of it"
                  .formatted(swap.day().date(), sealed.length, limits.dayBytes()));
    }
    Map<String, String> metadata =
        Map.of(GENERATION, stored.generation(), WRITE_ID, swap.writeId());
    Content content = new Content(TYPE, metadata, sealed);
    return stored.isAbsent()
        ? bucket.create(swap.call(), key, content)
        : bucket.replace(swap.call(), key, stored.tag(), content);
  }

  /**
   * Tells whether an object belongs to a definition. One without a generation does: it was put
   * there by hand, from a copy that does not keep metadata.
   */
  static boolean belongs(Map<String, String> metadata, Definition definition) {
    String generation = metadata.getOrDefault(GENERATION, definition.generation());
    return generation.equals(definition.generation());
  }

  private SealedDay open(SeriesDay day, byte[] bytes) {
    String key = keys.day(day);
    SealedDay sealed = SealedDay.open(bytes, key);
    if (!sealed.layout().equals(day.series().layout())) {
      throw new StowageException(
          ErrorKind.CORRUPT,
          "read",
          key,
          "it has the layout \"%s\", its series \"%s\""
              .formatted(sealed.layout(), day.series().layout()));
    }
    return sealed;
  }
}
