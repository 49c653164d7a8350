package dev.stowage.testkit.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.local.S3Wire.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the front answers, through the real server behind it. */
class S3FrontTest {

  private static final String BUCKET = "/front-test";

  private final LocalS3 server = LocalS3.shared();
  private final S3Wire wire = server.wire();

  @BeforeEach
  void makeTheBucket() throws Exception {
    wire.send(Request.of("PUT", BUCKET));
  }

  @Test
  void createsOnlyWhatIsNotThere() throws Exception {
    Request create = Request.put(BUCKET + "/create", "first").with("if-none-match", "*");

    assertThat(wire.send(create).statusCode()).isEqualTo(200);
    HttpResponse<String> second = wire.send(create);
    assertThat(second.statusCode()).isEqualTo(412);
    assertThat(second.body()).contains("<Code>PreconditionFailed</Code>");
  }

  @Test
  void replacesOnlyWhatIsUnchanged() throws Exception {
    String first = tag(wire.send(Request.put(BUCKET + "/swap", "first")));
    Request swap = Request.put(BUCKET + "/swap", "second").with("if-match", first);

    assertThat(wire.send(swap).statusCode()).isEqualTo(200);
    assertThat(wire.send(swap).statusCode()).isEqualTo(412);
    assertThat(wire.send(Request.of("GET", BUCKET + "/swap")).body()).isEqualTo("second");
  }

  @Test
  void findsNothingToReplaceWhereNothingIs() throws Exception {
    HttpResponse<String> answer =
        wire.send(Request.put(BUCKET + "/absent", "x").with("if-match", "\"0123\""));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<Code>NoSuchKey</Code>");
  }

  @Test
  void deletesOnlyWhatIsUnchanged() throws Exception {
    String first = tag(wire.send(Request.put(BUCKET + "/gone", "first")));
    Request delete = Request.of("DELETE", BUCKET + "/gone");

    assertThat(wire.send(delete.with("if-match", "\"0123\"")).statusCode()).isEqualTo(412);
    assertThat(wire.send(delete.with("if-match", first)).statusCode()).isEqualTo(204);
    HttpResponse<String> again = wire.send(delete.with("if-match", first));
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(again.body()).contains("<Code>NoSuchKey</Code>");
    assertThat(wire.send(delete).statusCode()).isEqualTo(204);
  }

  @Test
  void aConditionalWriteConflictsWithADeleteDuringItsUpload() throws Exception {
    String object = BUCKET + "/conflict";
    wire.send(Request.put(object, "first"));
    CountDownLatch deleted = new CountDownLatch(1);
    CompletableFuture<HttpResponse<String>> upload =
        upload(Request.of("PUT", object).with("if-none-match", "*"), deleted);

    assertThat(wire.send(Request.of("DELETE", object)).statusCode()).isEqualTo(204);
    deleted.countDown();

    HttpResponse<String> answer = upload.get(60, TimeUnit.SECONDS);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("<Code>ConditionalRequestConflict</Code>");
    assertThat(wire.send(Request.of("GET", object)).statusCode()).isEqualTo(404);
  }

  /**
   * Begins an upload and returns when most of it has left, which is more than the system's buffers
   * hold: the server is reading. The last byte waits.
   */
  private CompletableFuture<HttpResponse<String>> upload(Request request, CountDownLatch last)
      throws InterruptedException {
    CountDownLatch mostHasLeft = new CountDownLatch(1);
    InputStream end =
        new InputStream() {
          private boolean sent;

          @Override
          public int read() throws IOException {
            mostHasLeft.countDown();
            await(last);
            int next = sent ? -1 : 'x';
            sent = true;
            return next;
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            int next = read();
            if (next < 0) {
              return -1;
            }
            target[offset] = (byte) next;
            return 1;
          }
        };
    byte[] most = new byte[32 << 20];
    Arrays.fill(most, (byte) 'x');
    HttpRequest.Builder http =
        HttpRequest.newBuilder(server.endpoint().resolve(request.path()))
            .PUT(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new SequenceInputStream(new java.io.ByteArrayInputStream(most), end)));
    wire.signed(request, "UNSIGNED-PAYLOAD").forEach(http::setHeader);
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .sendAsync(http.build(), HttpResponse.BodyHandlers.ofString());
    await(mostHasLeft);
    return answer;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void verifiesTheSignatureBeforeTheCondition() throws Exception {
    wire.send(Request.put(BUCKET + "/mine", "first"));
    S3Wire stranger = new S3Wire(server.endpoint(), server.accessKey(), "a wrong secret");

    for (Request request :
        new Request[] {
          Request.of("GET", BUCKET + "/mine"),
          Request.put(BUCKET + "/mine", "x").with("if-none-match", "*"),
          Request.of("DELETE", BUCKET + "/mine").with("if-match", "*"),
          Request.of("DELETE", BUCKET + "/absent").with("if-match", "*")
        }) {
      HttpResponse<String> answer = stranger.send(request);
      assertThat(answer.statusCode()).as("%s", request).isEqualTo(403);
      assertThat(answer.body()).contains("<Code>SignatureDoesNotMatch</Code>");
    }
    assertThat(wire.send(Request.of("GET", BUCKET + "/mine")).body()).isEqualTo("first");
  }

