package dev.stowage.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.stowage.http.MediaType;
import dev.stowage.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code openapi.yaml} says of each method of each path. */
final class OpenApi {

  /**
   * One documented answer.
   *
   * @param operation such as {@code GET /health}
   * @param status such as {@code 200}, or {@code default}
   * @param content media type to schema; none where there is no body
   */
  record Answer(String operation, String status, Map<String, Optional<JsonNode>> content) {

    /** How a scenario names it. */
    String name() {
      return operation + " " + status;
    }
  }

  private static final List<String> METHODS = List.of("get", "head", "post", "put", "delete");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode root;

  private OpenApi(JsonNode root) {
    this.root = root;
  }

  static OpenApi read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("/dev/stowage/http/openapi.yaml")) {
      return new OpenApi(new ObjectMapper(new YAMLFactory()).readTree(Objects.requireNonNull(in)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Every method of every path, such as {@code GET /health}. */
  List<String> operations() {
    return answers().stream().map(Answer::operation).distinct().toList();
  }

  /** Every documented answer. */
  List<Answer> answers() {
    List<Answer> answers = new ArrayList<>();
    root.get("paths")
        .properties()
        .forEach(
            path ->
                METHODS.stream()
                    .filter(path.getValue()::has)
                    .forEach(method -> add(path, method, answers)));
    return answers;
  }

  private void add(Map.Entry<String, JsonNode> path, String method, List<Answer> to) {
    path.getValue()
        .get(method)
        .get("responses")
        .properties()
        .forEach(
            response ->
                to.add(
                    new Answer(
                        operation(method, path.getKey()),
                        response.getKey(),
                        content(resolved(response.getValue())))));
  }

  private static String operation(String method, String path) {
    return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
  }

  private static Map<String, Optional<JsonNode>> content(JsonNode response) {
    return response.path("content").properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, type -> Optional.ofNullable(type.getValue().get("schema"))));
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** What of an answer is not as it is documented; nothing when all is. */
  List<String> faults(Answer documented, Response response) {
    boolean isStatus =
        documented.status().equals("default")
            ? response.status() >= 400
            : documented.status().equals(Integer.toString(response.status()));
    if (!isStatus) {
      return List.of("answered " + response.status() + ": " + response.text());
    }
    Optional<String> type = response.header("Content-Type").map(MediaType::essence);
    if (type.isEmpty()) {
      return documented.content().isEmpty() ? List.of() : List.of("has no Content-Type");
    }
    Optional<JsonNode> schema = documented.content().get(type.get());
    if (schema == null) {
      return List.of(type.get() + " is not documented; " + documented.content().keySet());
    }
    if (documented.operation().startsWith("HEAD ")) {
      return response.body().length == 0 ? List.of() : List.of("HEAD has a body");
    }
    return schema.map(s -> violations(s, response)).orElse(List.of());
  }

  private List<String> violations(JsonNode schema, Response response) {
    ObjectNode whole = JSON.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", root.get("components"));
    try {
      JsonNode body = JSON.readTree(response.body());
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(whole)
          .validate(body)
          .stream()
          .map(message -> message.getMessage() + " in " + body)
          .toList();
    } catch (IOException noJson) {
      return List.of("is no JSON: " + response.text());
    }
  }
}
