package dev.stowage.s3;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Goes through the objects of a part of the bucket, one LIST for each page of them. */
final class KeyWalk implements Iterator<S3Object> {

  /**
   * A part of the bucket.
   *
   * @param prefix what its keys begin with
   * @param behind they sort behind this
   * @param end once a page reaches it, no more are asked for; what sorts behind it may still come
   */
  record Span(String prefix, String behind, String end) {

    /** Returns the part of all keys with a prefix. */
    static Span of(String prefix) {
      // Sorts behind every key that S3 takes.
      return new Span(prefix, prefix, prefix + Character.MAX_VALUE);
    }
  }

  private final S3Bucket bucket;
  private final Call call;
  private final Span span;
  private final Deque<S3Object> page = new ArrayDeque<>();
  private Optional<String> after;

  KeyWalk(S3Bucket bucket, Call call, Span span) {
    this.bucket = bucket;
    this.call = call;
    this.span = span;
    this.after = Optional.of(span.behind());
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && after.isPresent()) {
      fetch(after.get());
    }
    return !page.isEmpty();
  }

  @Override
  public S3Object next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more keys");
    }
    return page.remove();
  }

  private void fetch(String behind) {
    call.refuseInterrupted();
    ListObjectsV2Response answer =
        bucket.list(
            call,
            r -> r.prefix(span.prefix()).startAfter(behind).maxKeys(bucket.limits().keysPerPage()));
    List<S3Object> found = answer.contents();
    page.addAll(found);
    after =
        Boolean.TRUE.equals(answer.isTruncated())
            ? found.stream()
                .map(S3Object::key)
                .reduce((a, b) -> b)
                .filter(key -> key.compareTo(span.end()) < 0)
            : Optional.empty();
  }
}
