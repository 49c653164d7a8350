package dev.stowage.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Arrival;
import dev.stowage.http.Request;
import dev.stowage.http.contract.World;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Events of the shapes that AWS publishes: API Gateway Developer Guide, "Lambda proxy integrations
 * in API Gateway" and "Create AWS Lambda proxy integrations for HTTP APIs"; Lambda Developer Guide,
 * "Invoking Lambda function URLs"; User Guide for Application Load Balancers, "Use Lambda functions
 * as targets", of which the health check is one.
 */
class PublishedEventsTest {

  private static final String TARGET = "/my/path?parameter1=value1&parameter1=value2&parameter2=";

  @Test
  void ofARestApi() throws IOException {
    String host = "abcdef1234.execute-api.us-east-1.amazonaws.com";
    assertThat(read("rest-v1.json"))
        .isEqualTo(
            new Event(
                EventKind.REST_V1,
                Request.of("GET", "/api/series/temp-1?from=2025-03-01T00%3A00%3A00Z&as=avg&as=max")
                    .with("Accept", "text/csv")
                    .with("Host", host)
                    .with("X-Custom", "first")
                    .with("X-Custom", "second")
                    .with("X-Forwarded-For", "203.0.113.9, 198.51.100.7")
                    .with("X-Forwarded-Proto", "https")
                    .arrived(
                        new Arrival(
                            "198.51.100.7", "https", EventKind.REST_V1.carrier(), "/Prod"))));
  }

  @Test
  void ofAnHttpApiInFormat1() throws IOException {
    assertThat(read("http-api-1.0.json"))
        .isEqualTo(
            new Event(
                EventKind.REST_V1,
                Request.of("GET", TARGET + "value")
                    .with("header1", "value1")
                    .with("header2", "value1")
                    .with("header2", "value2")
                    .withBody(World.utf8("Hello from Lambda!"))
                    .arrived(arrival(EventKind.REST_V1, "192.0.2.1"))));
  }

  @Test
  void ofAnHttpApiInFormat2() throws IOException {
    assertThat(read("http-v2.json"))
        .isEqualTo(
            new Event(
                EventKind.HTTP_V2,
                Request.of("POST", TARGET + "value")
                    .with("header1", "value1")
                    .with("header2", "value1,value2")
                    .with("cookie", "cookie1; cookie2")
                    .withBody(World.utf8("Hello from Lambda"))
                    .arrived(arrival(EventKind.HTTP_V2, "192.0.2.1"))));
  }

  @Test
  void ofAFunctionUrl() throws IOException {
    assertThat(read("function-url.json"))
        .isEqualTo(
            new Event(
                EventKind.FUNCTION_URL,
                Request.of("POST", TARGET.replace("path", "p%20ath") + "%C3%A4+b")
                    .with("header1", "value1")
                    .with("header2", "value1,value2")
                    .with("cookie", "cookie1; cookie2")
                    .withBody(new byte[] {0, 1, -1})
                    .arrived(arrival(EventKind.FUNCTION_URL, "203.0.113.123"))));
  }

  @Test
  void ofALoadBalancer() throws IOException {
    assertThat(read("alb.json"))
        .isEqualTo(
            new Event(
                EventKind.ALB,
                Request.of("GET", "/?parameterName=value%20b")
                    .with("accept", "text/html,application/xhtml+xml")
                    .with("accept-language", "en-US,en;q=0.8")
                    .with("content-type", "text/plain")
                    .with("cookie", "cookies")
                    .with("host", "lambda-846800462-us-east-2.elb.amazonaws.com")
                    .with("user-agent", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_6)")
                    .with("x-amzn-trace-id", "Root=1-5bdb40ca-556d8b0c50dc66f0511bf520")
                    .with("x-forwarded-for", "203.0.113.9, 192.0.2.21")
                    .with("x-forwarded-port", "443")
                    .with("x-forwarded-proto", "https")
                    .withBody(World.utf8("request_body"))
                    .arrived(arrival(EventKind.ALB, "192.0.2.21"))));
  }

  @Test
  void ofALoadBalancerWithMultiValueHeaders() throws IOException {
    assertThat(read("alb-multi.json"))
        .isEqualTo(
            new Event(
                EventKind.ALB_MULTI,
                Request.of("GET", "/?myKey=val1&myKey=val2")
                    .with("cookie", "name1=value1")
                    .with("cookie", "name2=value2")
                    .with("host", "lambda-846800462-us-east-2.elb.amazonaws.com")
                    .with("x-forwarded-for", "192.0.2.21:50000")
                    .with("x-forwarded-port", "80")
                    .with("x-forwarded-proto", "http")
                    .arrived(new Arrival("192.0.2.21", "http", EventKind.ALB_MULTI.carrier()))));
  }

  @Test
  void ofAHealthCheck() throws IOException {
    Event event = read("alb-health-check.json");

    assertThat(event)
        .isEqualTo(
            new Event(
                EventKind.ALB,
                Request.of("GET", "/health")
                    .with("user-agent", "ELB-HealthChecker/2.0")
                    .arrived(new Arrival("", "http", EventKind.ALB.carrier()))));
    assertThat(new World(World.DIRECT).send(event.request()).status()).isEqualTo(200);
  }

  private static Arrival arrival(EventKind kind, String peer) {
    return new Arrival(peer, "https", kind.carrier());
  }

  private static Event read(String file) throws IOException {
    try (InputStream json = PublishedEventsTest.class.getResourceAsStream(file)) {
      return EventReader.read(Objects.requireNonNull(json, file));
    }
  }
}
