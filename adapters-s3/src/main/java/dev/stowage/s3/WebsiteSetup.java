package dev.stowage.s3;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.S3Rules.Request;
import dev.stowage.core.error.ErrorKind;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Makes a bucket public that holds links alone, and turns its website on. Everybody may read an
 * object whose key they know, and list nothing. A policy that is there already is not touched, and
 * must let them; and no bucket is opened that holds folders under the prefix: a mistaken URL must
 * not publish what is private.
 *
 * <p>Each step looks before it changes something and can be repeated.
 */
final class WebsiteSetup {

  private static final String INDEX = "index.html";

  private final S3Client client;
  private final S3Config config;
  private final Requests requests;
  private final Call call;
  private final String folder;

  WebsiteSetup(S3Client client, S3Config config, BackendContext context) {
    this.client = client;
    this.config = config;
    this.requests =
        new Requests(
            new S3Errors(config), new Backoff(context.random(), Pace.STANDARD), context.meter());
    this.call = new Call("init", config.url());
    this.folder = new Keys(config).website().folder();
  }

  void run() {
    Optional<String> policy = policy();
    if (policy.isEmpty()) {
      refuseFolders();
      unblock();
      publish();
    } else {
      requireReadable(BucketPolicy.parse(policy.get()));
    }
    if (!hasWebsite()) {
      serve();
    }
  }

  private Optional<String> policy() {
    return requests.repeatable(
        call,
        Request.GET,
        () ->
            unless(
                "NoSuchBucketPolicy",
                () -> client.getBucketPolicy(r -> r.bucket(config.bucket())).policy()));
  }

  private void requireReadable(BucketPolicy policy) {
    if (policy.deniesReading(objects())) {
      throw call.failed(
          ErrorKind.MISCONFIGURED,
          "the bucket's policy denies s3:GetObject on "
              + objects()
              + "*, or on some of it; take that away, or take another bucket for links");
    }
    if (!policy.allowsReading(objects())) {
      throw call.failed(
          ErrorKind.MISCONFIGURED,
          "the bucket has a policy of its own, by which not everybody may visit links; add this"
              + " statement to it: "
              + statement());
    }
  }

  /** Links have no slash behind the prefix; whatever has is something else. */
  private void refuseFolders() {
    String after = "";
    while (true) {
      String behind = after;
      ListObjectsV2Response page =
          requests.repeatable(
              call,
              Request.LIST,
              () ->
                  client.listObjectsV2(
                      r ->
                          r.bucket(config.bucket())
                              .prefix(folder)
                              .delimiter("/")
                              .startAfter(behind)));
      if (page.hasCommonPrefixes()) {
        throw call.failed(
            ErrorKind.MISCONFIGURED,
            "everybody could read "
                + page.commonPrefixes().get(0).prefix()
                + "; take another bucket, or a prefix of its own for links");
      }
      if (!Boolean.TRUE.equals(page.isTruncated()) || page.contents().isEmpty()) {
        return;
      }
      after = page.contents().get(page.contents().size() - 1).key();
    }
  }

  /** Allows a public policy, and public access lists still not. */
  private void unblock() {
    requests.repeatable(
        call,
        Request.PUT,
        () ->
            client.putPublicAccessBlock(
                r ->
                    r.bucket(config.bucket())
                        .publicAccessBlockConfiguration(
                            b ->
                                b.blockPublicAcls(true)
                                    .ignorePublicAcls(true)
                                    .blockPublicPolicy(false)
                                    .restrictPublicBuckets(false))));
  }

  private void publish() {
    String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement() + "]}";
    requests.repeatable(
        call,
        Request.PUT,
        () -> client.putBucketPolicy(r -> r.bucket(config.bucket()).policy(policy)));
  }

  private boolean hasWebsite() {
    return requests
        .repeatable(
            call,
            Request.GET,
            () ->
                unless(
                    "NoSuchWebsiteConfiguration",
                    () -> client.getBucketWebsite(r -> r.bucket(config.bucket()))))
        .isPresent();
  }

  /** S3 asks for the name of an index document; nothing makes one. */
  private void serve() {
    requests.repeatable(
        call,
        Request.PUT,
        () ->
            client.putBucketWebsite(
                r ->
                    r.bucket(config.bucket())
                        .websiteConfiguration(w -> w.indexDocument(i -> i.suffix(INDEX)))));
  }

  private String statement() {
    return "{\"Sid\":\"StowageLinks\",\"Effect\":\"Allow\",\"Principal\":\"*\","
        + "\"Action\":\"s3:GetObject\",\"Resource\":\""
        + objects()
        + "*\"}";
  }

  /** What the resource names of all links begin with. */
  private String objects() {
    String partition = PartitionMetadata.of(client.serviceClientConfiguration().region()).id();
    return "arn:" + partition + ":s3:::" + config.bucket() + "/" + folder;
  }

  /** Returns an answer; empty when S3 has this word for that there is none. */
  private static <R> Optional<R> unless(String absent, Supplier<R> request) {
    try {
      return Optional.of(request.get());
    } catch (S3Exception refused) {
      if (refused.awsErrorDetails() != null
          && absent.equals(refused.awsErrorDetails().errorCode())) {
        return Optional.empty();
      }
      throw refused;
    }
  }
}
