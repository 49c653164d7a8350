package dev.stowage.dynamodb;

import dev.stowage.core.cost.DynamoDbUnits;
import dev.stowage.core.cost.Meter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The one door to the table: every request goes through here, repeated and metered. */
final class DynamoDbTable {

  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;
  private static final ReturnValuesOnConditionCheckFailure FOUND =
      ReturnValuesOnConditionCheckFailure.ALL_OLD;

  private final DynamoDbClient client;
  private final String name;
  private final Requests requests;
  private final Capacity capacity;
  private final Backoff backoff;

  DynamoDbTable(DynamoDbClient client, DynamoDbConfig config, Meter meter, Backoff backoff) {
    this.client = client;
    this.name = config.table();
    this.capacity = new Capacity(meter);
    this.backoff = backoff;
    this.requests = new Requests(new DynamoDbErrors(config), backoff, capacity);
  }

  Backoff backoff() {
    return backoff;
  }

  /** Reads one item with strong consistency; empty when it is not there. */
  Map<String, AttributeValue> get(Call call, Map<String, AttributeValue> key) {
    GetItemResponse answer =
        requests.read(
            call,
            () ->
                client.getItem(
                    r ->
                        r.tableName(name)
                            .key(key)
                            .consistentRead(true)
                            .returnConsumedCapacity(TOTAL)));
    capacity.read(answer.consumedCapacity());
    return answer.item();
  }

  /** Reads a page of items. */
  QueryResponse query(Call call, UnaryOperator<QueryRequest.Builder> query) {
    QueryRequest request =
        query.apply(QueryRequest.builder().tableName(name).returnConsumedCapacity(TOTAL)).build();
    QueryResponse answer = requests.read(call, () -> client.query(request));
    capacity.read(answer.consumedCapacity());
    return answer;
  }

  /** Reads a page of the whole table with strong consistency; empty begins it. */
  ScanResponse scan(Call call, Map<String, AttributeValue> after) {
    ScanResponse answer =
        requests.read(
            call,
            () ->
                client.scan(
                    r ->
                        r.tableName(name)
                            .exclusiveStartKey(orNull(after))
                            .consistentRead(true)
                            .returnConsumedCapacity(TOTAL)));
    capacity.read(answer.consumedCapacity());
    return answer;
  }

  /** Writes an item, whatever was there. */
  void put(Call call, Map<String, AttributeValue> item) {
    Requests.Answer<PutItemResponse> answer =
        requests.write(
            call,
            DynamoDbUnits.write(ItemSize.of(item)),
            () -> client.putItem(r -> r.tableName(name).item(item).returnConsumedCapacity(TOTAL)));
    capacity.wrote(answer.value().consumedCapacity());
  }

  /** Writes an item if a condition holds of what was there. */
  Written putIf(Call call, Map<String, AttributeValue> item, Condition condition) {
    return conditional(
        call,
        DynamoDbUnits.write(ItemSize.of(item)),
        () -> {
          PutItemResponse answer =
              client.putItem(
                  r ->
                      r.tableName(name)
                          .item(item)
                          .conditionExpression(condition.expression())
                          .expressionAttributeValues(orNull(condition.values()))
                          .returnValuesOnConditionCheckFailure(FOUND)
                          .returnConsumedCapacity(TOTAL));
          capacity.wrote(answer.consumedCapacity());
        });
  }

  /** Deletes an item, known as it should be, if a condition holds of it as it is. */
  Written deleteIf(Call call, Map<String, AttributeValue> item, Condition condition) {
    return conditional(
        call,
        DynamoDbUnits.write(ItemSize.of(item)),
        () -> {
          DeleteItemResponse answer =
              client.deleteItem(
                  r ->
                      r.tableName(name)
                          .key(Keys.key(item))
                          .conditionExpression(condition.expression())
                          .expressionAttributeValues(orNull(condition.values()))
                          .returnValuesOnConditionCheckFailure(FOUND)
                          .returnConsumedCapacity(TOTAL));
          capacity.wrote(answer.consumedCapacity());
        });
  }

  /** Sends up to 25 writes and returns those that the service left undone. */
  List<WriteRequest> batch(Call call, List<WriteRequest> writes) {
    long units = writes.stream().mapToLong(DynamoDbTable::units).sum();
    Requests.Answer<BatchWriteItemResponse> answer =
        requests.write(
            call,
            units,
            () ->
                client.batchWriteItem(
                    r -> r.requestItems(Map.of(name, writes)).returnConsumedCapacity(TOTAL)));
    capacity.wrote(answer.value().consumedCapacity());
    return answer.value().unprocessedItems().getOrDefault(name, List.of());
  }

  private Written conditional(Call call, long units, Runnable request) {
    Requests.Answer<Optional<Map<String, AttributeValue>>> answer =
        requests.write(call, units, () -> refusal(request));
    return new Written(
        answer.value().isEmpty(), answer.value().orElse(Map.of()), answer.afterLoss());
  }

  /** Sends a conditional write; returns what it found when its condition does not hold. */
  private Optional<Map<String, AttributeValue>> refusal(Runnable request) {
    try {
      request.run();
      return Optional.empty();
    } catch (ConditionalCheckFailedException refused) {
      Map<String, AttributeValue> found = refused.hasItem() ? refused.item() : Map.of();
      capacity.refused(found);
      return Optional.of(found);
    }
  }

  private static long units(WriteRequest write) {
    return write.putRequest() == null
        ? 1
        : DynamoDbUnits.write(ItemSize.of(write.putRequest().item()));
  }

  private static <K, V> @Nullable Map<K, V> orNull(Map<K, V> map) {
    return map.isEmpty() ? null : map;
  }
}
