package dev.stowage.s3;

import dev.stowage.testkit.local.LocalS3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The HTTP client under the SDK: sees every attempt that leaves, and can spoil it. What is not
 * spoilt goes to the real server.
 */
final class Wire implements SdkHttpClient {

  /** What happens to a request. */
  interface Treatment {
    HttpExecuteResponse send(ExecutableHttpRequest request) throws IOException;
  }

  /** The request is carried out, and its answer lost. */
  static final Treatment LOSE_ANSWER =
      request -> {
        request.call().responseBody().ifPresent(AbortableInputStream::abort);
        throw new IOException("the answer was lost");
      };

  /** The request is lost before it is carried out, which nobody can tell from a lost answer. */
  static final Treatment LOSE_REQUEST =
      request -> {
        throw new IOException("the request was lost");
      };

  /** Nobody listens. */
  static final Treatment REFUSE_CONNECTION =
      request -> {
        throw new ConnectException("Connection refused");
      };

  /** The server answers with an error and does nothing. */
  static Treatment answer(int status, String code) {
    return request -> error(status, code);
  }

  /** The server answers with success and does nothing. */
  static Treatment answer(String xml) {
    return request -> answered(200, xml);
  }

  /** What is done before the request is treated. */
  static Treatment after(Runnable action, Treatment treatment) {
    return request -> {
      action.run();
      return treatment.send(request);
    };
  }

  /** What is done before the request goes its way. */
  static Treatment after(Runnable action) {
    return after(action, ExecutableHttpRequest::call);
  }

  private record Rule(Predicate<SdkHttpRequest> which, Treatment treatment) {}

  private final SdkHttpClient real = ApacheHttpClient.builder().maxConnections(64).build();
  private final List<SdkHttpRequest> seen = new CopyOnWriteArrayList<>();
  private final Queue<Rule> once = new ConcurrentLinkedQueue<>();
  private volatile Optional<Rule> always = Optional.empty();

  /** Opens a client over this wire. */
  S3Client client() {
    return Local.client(LocalS3.shared().endpoint(), this);
  }

  /** Treats the next request of a method; several wait their turn in order. */
  void next(SdkHttpMethod method, Treatment treatment) {
    once.add(new Rule(request -> request.method() == method, treatment));
  }

  /** Treats every request of a method. */
  void every(SdkHttpMethod method, Treatment treatment) {
    always = Optional.of(new Rule(request -> request.method() == method, treatment));
  }

  /** Treats nothing any more. */
  void heal() {
    once.clear();
    always = Optional.empty();
  }

  /** Tells whether every treatment of a next request was given. */
  boolean isHealed() {
    return once.isEmpty();
  }

  /** Returns every attempt that reached the server or was lost on the way. */
  List<SdkHttpRequest> seen() {
    return List.copyOf(seen);
  }

  void forget() {
    seen.clear();
  }

  /** Returns how many attempts of a method were seen. */
  long count(SdkHttpMethod method) {
    return seen.stream().filter(request -> request.method() == method).count();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = real.prepareRequest(request);
    SdkHttpRequest http = request.httpRequest();
    Treatment treatment = treatment(http);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (treatment != REFUSE_CONNECTION) {
          seen.add(http);
        }
        return treatment.send(prepared);
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  @Override
  public void close() {
    real.close();
  }

  private Treatment treatment(SdkHttpRequest request) {
    Rule first = once.peek();
    if (first != null && first.which().test(request) && once.remove(first)) {
      return first.treatment();
    }
    return always
        .filter(rule -> rule.which().test(request))
        .map(Rule::treatment)
        .orElse(ExecutableHttpRequest::call);
  }

  private static HttpExecuteResponse error(int status, String code) {
    return answered(
        status, "<Error><Code>%s</Code><Message>said the test</Message></Error>".formatted(code));
  }

  private static HttpExecuteResponse answered(int status, String xml) {
    byte[] body = xml.getBytes(StandardCharsets.UTF_8);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader("Content-Type", "application/xml")
                .putHeader("Content-Length", Integer.toString(body.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }
}