  @Test
  void takesKeysUpToTheLimitInBytesOfUtf8() throws Exception {
    String umlauts = "%C3%A4".repeat(500);

    assertThat(wire.send(Request.put(BUCKET + "/" + "k".repeat(1_023), "x")).statusCode())
        .isEqualTo(200);
    assertThat(wire.send(Request.put(BUCKET + "/" + "k".repeat(1_024), "x")).statusCode())
        .isEqualTo(200);
    HttpResponse<String> above = wire.send(Request.put(BUCKET + "/" + "k".repeat(1_025), "x"));
    assertThat(above.statusCode()).isEqualTo(400);
    assertThat(above.body()).contains("<Code>KeyTooLongError</Code>");
    assertThat(wire.send(Request.put(BUCKET + "/" + umlauts, "x")).statusCode()).isEqualTo(200);
    assertThat(wire.send(Request.put(BUCKET + "/" + umlauts + "k".repeat(25), "x")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void servesARedirectWithoutSignatureUntilTheObjectIsReplacedOrDeleted() throws Exception {
    String link = BUCKET + "/link";
    Request redirecting =
        Request.put(link, "").with("x-amz-website-redirect-location", "https://example.org/x");

    assertThat(wire.send(redirecting).statusCode()).isEqualTo(200);
    publish();
    HttpResponse<String> visit = visit("link");
    assertThat(visit.statusCode()).isEqualTo(301);
    assertThat(visit.headers().firstValue("location")).contains("https://example.org/x");
    assertThat(
            wire.send(Request.of("HEAD", link))
                .headers()
                .firstValue("x-amz-website-redirect-location"))
        .contains("https://example.org/x");

    wire.send(Request.put(link, "no link any more"));
    assertThat(visit("link").statusCode()).isEqualTo(404);
    wire.send(redirecting);
    wire.send(Request.of("DELETE", link));
    assertThat(visit("link").statusCode()).isEqualTo(404);
  }

  @Test
  void servesNoRedirectBeforeTheBucketIsAPublicWebsite() throws Exception {
    String bucket = "/settings-" + System.nanoTime();
    wire.send(Request.of("PUT", bucket));
    wire.send(
        Request.put(bucket + "/s/link", "").with("x-amz-website-redirect-location", "/there"));
    wire.send(Request.put(bucket + "/link", "").with("x-amz-website-redirect-location", "/there"));
    assertThat(wire.send(Request.of("GET", bucket + "?website")).body())
        .contains("<Code>NoSuchWebsiteConfiguration</Code>");
    assertThat(visit(bucket, "s/link").statusCode()).isEqualTo(404);

    wire.send(Request.put(bucket + "?website", "<WebsiteConfiguration/>"));
    assertThat(visit(bucket, "s/link").statusCode()).isEqualTo(403);
    assertThat(visit(bucket, "s/other").statusCode()).isEqualTo(404);
    assertThat(wire.send(Request.put(bucket + "?policy", policy(bucket + "/s/"))).statusCode())
        .as("a public policy of a bucket that blocks them")
        .isEqualTo(403);

    wire.send(Request.put(bucket + "?publicAccessBlock", UNBLOCKED));
    assertThat(wire.send(Request.put(bucket + "?policy", policy(bucket + "/s/"))).statusCode())
        .isEqualTo(204);
    assertThat(visit(bucket, "s/link").statusCode()).isEqualTo(301);
    assertThat(visit(bucket, "link").statusCode()).isEqualTo(403);

    wire.send(Request.of("DELETE", bucket + "?policy"));
    assertThat(visit(bucket, "s/link").statusCode()).isEqualTo(403);
  }

  private static final String UNBLOCKED =
      "<PublicAccessBlockConfiguration><BlockPublicPolicy>false</BlockPublicPolicy>"
          + "<RestrictPublicBuckets>false</RestrictPublicBuckets>"
          + "</PublicAccessBlockConfiguration>";

  private void publish() throws Exception {
    wire.send(Request.put(BUCKET + "?publicAccessBlock", UNBLOCKED));
    wire.send(Request.put(BUCKET + "?policy", policy(BUCKET + "/")));
    wire.send(Request.put(BUCKET + "?website", "<WebsiteConfiguration/>"));
  }

  private static String policy(String folder) {
    return "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
        + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::"
        + folder.substring(1)
        + "*\"}]}";
  }

  private HttpResponse<String> visit(String key) throws Exception {
    return visit(BUCKET, key);
  }

  private HttpResponse<String> visit(String bucket, String key) throws Exception {
    URI website = server.website(bucket.substring(1));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(website.resolve(key)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void refusesARedirectToAnotherProtocol() throws Exception {
    HttpResponse<String> answer =
        wire.send(
            Request.put(BUCKET + "/script", "")
                .with("x-amz-website-redirect-location", "javascript:alert(1)"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>InvalidRedirectLocation</Code>");
    assertThat(wire.send(Request.of("GET", BUCKET + "/script")).statusCode()).isEqualTo(404);
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("etag").orElseThrow();
  }
}
