package dev.stowage.s3;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.S3Rules.Request;
import dev.stowage.core.error.ErrorKind;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Removes what lies under the prefix, or the bucket, and tells whether there is one.
 *
 * <p>Where a bucket has versions, deleting a key only hides it, and the bytes go on being billed.
 * So every version and every delete marker is deleted by its number first. A server that knows no
 * versions may refuse to list them, or list none; what a plain list then still finds is deleted by
 * its key. Every page is listed from the beginning: what was deleted is listed no more.
 *
 * <p>All of it may be repeated: an object, a version and a bucket that are gone stay gone.
 */
final class S3Removal {

  private static final int ATTEMPTS = 10;
  private static final int FORBIDDEN = 403;

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
    this.backoff = new Backoff(context.random(), limits);
    this.requests = new Requests(new S3Errors(config), backoff, context.meter());
    this.call = new Call("remove", config.url());
    this.deletion = new Deletion(client, config.bucket(), requests, call);
  }

  boolean isThere() {
    return requests.repeatable(
        new Call("look up", config.url()), Request.HEAD, () -> S3Setup.isThere(client, config));
  }

  void run() {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      deleteAll(this::versions);
      deleteAll(this::objects);
      if (!folder.isEmpty() || deleteBucket()) {
        return;
      }
      backoff.pause(attempt);
    }
    throw call.failed(
        ErrorKind.UNAVAILABLE,
        "others put objects into the bucket while it is removed; stop them, and repeat it");
  }

  private void deleteAll(Supplier<List<ObjectIdentifier>> firstPage) {
    call.refuseInterrupted();
    List<ObjectIdentifier> before = List.of();
    int again = 0;
    for (List<ObjectIdentifier> page = firstPage.get(); !page.isEmpty(); page = firstPage.get()) {
      again = page.equals(before) ? again + 1 : 0;
      if (again == ATTEMPTS) {
        throw call.failed(
            ErrorKind.UNAVAILABLE,
            "the object " + page.get(0).key() + " was deleted and is still listed; repeat it");
      }
      if (again > 0) {
        backoff.pause(again);
      }
      deletion.delete(page);
      before = page;
      call.refuseInterrupted();
    }
  }

  /** Lists versions and delete markers; none where the server knows none. */
  private List<ObjectIdentifier> versions() {
    return requests.repeatable(
        call,
        Request.LIST,
        () -> {
          try {
            return identifiers(
                client.listObjectVersions(
                    r -> r.bucket(config.bucket()).prefix(folder).maxKeys(limits.keysPerPage())));
          } catch (NoSuchBucketException gone) {
            return List.of();
          } catch (S3Exception refused) {
            if (Deletion.isUnknown(refused) && refused.statusCode() != FORBIDDEN) {
              return List.of();
            }
            throw refused;
          }
        });
  }

  private static List<ObjectIdentifier> identifiers(ListObjectVersionsResponse page) {
    return Stream.concat(
            page.versions().stream().map(v -> identifier(v.key(), v.versionId())),
            page.deleteMarkers().stream().map(m -> identifier(m.key(), m.versionId())))
        .toList();
  }

  private static ObjectIdentifier identifier(String key, String version) {
    return ObjectIdentifier.builder().key(key).versionId(version).build();
  }

  private List<ObjectIdentifier> objects() {
    return requests.repeatable(
        call,
        Request.LIST,
        () -> {
          try {
            return client
                .listObjectsV2(
                    r -> r.bucket(config.bucket()).prefix(folder).maxKeys(limits.keysPerPage()))
                .contents()
                .stream()
                .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                .toList();
          } catch (NoSuchBucketException gone) {
            return List.of();
          }
        });
  }

  /** Deletes the bucket, or finds it gone; false when somebody put an object into it. */
  private boolean deleteBucket() {
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
