package dev.stowage.dynamodb;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.error.ErrorKind;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** Makes the table, or checks the one that is there. Can be repeated at any point. */
final class DynamoDbSetup {

  private static final Map<String, ScalarAttributeType> KEY_TYPES =
      Map.of(Keys.PARTITION, ScalarAttributeType.S, Keys.SORT, ScalarAttributeType.B);
  private static final Map<String, KeyType> KEY_ROLES =
      Map.of(Keys.PARTITION, KeyType.HASH, Keys.SORT, KeyType.RANGE);

  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final int ATTEMPTS = 240;

  private final DynamoDbClient client;
  private final DynamoDbConfig config;
  private final Requests requests;
  private final Call call;

  DynamoDbSetup(DynamoDbClient client, DynamoDbConfig config, BackendContext context) {
    this.client = client;
    this.config = config;
    this.requests =
        new Requests(
            new DynamoDbErrors(config),
            new Backoff(context.random()),
            new Capacity(context.meter()));
    this.call = new Call("init", config.url());
  }

  void run() {
    requests.write(call, 0, this::createUnlessThere);
    TableDescription table = awaitActive();
    requireKeys(call, table);
    enableExpiry();
  }

  private boolean createUnlessThere() {
    try {
      client.createTable(
          r ->
              r.tableName(config.table())
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .keySchema(role(Keys.PARTITION, KeyType.HASH), role(Keys.SORT, KeyType.RANGE))
                  .attributeDefinitions(
                      KEY_TYPES.entrySet().stream()
                          .map(key -> type(key.getKey(), key.getValue()))
                          .toList()));
      return true;
    } catch (ResourceInUseException alreadyThere) {
      return false;
    }
  }

  private TableDescription awaitActive() {
    // The waiter of the SDK's client would look every 20 seconds; a table takes about 10.
    try (DynamoDbWaiter waiter =
        DynamoDbWaiter.builder()
            .client(client)
            .overrideConfiguration(
                w ->
                    w.maxAttempts(ATTEMPTS).backoffStrategyV2(BackoffStrategy.fixedDelay(INTERVAL)))
            .build()) {
      return waiter
          .waitUntilTableExists(r -> r.tableName(config.table()))
          .matched()
          .response()
          .orElseThrow()
          .table();
    } catch (SdkException late) {
      throw call.failed(ErrorKind.UNAVAILABLE, "the table is not active: " + late.getMessage())
          .causedBy(late);
    }
  }

  /** Refuses a table that is not one of ours by its keys. */
  static void requireKeys(Call call, TableDescription table) {
    Map<String, KeyType> roles =
        table.keySchema().stream()
            .collect(Collectors.toMap(KeySchemaElement::attributeName, KeySchemaElement::keyType));
    Map<String, ScalarAttributeType> types =
        table.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName, AttributeDefinition::attributeType));
    if (!roles.equals(KEY_ROLES) || !types.entrySet().containsAll(KEY_TYPES.entrySet())) {
      throw call.failed(
          ErrorKind.MISCONFIGURED,
          "the table has the keys "
              + roles.keySet()
              + "; wanted are pk (string) and sk (binary); name another table");
    }
  }

  private void enableExpiry() {
    // A second attempt looks again: AWS refuses to switch on what is on.
    requests.write(call, 0, this::enableExpiryUnlessOn);
  }

  private boolean enableExpiryUnlessOn() {
    TimeToLiveDescription expiry =
        client.describeTimeToLive(r -> r.tableName(config.table())).timeToLiveDescription();
    if (expiry.timeToLiveStatus() == TimeToLiveStatus.ENABLED
        || expiry.timeToLiveStatus() == TimeToLiveStatus.ENABLING) {
      requireExpiry(expiry.attributeName());
      return false;
    }
    client.updateTimeToLive(
        r ->
            r.tableName(config.table())
                .timeToLiveSpecification(t -> t.enabled(true).attributeName(Keys.EXPIRES)));
    return true;
  }

  private void requireExpiry(String attribute) {
    if (!attribute.equals(Keys.EXPIRES)) {
      throw call.failed(
          ErrorKind.MISCONFIGURED,
          "items of the table expire by the attribute "
              + attribute
              + "; wanted is x; name another table");
    }
  }

  private static KeySchemaElement role(String name, KeyType role) {
    return KeySchemaElement.builder().attributeName(name).keyType(role).build();
  }

  private static AttributeDefinition type(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }
}
