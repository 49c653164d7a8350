package dev.stowage.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Headers.Header;
import dev.stowage.http.PercentEncoding;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent arrives through every kind of event, but for what that kind folds by itself. */
class RoundTripTest {

  private static final String NAMES = "abcXYZ";

  private record Parameter(String name, String value) {}

  @Property(tries = 300)
  void everyRequestArrives(@ForAll("requests") Request sent, @ForAll EventKind kind) {
    Event event = Lambda.read(Aws.event(kind, sent));
    Request came = event.request();

    assertThat(event.kind()).isEqualTo(kind);
    assertThat(came.method()).isEqualTo(sent.method());
    if (kind == EventKind.HTTP_V2) {
      assertThat(PercentEncoding.decode(came.path()))
          .isEqualTo(PercentEncoding.decode(sent.path()));
    } else {
      assertThat(came.path()).isEqualTo(sent.path());
    }
    assertThat(query(came, kind)).isEqualTo(query(sent, kind));
    assertThat(headers(came, kind)).isEqualTo(headers(sent, kind));
    assertThat(came.body()).isEqualTo(sent.body());
    assertThat(came.arrival().peer()).isEqualTo(Aws.CLIENT);
    assertThat(came.arrival().scheme()).isEqualTo("https");
    assertThat(came.arrival().carrier()).isEqualTo(kind.carrier());
  }

  /**
   * The query as far as a kind keeps it: as it is in format 2.0. A load balancer keeps the text of
   * names and values, grouped by name, of several values all or the last. A REST API decodes them.
   * Where nothing is kept but names and values, {@code a} is {@code a=}.
   */
  private static Object query(Request request, EventKind kind) {
    if (kind == EventKind.HTTP_V2 || kind == EventKind.FUNCTION_URL) {
      return request.query();
    }
    Map<String, List<String>> values = new TreeMap<>();
    for (String pair : request.query().split("&", -1)) {
      String[] both = (pair + "=").split("=", 3);
      if (!pair.isEmpty()) {
        String name = kind == EventKind.REST_V1 ? decoded(both[0]) : both[0];
        String value = kind == EventKind.REST_V1 ? decoded(both[1]) : both[1];
        add(values, name, value, kind == EventKind.ALB);
      }
    }
    return values;
  }

  private static String decoded(String text) {
    return PercentEncoding.decode(text.replace('+', ' '));
  }

  private static void add(
      Map<String, List<String>> to, String name, String value, boolean lastAlone) {
    List<String> values = to.computeIfAbsent(name, n -> new ArrayList<>());
    if (lastAlone) {
      values.clear();
    }
    values.add(value);
  }

