package dev.stowage.s3;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.S3Rules.Request;
import dev.stowage.core.error.ErrorKind;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Removes what lies under the prefix, or the empty bucket, and tells whether there is one.
 *
 * <p>Where a bucket has versions, deleting a key only hides it, and the bytes go on being billed.
 * So every version and every delete marker is deleted by its number first. A server that knows no
 * versions may refuse to list them, or list none; what a plain list then still finds is deleted by
 * its key. Every page is listed from the beginning: what was deleted is listed no more. After the
 * last page only what others put there meanwhile is listed, and it is told when they do not stop.
 *
 * <p>All of it may be repeated: an object, a version and a bucket that are gone stay gone.
 */
final class S3Removal {

  private static final int ATTEMPTS = 10;

  /** A hundred million keys: no end of pages that are full is in sight. */
  private static final int MOST_PAGES = 100_000;

  /** How a server says that it has no such request. */
  private static final Set<Integer> UNKNOWN_STATUSES = Set.of(405, 501);

  private static final Set<String> UNKNOWN_CODES = Set.of("MethodNotAllowed", "NotImplemented");

  private final S3Client client;
  private final S3Config config;
  private final Limits limits;
  private final String folder;
  private final Backoff backoff;
  private final Requests requests;
  private final Call call;
  private final Deletion deletion;

  S3Removal(S3Client client, S3Config config, BackendContext context, Limits limits) {
    this.client = client;
    this.config = config;
    this.limits = limits;
    this.folder = new Keys(config).all();
    this.backoff = new Backoff(context.random(), limits.pace());
    this.requests = new Requests(new S3Errors(config), backoff, context.meter());
    this.call = new Call("remove", config.url());
    this.deletion = new Deletion(client, config.bucket(), requests, call);
  }

  boolean isThere() {
    return requests.repeatable(
        new Call("look up", config.url()), Request.HEAD, () -> S3Setup.isThere(client, config));
  }

  /** Removes what lies under the prefix. */
  void run() {
    if (folder.isEmpty()) {
      throw call.failed(
          ErrorKind.INVALID,
          "a bucket is not emptied as a whole; name a prefix, as in s3://BUCKET/PREFIX");
    }
    deleteAll(this::versions);
    deleteAll(this::objects);
  }

  private void deleteAll(Supplier<Page> firstPage) {
    call.refuseInterrupted();
    Page before = Page.NONE;
    int again = 0;
    int late = 0;
    int pages = 0;
    for (Page page = firstPage.get(); !page.keys().isEmpty(); page = firstPage.get()) {
      again = page.equals(before) ? again + 1 : 0;
      late += before.isLast() ? 1 : 0;
      pages++;
      if (again == ATTEMPTS) {
        throw call.failed(
            ErrorKind.UNAVAILABLE,
            "the object "
                + page.keys().get(0).key()
                + " was deleted and is still listed; repeat it");
      }
      if (late == ATTEMPTS || pages > MOST_PAGES) {
        throw call.failed(
            ErrorKind.UNAVAILABLE,
            "others put objects there while they are removed; stop them, and repeat it");
      }
      if (again + late > 0) {
        backoff.pause(Math.max(again, late));
      }
      deletion.delete(page.keys());
      before = page;
      call.refuseInterrupted();
    }
  }

  /** What a listing begins with; the last page holds all that was there. */
  private record Page(List<ObjectIdentifier> keys, boolean isLast) {

    static final Page NONE = new Page(List.of(), false);
  }

  /** Lists versions and delete markers; none where the server knows none. */
  private Page versions() {
    return requests.repeatable(
        call,
        Request.LIST,
        () -> {
          try {
            return page(
                client.listObjectVersions(
                    r -> r.bucket(config.bucket()).prefix(folder).maxKeys(limits.keysPerPage())));
          } catch (NoSuchBucketException gone) {
            return Page.NONE;
          } catch (S3Exception refused) {
            if (knowsNoVersions(refused)) {
              return Page.NONE;
            }
            throw refused;
          }
        });
  }

  private static boolean knowsNoVersions(S3Exception refused) {
    return UNKNOWN_STATUSES.contains(refused.statusCode())
        || UNKNOWN_CODES.contains(S3Errors.code(refused));
  }

  private static Page page(ListObjectVersionsResponse listed) {
    return new Page(
        Stream.concat(
                listed.versions().stream().map(v -> identifier(v.key(), v.versionId())),
                listed.deleteMarkers().stream().map(m -> identifier(m.key(), m.versionId())))
            .toList(),
        !Boolean.TRUE.equals(listed.isTruncated()));
  }

  private static ObjectIdentifier identifier(String key, String version) {
    return ObjectIdentifier.builder().key(key).versionId(version).build();
  }

  private Page objects() {
    return requests.repeatable(
        call,
        Request.LIST,
        () -> {
          try {
            ListObjectsV2Response listed =
                client.listObjectsV2(
                    r -> r.bucket(config.bucket()).prefix(folder).maxKeys(limits.keysPerPage()));
            return new Page(
                listed.contents().stream()
                    .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                    .toList(),
                !Boolean.TRUE.equals(listed.isTruncated()));
          } catch (NoSuchBucketException gone) {
            return Page.NONE;
          }
        });
  }

  /** Deletes the bucket, or finds it gone; false when an object or a version lies in it. */
  boolean runForBucket() {
    return requests.repeatable(
        call,
        Request.DELETE,
        () -> {
          try {
            client.deleteBucket(r -> r.bucket(config.bucket()));
            return true;
          } catch (NoSuchBucketException gone) {
            return true;
          } catch (S3Exception refused) {
            if (S3Errors.code(refused).equals("BucketNotEmpty")) {
              return false;
            }
            throw refused;
          }
        });
  }
}
