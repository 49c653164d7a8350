package dev.stowage.s3;

import dev.stowage.core.backend.Page;
import dev.stowage.core.series.Series;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Lists the series: one LIST for the folders of a page, and a read of each one's definition. */
final class SeriesList {

  /** Sorts behind every key in a folder, and before the next folder. */
  private static final String BEHIND = "/~";

  private final S3Bucket bucket;
  private final Keys keys;
  private final Definitions definitions;
  private final Limits limits;

  SeriesList(S3Bucket bucket, Keys keys, Definitions definitions, Limits limits) {
    this.bucket = bucket;
    this.keys = keys;
    this.definitions = definitions;
    this.limits = limits;
  }

  Page<Series> page(Call call, String cursor) {
    ListObjectsV2Response answer = bucket.list(call, r -> begin(r, behind(call, cursor)));
    while (folders(answer).isEmpty() && isTruncated(answer)) {
      // A page of keys that are nobody's series.
      String rest = answer.nextContinuationToken();
      answer = bucket.list(call, r -> begin(r, null).continuationToken(rest));
    }
    List<String> folders = folders(answer);
    List<Series> series =
        folders.stream()
            .flatMap(folder -> Keys.unescape(folder).stream())
            .flatMap(name -> definitions.read(call, name).stream())
            .map(stored -> stored.value().series())
            .toList();
    return new Page<>(
        series,
        isTruncated(answer)
            ? Optional.of(Cursor.after(folders.get(folders.size() - 1)))
            : Optional.empty());
  }

  private ListObjectsV2Request.Builder begin(
      ListObjectsV2Request.Builder request, @Nullable String startAfter) {
    return request
        .prefix(keys.allSeries())
        .delimiter("/")
        .startAfter(startAfter)
        .maxKeys(limits.entriesPerPage());
  }

  private List<String> folders(ListObjectsV2Response answer) {
    return answer.commonPrefixes().stream()
        .map(CommonPrefix::prefix)
        .map(prefix -> prefix.substring(keys.allSeries().length(), prefix.length() - 1))
        .toList();
  }

  private static boolean isTruncated(ListObjectsV2Response answer) {
    return Boolean.TRUE.equals(answer.isTruncated());
  }

  private @Nullable String behind(Call call, String cursor) {
    return Cursor.place(call, cursor)
        .map(folder -> keys.allSeries() + folder + BEHIND)
        .orElse(null);
  }
}
