package dev.stowage.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.http.Headers.Header;
import dev.stowage.http.PercentEncoding;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What stands between a client and a function, as AWS documents it: makes an event of a request,
 * and an answer to the client of what the function wrote. Sources: see {@link EventKind}. APIs have
 * the stage {@code prod}, and the one route that takes everything.
 */
public final class Aws {

  /** Where the client is. */
  public static final String CLIENT = "198.51.100.7";

  /** What the client says of where it is. */
  private static final String CLAIMED = "203.0.113.9";

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> TEXTS =
      Set.of("application/json", "application/javascript", "application/xml");

  private Aws() {}

  /** Makes the event of a request; the path is as the client sends it, without a stage. */
  public static byte[] event(EventKind kind, Request request) {
    ObjectNode event = JSON.createObjectNode();
    switch (kind) {
      case REST_V1 -> rest(event, request);
      case HTTP_V2 -> format2(event, request, "/prod" + PercentEncoding.decode(request.path()));
      case FUNCTION_URL -> format2(event, request, request.path());
      case ALB, ALB_MULTI -> loadBalancer(kind, event, request);
    }
    putBody(event, request);
    try {
      return JSON.writeValueAsBytes(event);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void rest(ObjectNode event, Request request) {
    event.put("resource", "/{proxy+}").put("path", request.path());
    event.put("httpMethod", request.method());
    Map<String, List<String>> headers = headers(request, name -> name);
    event.set("headers", last(headers));
    event.set("multiValueHeaders", lists(headers));
    Map<String, List<String>> query = parameters(request, Aws::formDecoded);
    event.set("queryStringParameters", query.isEmpty() ? null : last(query));
    event.set("multiValueQueryStringParameters", query.isEmpty() ? null : lists(query));
    String proxy = PercentEncoding.decode(request.path().substring(1));
    event.set("pathParameters", proxy.isEmpty() ? null : object("proxy", proxy));
    event.putNull("stageVariables");
    ObjectNode context = event.putObject("requestContext");
    context.put("path", "/prod" + request.path()).put("stage", "prod");
    context.put("httpMethod", request.method()).put("domainName", host(EventKind.REST_V1));
    context.putObject("identity").put("sourceIp", CLIENT).putNull("accountId");
  }

  private static void format2(ObjectNode event, Request request, String path) {
    boolean isApi = path.startsWith("/prod/");
    EventKind kind = isApi ? EventKind.HTTP_V2 : EventKind.FUNCTION_URL;
    event.put("version", "2.0").put("routeKey", "$default");
    event.put("rawPath", path).put("rawQueryString", request.query());
    Map<String, List<String>> headers = headers(request, Aws::lower);
    List<String> cookies = headers.remove("cookie");
    if (cookies != null) {
      ArrayNode array = event.putArray("cookies");
      cookies.forEach(line -> List.of(line.split("; ", -1)).forEach(array::add));
    }
    event.set("headers", joined(headers));
    if (!request.query().isEmpty()) {
      event.set("queryStringParameters", joined(parameters(request, Aws::formDecoded)));
    }
    ObjectNode context = event.putObject("requestContext");
    context.put("domainName", host(kind)).put("stage", isApi ? "prod" : "$default");
    ObjectNode http = context.putObject("http");
    http.put("method", request.method()).put("path", path).put("sourceIp", CLIENT);
  }

  private static void loadBalancer(EventKind kind, ObjectNode event, Request request) {
    event.putObject("requestContext").putObject("elb").put("targetGroupArn", "arn:aws:elb");
    event.put("httpMethod", request.method()).put("path", request.path());
    Map<String, List<String>> headers = headers(request, Aws::lower);
    Map<String, List<String>> query = parameters(request, raw -> raw);
    boolean isMulti = kind == EventKind.ALB_MULTI;
    event.set(isMulti ? "multiValueHeaders" : "headers", isMulti ? lists(headers) : last(headers));
    event.set(
        isMulti ? "multiValueQueryStringParameters" : "queryStringParameters",
        isMulti ? lists(query) : last(query));
  }

  /** What the client finds the function at. */
  static String host(EventKind kind) {
    return switch (kind) {
      case REST_V1, HTTP_V2 -> "abcdef1234.execute-api.eu-west-1.amazonaws.com";
      case FUNCTION_URL -> "abcdef1234.lambda-url.eu-west-1.on.aws";
      case ALB, ALB_MULTI -> "balancer-1234.eu-west-1.elb.amazonaws.com";
    };
  }

  private interface Change {
    String of(String text);
  }

  /** Every value of every name, and what each of them adds. */
  private static Map<String, List<String>> headers(Request request, Change name) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : request.headers().list()) {
      headers.computeIfAbsent(name.of(header.name()), n -> new ArrayList<>()).add(header.value());
    }
    headers.put(name.of("X-Forwarded-For"), List.of(CLAIMED + ", " + CLIENT));
    headers.put(name.of("X-Forwarded-Proto"), List.of("https"));
    return headers;
  }