  /** The headers as far as a kind keeps them, without those that it adds. */
  private static Map<String, String> headers(Request request, EventKind kind) {
    Map<String, List<String>> values = new TreeMap<>();
    for (Header header : request.headers().list()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!name.startsWith("x-forwarded-")) {
        add(values, name, header.value(), kind == EventKind.ALB);
      }
    }
    Map<String, String> joined = new TreeMap<>();
    boolean isFormat2 = kind == EventKind.HTTP_V2 || kind == EventKind.FUNCTION_URL;
    values.forEach(
        (name, all) ->
            joined.put(
                name, String.join(!isFormat2 ? "\n" : name.equals("cookie") ? "; " : ",", all)));
    return joined;
  }

  @Property(tries = 300)
  void everyAnswerArrives(@ForAll("responses") Response sent, @ForAll EventKind kind) {
    byte[] json = Lambda.written(kind, sent);
    Response came = Aws.answer(kind, json);

    assertThat(came.status()).isEqualTo(sent.status());
    assertThat(came.body()).isEqualTo(sent.body());
    assertThat(answered(came)).isEqualTo(answered(sent));
    assertThat(json.length)
        .as("what is not the head")
        .isLessThan((sent.body().length + 2) / 3 * 4 + 1_500);
  }

  /** The headers of an answer: a repeated one is a list, and only cookies are no lists. */
  private static Map<String, Object> answered(Response response) {
    Map<String, Object> headers = new TreeMap<>();
    for (Header header : response.headers().list()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      headers.put(
          name,
          name.equals("set-cookie")
              ? List.copyOf(new java.util.TreeSet<>(response.headers().all(name)))
              : String.join(", ", response.headers().all(name)));
    }
    return headers;
  }

  @Provide
  Arbitrary<Request> requests() {
    Arbitrary<String> methods = Arbitraries.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
    Arbitrary<String> targets =
        Combinators.combine(paths(), parameters().list().ofMaxSize(5))
            .as((path, query) -> query.isEmpty() ? path : path + "?" + String.join("&", query));
    return Combinators.combine(methods, targets, requestHeaders(), bodies())
        .as(
            (method, target, headers, body) ->
                with(Request.of(method, target), headers).withBody(body));
  }

  private static Request with(Request request, List<Parameter> headers) {
    Request all = request;
    for (Parameter header : headers) {
      all = all.with(header.name(), header.value());
    }
    return all;
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("aZ09 ü€%&=+#?/\"\\,;.~").ofMaxLength(6);
  }

  /** Percent-encoded; what is decoded on the way ends at a question mark, and is cut at slashes. */
  private static Arbitrary<String> paths() {
    Arbitrary<String> segments =
        Arbitraries.strings()
            .withChars("aZ9 ü€+#&=.,~:@")
            .ofMinLength(1)
            .ofMaxLength(5)
            .map(PercentEncoding::encode);
    Arbitrary<String> raw = Arbitraries.of("links", "a+b", "x:y@z", "v1;q=(2)", "50%25", "~me");
    return Arbitraries.oneOf(segments, raw)
        .list()
        .ofMaxSize(4)
        .map(all -> "/" + String.join("/", all));
  }

  private static Arbitrary<String> parameters() {
    Arbitrary<String> names = Arbitraries.oneOf(Arbitraries.of("a", "b", "from"), texts());
    Arbitrary<String> pairs =
        Combinators.combine(names, texts())
            .as(
                (name, value) ->
                    PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value));
    return Arbitraries.oneOf(pairs, Arbitraries.of("a", "a=", "a=1+2", "b=%2B", "q=x/y?z:@"));
  }

  private static Arbitrary<List<Parameter>> requestHeaders() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of("Accept", "Authorization", "If-None-Match", "X-Custom"),
            Arbitraries.strings().withChars(NAMES).ofMinLength(1).ofMaxLength(4));
    Arbitrary<String> values =
        Arbitraries.strings().withChars("aZ9\"\\=,;:/ ü").ofMinLength(1).ofMaxLength(8);
    Arbitrary<Parameter> plain =
        Combinators.combine(names, values.map(String::strip)).as(Parameter::new);
    Arbitrary<Parameter> others =
        Arbitraries.of(
            new Parameter("Cookie", "a=1; b=2"),
            new Parameter("Cookie", "c=\"x,y\""),
            new Parameter("Content-Type", "text/plain; charset=utf-8"),
            new Parameter("Content-Type", "application/octet-stream"));
    // Names that differ in case alone are one name, in whatever order they come.
    return Arbitraries.oneOf(plain, others)
        .list()
        .ofMaxSize(6)
        .map(
            all ->
                all.stream()
                    .map(one -> new Parameter(sameCase(one.name(), all), one.value()))
                    .toList());
  }

  private static String sameCase(String name, List<Parameter> all) {
    return all.stream()
        .map(Parameter::name)
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name);
  }

  private static Arbitrary<byte[]> bodies() {
    Arbitrary<byte[]> texts =
        Arbitraries.strings()
            .all()
            .excludeChars('\ud800')
            .ofMaxLength(60)
            .map(text -> text.replaceAll("[\\ud800-\\udfff]", "x"))
            .map(dev.stowage.http.contract.World::utf8);
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(80);
    Arbitrary<byte[]> controls =
        Arbitraries.bytes().between((byte) 0, (byte) 40).array(byte[].class).ofMaxSize(80);
    return Arbitraries.oneOf(texts, bytes, controls);
  }

  @Provide
  Arbitrary<Response> responses() {
    Arbitrary<Integer> statuses = Arbitraries.of(200, 201, 206, 302, 404, 413, 500, 504);
    Arbitrary<Parameter> headers =
        Arbitraries.of(
            new Parameter("Vary", "Accept"),
            new Parameter("Vary", "Origin"),
            new Parameter("Set-Cookie", "a=1; Expires=Sat, 01 Mar 2025 12:00:00 GMT"),
            new Parameter("Set-Cookie", "b=\"2\""),
            new Parameter("Set-Cookie", "c=3"),
            new Parameter("Location", "https://example.com/?a=%22&b"),
            new Parameter("ETag", "\"abc\""));
    return Combinators.combine(
            statuses, headers.list().ofMaxSize(6).map(RoundTripTest::once), bodies())
        .as(RoundTripTest::response);
  }

  /** A cookie comes once. */
  private static List<Parameter> once(List<Parameter> all) {
    return all.stream().distinct().toList();
  }

  private static Response response(int status, List<Parameter> headers, byte[] body) {
    Response response = Response.of(status, "text/plain; charset=utf-8", body);
    for (Parameter header : headers) {
      response = response.with(header.name(), header.value());
    }
    return response;
  }
}
