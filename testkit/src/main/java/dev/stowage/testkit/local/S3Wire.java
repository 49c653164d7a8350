package dev.stowage.testkit.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed requests to an S3 server without an SDK, for the probe that every engine passes. Signs
 * with Signature Version 4 as told in <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">Signature
 * Calculations for the Authorization Header</a>.
 */
final class S3Wire {

  /**
   * A request.
   *
   * @param method GET, HEAD, PUT or DELETE
   * @param path bucket and key, {@code /BUCKET/KEY}, percent-encoded; its query at most one
   *     parameter
   * @param headers further headers, lower-case names
   * @param body what is sent; empty for none
   */
  record Request(String method, String path, Map<String, String> headers, String body) {

    static Request of(String method, String path) {
      return new Request(method, path, Map.of(), "");
    }

    static Request put(String path, String body) {
      return new Request("PUT", path, Map.of(), body);
    }

    Request with(String header, String value) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put(header, value);
      return new Request(method, path, more, body);
    }
  }

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final URI endpoint;
  private final String accessKey;
  private final String secretKey;
  private final HttpClient client = HttpClient.newHttpClient();

  S3Wire(URI endpoint, String accessKey, String secretKey) {
    this.endpoint = endpoint;
    this.accessKey = accessKey;
    this.secretKey = secretKey;
  }

  /** Signs and sends a request. */
  HttpResponse<String> send(Request request) throws IOException, InterruptedException {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(endpoint.resolve(request.path()))
            .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
    signed(request, hex(sha256(utf8(request.body())))).forEach(http::setHeader);
    return client.send(http.build(), HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Signs a request.
   *
   * @param request its body is not looked at
   * @param bodyHash the SHA-256 of the body in hexadecimal digits, or {@code UNSIGNED-PAYLOAD}
   * @return all headers to set
   */
  Map<String, String> signed(Request request, String bodyHash) {
    SortedMap<String, String> headers = new TreeMap<>(request.headers());
    headers.put("x-amz-date", TIME.format(Instant.now()));
    headers.put("x-amz-content-sha256", bodyHash);
    Map<String, String> all = new TreeMap<>(headers);
    // Signed, but the client itself sends it.
    headers.put("host", endpoint.getAuthority());
    all.put("authorization", authorization(request, headers));
    return all;
  }

  private String authorization(Request request, SortedMap<String, String> headers) {
    String time = headers.getOrDefault("x-amz-date", "");
    String day = time.substring(0, 8);
    String signed = String.join(";", headers.keySet());
    String canonical =
        String.join(
            "\n",
            request.method(),
            request.path().split("\\?", 2)[0],
            query(request.path()),
            headers.entrySet().stream()
                .map(h -> h.getKey() + ":" + h.getValue().strip() + "\n")
                .collect(Collectors.joining()),
            signed,
            headers.getOrDefault("x-amz-content-sha256", ""));
    String scope = day + "/us-east-1/s3/aws4_request";
    byte[] key = utf8("AWS4" + secretKey);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    String toSign = String.join("\n", ALGORITHM, time, scope, hex(sha256(utf8(canonical))));
    return ALGORITHM
        + (" Credential=" + accessKey + "/" + scope)
        + (", SignedHeaders=" + signed)
        + (", Signature=" + hex(hmac(key, toSign)));
  }

  private static String query(String path) {
    String query = path.contains("?") ? path.split("\\?", 2)[1] : "";
    return query.isEmpty() || query.contains("=") ? query : query + "=";
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
