package dev.stowage.s3;

import dev.stowage.core.backend.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists records in the order of their keys: one LIST for a page, and a read of each record. What
 * lies in the folder and is none of ours is passed over.
 *
 * @param <T> what is listed
 */
final class RecordList<T> {

  private final S3Bucket bucket;
  private final RecordKeys keys;
  private final BiFunction<Call, String, Optional<T>> read;

  RecordList(S3Bucket bucket, RecordKeys keys, BiFunction<Call, String, Optional<T>> read) {
    this.bucket = bucket;
    this.keys = keys;
    this.read = read;
  }

  Page<T> page(Call call, String cursor) {
    call.refuseInterrupted();
    Optional<String> behind = Cursor.place(call, cursor).map(place -> keys.folder() + place);
    ListObjectsV2Response answer =
        bucket.list(
            call,
            r ->
                r.prefix(keys.folder())
                    .startAfter(behind.orElse(null))
                    .maxKeys(bucket.limits().entriesPerPage()));
    List<String> found = answer.contents().stream().map(S3Object::key).toList();
    List<T> records =
        found.stream()
            .flatMap(key -> keys.idOf(key).stream())
            .flatMap(id -> read.apply(call, id).stream())
            .toList();
    return new Page<>(
        records,
        Boolean.TRUE.equals(answer.isTruncated())
            ? found.stream()
                .reduce((a, b) -> b)
                .map(last -> Cursor.after(last.substring(keys.folder().length())))
            : Optional.empty());
  }
}