  private static Map<String, List<String>> parameters(Request request, Change change) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : request.query().split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = change.of(equals < 0 ? pair : pair.substring(0, equals));
        String value = change.of(equals < 0 ? "" : pair.substring(equals + 1));
        parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      }
    }
    return parameters;
  }

  private static String formDecoded(String text) {
    return PercentEncoding.decode(text.replace('+', ' '));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static ObjectNode object(String name, String value) {
    return JSON.createObjectNode().put(name, value);
  }

  private static ObjectNode last(Map<String, List<String>> all) {
    ObjectNode object = JSON.createObjectNode();
    all.forEach((name, values) -> object.put(name, values.get(values.size() - 1)));
    return object;
  }

  private static ObjectNode joined(Map<String, List<String>> all) {
    ObjectNode object = JSON.createObjectNode();
    all.forEach((name, values) -> object.put(name, String.join(",", values)));
    return object;
  }

  private static ObjectNode lists(Map<String, List<String>> all) {
    ObjectNode object = JSON.createObjectNode();
    all.forEach(
        (name, values) -> {
          ArrayNode array = object.putArray(name);
          values.forEach(array::add);
        });
    return object;
  }

  private static void putBody(ObjectNode event, Request request) {
    byte[] body = request.body();
    boolean isText =
        request.header("Content-Type").filter(Aws::isText).isPresent() && Utf8.isValid(body);
    if (body.length == 0) {
      event.putNull("body").put("isBase64Encoded", false);
    } else if (isText) {
      event.put("body", new String(body, StandardCharsets.UTF_8)).put("isBase64Encoded", false);
    } else {
      event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
    }
  }

  private static boolean isText(String type) {
    String essence = lower(type).replaceFirst(";.*", "").strip();
    return essence.startsWith("text/") || TEXTS.contains(essence);
  }

  /** Makes what the client gets of what a function wrote; refuses what AWS would refuse. */
  public static Response answer(EventKind kind, byte[] json) {
    if (json.length > mostJson(kind)) {
      throw new AssertionError(json.length + " bytes are too many for " + kind);
    }
    try {
      JsonNode answer = JSON.readTree(json);
      requireKnown(kind, answer);
      JsonNode body = answer.get("body");
      byte[] bytes =
          answer.get("isBase64Encoded").booleanValue()
              ? Base64.getDecoder().decode(body.textValue())
              : body.textValue().getBytes(StandardCharsets.UTF_8);
      return response(answer, bytes);
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  /** How long an answer may be: Lambda's own refusal names the one, 1 MB is the other. */
  static int mostJson(EventKind kind) {
    return kind == EventKind.ALB || kind == EventKind.ALB_MULTI ? 1_000_000 : 6_291_556;
  }

  private static void requireKnown(EventKind kind, JsonNode answer) {
    Set<String> known =
        switch (kind) {
          case REST_V1 -> Set.of("statusCode", "multiValueHeaders", "body", "isBase64Encoded");
          case HTTP_V2, FUNCTION_URL ->
              Set.of("statusCode", "headers", "cookies", "body", "isBase64Encoded");
          case ALB ->
              Set.of("statusCode", "statusDescription", "headers", "body", "isBase64Encoded");
          case ALB_MULTI ->
              Set.of(
                  "statusCode",
                  "statusDescription",
                  "multiValueHeaders",
                  "body",
                  "isBase64Encoded");
        };
    for (Iterator<String> names = answer.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new AssertionError(kind + " takes no " + name);
      }
    }
  }

  private static Response response(JsonNode answer, byte[] body) {
    List<Header> headers = new ArrayList<>();
    for (String field : new String[] {"headers", "multiValueHeaders"}) {
      for (Map.Entry<String, JsonNode> header : answer.path(field).properties()) {
        if (header.getValue().isArray()) {
          header.getValue().forEach(one -> headers.add(header(header.getKey(), one)));
        } else {
          headers.add(header(header.getKey(), header.getValue()));
        }
      }
    }
    answer.path("cookies").forEach(one -> headers.add(header("Set-Cookie", one)));
    String type = "";
    for (Header header : headers) {
      type = header.name().equalsIgnoreCase("Content-Type") ? header.value() : type;
    }
    int status = answer.get("statusCode").intValue();
    Response response = type.isEmpty() ? bare(status, body) : Response.of(status, type, body);
    for (Header header : headers) {
      if (!header.name().equalsIgnoreCase("Content-Type")) {
        response = response.with(header.name(), header.value());
      }
    }
    return response;
  }

  private static Response bare(int status, byte[] body) {
    if (body.length > 0) {
      throw new AssertionError("a body has no type");
    }
    return Response.empty(status);
  }

  private static Header header(String name, JsonNode value) {
    return new Header(name, value.textValue());
  }
}
