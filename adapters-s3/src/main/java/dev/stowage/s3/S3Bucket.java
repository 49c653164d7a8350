package dev.stowage.s3;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.S3Rules.Request;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The one door to the bucket: every request goes through here, repeated and metered. */
final class S3Bucket {

  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_FOUND = 404;
  private static final int NO_SUCH_RANGE = 416;

  private final S3Client client;
  private final String name;
  private final Requests requests;
  private final Backoff backoff;
  private final Limits limits;

  S3Bucket(S3Client client, S3Config config, BackendContext context, Limits limits) {
    this.client = client;
    this.name = config.bucket();
    this.limits = limits;
    this.backoff = new Backoff(context.random(), limits.pace());
    this.requests = new Requests(new S3Errors(config), backoff, context.meter());
  }

  Limits limits() {
    return limits;
  }

  /** Begins a caller's patience with other writers. */
  Patience patience() {
    return new Patience(backoff, limits.pace());
  }

  /** Reads an object; empty when it is not there. */
  Optional<ResponseBytes<GetObjectResponse>> get(Call call, String key) {
    return get(call, r -> r.bucket(name).key(key));
  }

  /** Reads the beginning of an object; empty when it is not there. */
  Optional<ResponseBytes<GetObjectResponse>> begin(Call call, String key, int bytes) {
    return get(call, r -> r.bucket(name).key(key).range("bytes=0-" + (bytes - 1)));
  }

  private Optional<ResponseBytes<GetObjectResponse>> get(
      Call call, Consumer<GetObjectRequest.Builder> what) {
    return requests.repeatable(call, Request.GET, () -> found(() -> bytes(what)));
  }

  private ResponseBytes<GetObjectResponse> bytes(Consumer<GetObjectRequest.Builder> what) {
    try {
      return client.getObject(what, ResponseTransformer.toBytes());
    } catch (S3Exception refused) {
      if (refused.statusCode() == NO_SUCH_RANGE) {
        // An empty object has no beginning.
        return ResponseBytes.fromByteArray(GetObjectResponse.builder().build(), new byte[0]);
      }
      throw refused;
    }
  }

  /** Reads an object's tag and metadata; empty when it is not there. */
  Optional<HeadObjectResponse> head(Call call, String key) {
    return requests.repeatable(
        call, Request.HEAD, () -> found(() -> client.headObject(r -> r.bucket(name).key(key))));
  }

  /** Reads a page of keys, in the order of their bytes. */
  ListObjectsV2Response list(Call call, Consumer<ListObjectsV2Request.Builder> what) {
    return requests.repeatable(
        call, Request.LIST, () -> client.listObjectsV2(r -> what.accept(r.bucket(name))));
  }

  /** Writes an object that is not there yet. */
  Written create(Call call, String key, Content content) {
    return put(call, content, r -> r.bucket(name).key(key).ifNoneMatch("*"));
  }

  /** Writes an object over the one that has this entity tag. */
  Written replace(Call call, String key, String tag, Content content) {
    return put(call, content, r -> r.bucket(name).key(key).ifMatch(tag));
  }

  /** Writes an object, whatever is there. Repeated after a lost answer, as it may always be. */
  void put(Call call, String key, Content content) {
    PutObjectRequest request = request(content, r -> r.bucket(name).key(key));
    requests.repeatable(
        call, Request.PUT, () -> client.putObject(request, RequestBody.fromBytes(content.bytes())));
  }

  /** Deletes an object that has this entity tag. */
  Written delete(Call call, String key, String tag) {
    return requests
        .write(
            call,
            Request.DELETE,
            () -> held(() -> client.deleteObject(r -> r.bucket(name).key(key).ifMatch(tag))))
        .orElse(Written.LOST);
  }

  private Written put(Call call, Content content, Consumer<PutObjectRequest.Builder> where) {
    PutObjectRequest request = request(content, where);
    return requests
        .write(
            call,
            Request.PUT,
            () -> held(() -> client.putObject(request, RequestBody.fromBytes(content.bytes()))))
        .orElse(Written.LOST);
  }

  private static PutObjectRequest request(
      Content content, Consumer<PutObjectRequest.Builder> where) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .applyMutation(where)
            .metadata(content.metadata())
            .contentType(content.type());
    content.redirect().ifPresent(request::websiteRedirectLocation);
    return request.build();
  }

  private static <R> Optional<R> found(Supplier<R> request) {
    try {
      return Optional.of(request.get());
    } catch (NoSuchKeyException absent) {
      return Optional.empty();
    }
  }

  /** Sends a conditional write and tells whether its condition held. */
  private static Written held(Runnable request) {
    try {
      request.run();
      return Written.DONE;
    } catch (S3Exception refused) {
      boolean absent =
          refused.statusCode() == NOT_FOUND
              && refused.awsErrorDetails() != null
              && "NoSuchKey".equals(refused.awsErrorDetails().errorCode());
      if (absent || refused.statusCode() == PRECONDITION_FAILED) {
        return Written.REFUSED;
      }
      throw refused;
    }
  }
}
