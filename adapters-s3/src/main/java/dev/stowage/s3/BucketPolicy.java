package dev.stowage.s3;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;

/**
 * What a bucket's policy says about everybody who wants to read the objects of a folder. Read as <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html">
 * the policy language</a> has it: one statement or a list, one word or a list, {@code *} for any
 * characters and {@code ?} for one, a Deny above every Allow.
 *
 * <p>In doubt it does not say yes: an Allow with a condition, or by exclusion ({@code NotAction}),
 * allows nothing here, and a Deny denies whatever its conditions are. One that is common demands
 * TLS, and a website has none.
 */
final class BucketPolicy {

  private static final String READ = "s3:getobject";

  private final List<JsonNode> statements;

  private BucketPolicy(List<JsonNode> statements) {
    this.statements = statements;
  }

  /** Reads a policy's JSON; a text that is none has no statements. */
  static BucketPolicy parse(String json) {
    try {
      JsonNode policy = JsonNodeParser.create().parse(json);
      return new BucketPolicy(each(field(policy, "Statement")).filter(JsonNode::isObject).toList());
    } catch (RuntimeException notJson) {
      return new BucketPolicy(List.of());
    }
  }

  /**
   * Tells whether everybody may read every object of a folder, as far as no Deny takes it back.
   *
   * @param folder the resource name of all its objects, without the asterisk at its end
   */
  boolean allowsReading(String folder) {
    return statements.stream()
        .filter(statement -> is(statement, "Allow") && field(statement, "Condition").isEmpty())
        .filter(statement -> field(statement, "Principal").filter(BucketPolicy::isAll).isPresent())
        .filter(statement -> words(statement, "Action").anyMatch(BucketPolicy::isReading))
        .anyMatch(
            statement -> words(statement, "Resource").anyMatch(pattern -> covers(pattern, folder)));
  }

  /**
   * Tells whether a Deny may keep somebody who is not known from an object of a folder.
   *
   * @param folder as for {@link #allowsReading}
   */
  boolean deniesReading(String folder) {
    return statements.stream()
        .filter(statement -> is(statement, "Deny"))
        .filter(statement -> field(statement, "Principal").map(BucketPolicy::isAll).orElse(true))
        .filter(
            statement ->
                field(statement, "Action").isEmpty()
                    || words(statement, "Action").anyMatch(BucketPolicy::isReading))
        .anyMatch(
            statement ->
                field(statement, "Resource").isEmpty()
                    || words(statement, "Resource").anyMatch(pattern -> meets(pattern, folder)));
  }

  private static boolean is(JsonNode statement, String effect) {
    return words(statement, "Effect").anyMatch(effect::equals);
  }

  /** Everybody is {@code "*"} or {@code {"AWS": "*"}}. */
  private static boolean isAll(JsonNode principal) {
    return (principal.isObject() ? words(principal, "AWS") : texts(principal))
        .anyMatch("*"::equals);
  }

  private static boolean isReading(String action) {
    return matches(action.toLowerCase(Locale.ROOT), READ);
  }

  /** Tells whether a pattern holds everything that begins so: its rest must be an asterisk. */
  private static boolean covers(String pattern, String folder) {
    return pattern.endsWith("*") && matches(pattern, folder);
  }

  /**
   * Tells whether a pattern may hold something that begins so, by what it has before a wildcard.
   */
  private static boolean meets(String pattern, String folder) {
    String literal = pattern.split("[*?$]", 2)[0];
    return literal.startsWith(folder)
        || (folder.startsWith(literal) && literal.length() < pattern.length());
  }

  private static boolean matches(String pattern, String text) {
    String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return text.matches("(?s)" + quoted);
  }

  private static Stream<String> words(JsonNode object, String name) {
    return each(field(object, name)).flatMap(BucketPolicy::texts);
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isString() ? Stream.of(node.text()) : Stream.empty();
  }

  /** The elements of an array, or the one that stands there without. */
  private static Stream<JsonNode> each(Optional<JsonNode> node) {
    return node.stream()
        .flatMap(some -> some.isArray() ? some.asArray().stream() : Stream.of(some));
  }

  private static Optional<JsonNode> field(JsonNode object, String name) {
    return object.isObject() ? object.field(name) : Optional.empty();
  }
}
