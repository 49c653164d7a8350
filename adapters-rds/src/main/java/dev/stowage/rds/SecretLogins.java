package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Logins from a secret in AWS Secrets Manager, which is read for every connection. Reading changes
 * nothing, so here the SDK may retry by itself.
 */
final class SecretLogins implements Logins {

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:secretsmanager:([a-z0-9-]+):[0-9]{12}:secret:\\S{1,512}");
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration CALL = Duration.ofSeconds(10);

  private final String arn;
  private final SecretsManagerClient client;

  /**
   * Takes a client, and closes it.
   *
   * @param arn names the secret
   * @param client reads it
   */
  SecretLogins(String arn, SecretsManagerClient client) {
    this.arn = arn;
    this.client = client;
  }

  /** Makes a client for the region that the secret's name says. */
  static SecretLogins open(String arn) {
    SecretsManagerClient client =
        SecretsManagerClient.builder()
            .region(Region.of(region(arn).orElseThrow()))
            .httpClientBuilder(
                ApacheHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(CALL))
            .overrideConfiguration(o -> o.apiCallTimeout(CALL))
            .build();
    return new SecretLogins(arn, client);
  }

  /** Returns the region of a secret; empty when the text does not name a secret. */
  static Optional<String> region(String arn) {
    Matcher parts = ARN.matcher(arn);
    return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
  }

  @Override
  public Identity next() {
    String text;
    try {
      text = client.getSecretValue(r -> r.secretId(arn)).secretString();
    } catch (SdkException e) {
      throw AwsRefusals.ofSecret(arn, e);
    }
    if (text == null || text.isEmpty()) {
      throw unusable("it holds no text");
    }
    return text.startsWith("{") ? fields(text) : new Identity(null, text);
  }

  @Override
  public void close() {
    client.close();
  }

  private Identity fields(String text) {
    JsonNode object;
    try {
      object = JsonNodeParser.create().parse(text);
    } catch (RuntimeException notJson) {
      // A password may begin with a brace. The parser's words would show some of it.
      return new Identity(null, text);
    }
    String password = field(object, "password");
    if (password == null) {
      throw unusable("it is JSON without a text named password");
    }
    return new Identity(field(object, "username"), password);
  }

  private static @Nullable String field(JsonNode object, String name) {
    return object.field(name).filter(JsonNode::isString).map(JsonNode::text).orElse(null);
  }

  private StowageException unusable(String what) {
    return AwsRefusals.failed(
        ErrorKind.MISCONFIGURED,
        arn,
        "the secret is of no use: "
            + what
            + "; write the password itself, or {\"username\":..., \"password\":...}");
  }
}
