package dev.stowage.testkit.local;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of buckets that make a public website, which S3Proxy does not know: kept, given back
 * as they came, and obeyed as far as websites go. As in AWS a public policy is refused for as long
 * as the bucket blocks it, and a new bucket does. Of policies one form is understood: {@code
 * s3:GetObject} for everybody on one resource that ends in an asterisk.
 */
final class S3Settings {

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final Pattern UNBLOCKED =
      Pattern.compile("(?s).*<BlockPublicPolicy>false<.*<RestrictPublicBuckets>false<.*");
  private static final Pattern READABLE =
      Pattern.compile(
          "(?s).*\"Effect\":\"Allow\",\"Principal\":\"\\*\",\"Action\":\"s3:GetObject\","
              + "\"Resource\":\"arn:aws:s3:::([^\"]*)\\*\".*");

  private record Key(String bucket, S3Setting setting) {}

  private final ConcurrentHashMap<Key, String> values = new ConcurrentHashMap<>();

  /**
   * Answers a request for a setting.
   *
   * @param upstream what S3Proxy says to it: only a refusal of who asks, or that there is no such
   *     bucket, is passed on
   */
  S3Reply answer(S3Asked asked, byte[] body, S3Reply upstream) {
    if (upstream.status() == FORBIDDEN || says(upstream, "NoSuchBucket")) {
      return upstream;
    }
    Key key = new Key(asked.target().bucket(), asked.setting().orElseThrow());
    if (asked.writes()) {
      return put(key, new String(body, StandardCharsets.UTF_8));
    }
    if (asked.deletes()) {
      values.remove(key);
      return success(204, "");
    }
    String value = values.get(key);
    return value == null
        ? S3Reply.refusing(NOT_FOUND, key.setting().absent(), "It is not set.")
        : success(200, value);
  }

  /** Refuses a visit of a website that is not there, or of an object that is not public. */
  Optional<S3Reply> refuse(S3Target visited, boolean isThere) {
    if (value(visited.bucket(), S3Setting.WEBSITE).isEmpty()) {
      return Optional.of(
          S3Reply.refusing(
              NOT_FOUND, S3Setting.WEBSITE.absent(), "The bucket does not have a website."));
    }
    Matcher policy = READABLE.matcher(value(visited.bucket(), S3Setting.POLICY));
    String path = visited.bucket() + "/" + visited.key();
    boolean isPublic = policy.matches() && path.startsWith(policy.group(1));
    return isPublic || !isThere
        ? Optional.empty()
        : Optional.of(S3Reply.refusing(FORBIDDEN, "AccessDenied", "Access Denied"));
  }

  private S3Reply put(Key key, String value) {
    String block = value(key.bucket(), S3Setting.ACCESS_BLOCK);
    if (key.setting() == S3Setting.POLICY && !UNBLOCKED.matcher(block).matches()) {
      return S3Reply.refusing(FORBIDDEN, "AccessDenied", "The bucket blocks public policies.");
    }
    values.put(key, value);
    return success(key.setting() == S3Setting.POLICY ? 204 : 200, "");
  }

  private String value(String bucket, S3Setting setting) {
    return values.getOrDefault(new Key(bucket, setting), "");
  }

  private static boolean says(S3Reply reply, String code) {
    return reply.status() == NOT_FOUND && reply.text().contains("<Code>" + code + "<");
  }

  private static S3Reply success(int status, String value) {
    byte[] body = value.getBytes(StandardCharsets.UTF_8);
    return new S3Reply(
        status,
        Map.of("content-length", List.of(Integer.toString(body.length))),
        new ByteArrayInputStream(body));
  }
}
