package dev.stowage.dynamodb;

import dev.stowage.core.cost.DynamoDbUnits;
import dev.stowage.core.cost.Meter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
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
    return get(call, key, Reads.STRONG);
  }

  /** Reads one item; empty when it is not there. */
  Map<String, AttributeValue> get(Call call, Map<String, AttributeValue> key, Reads reads) {
    return get(call, get -> get.key(key).consistentRead(reads.isStrong()));
  }

  /** Reads one item, or some of its attributes; empty when it is not there. */
  Map<String, AttributeValue> get(Call call, UnaryOperator<GetItemRequest.Builder> get) {
    GetItemRequest request =
        get.apply(GetItemRequest.builder().tableName(name).returnConsumedCapacity(TOTAL)).build();
    GetItemResponse answer = requests.read(call, () -> client.getItem(request));
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

  /** Reads a page of the whole table. */
  ScanResponse scan(Call call, UnaryOperator<ScanRequest.Builder> scan) {
    ScanRequest request =
        scan.apply(ScanRequest.builder().tableName(name).returnConsumedCapacity(TOTAL)).build();
    ScanResponse answer = requests.read(call, () -> client.scan(request));
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
          return Map.of();
        });
  }

  /**
   * Deletes an item if a condition holds of it as it is.
   *
   * @param item as it should be, or as much of it as is known, its key at least
   */
  Written deleteIf(Call call, Map<String, AttributeValue> item, Condition condition) {
    return conditional(
        call,
        DynamoDbUnits.write(ItemSize.of(item)),
        () -> delete(Keys.key(item), delete -> when(condition, delete)));
  }

  /** Deletes an item if a condition holds of it, and gives it back. */
  Written pullIf(Call call, Map<String, AttributeValue> key, Condition condition) {
    return conditional(call, 1, () -> pull(key, condition));
  }

  /**
   * Deletes an item if a condition holds of it, and gives it back. Never sent again when it may
   * have been carried out: what it gave back then is lost.
   */
  Written pullOnce(Call call, Map<String, AttributeValue> key, Condition condition) {
    return requests.once(call, 1, () -> attempt(() -> pull(key, condition)));
  }

  /**
   * Changes an item of at most 1 KB if a condition holds of it, and gives back what it is asked
   * for. Never sent again when it may have been carried out.
   */
  Written updateOnce(Call call, UnaryOperator<UpdateItemRequest.Builder> update) {
    UpdateItemRequest request =
        update
            .apply(
                UpdateItemRequest.builder()
                    .tableName(name)
                    .returnValuesOnConditionCheckFailure(FOUND)
                    .returnConsumedCapacity(TOTAL))
            .build();
    return requests.once(
        call,
        1,
        () ->
            attempt(
                () -> {
                  UpdateItemResponse answer = client.updateItem(request);
                  capacity.wrote(answer.consumedCapacity());
                  return answer.attributes();
                }));
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

  private Map<String, AttributeValue> pull(Map<String, AttributeValue> key, Condition condition) {
    return delete(key, delete -> when(condition, delete).returnValues(ReturnValue.ALL_OLD));
  }

  private Map<String, AttributeValue> delete(
      Map<String, AttributeValue> key, UnaryOperator<DeleteItemRequest.Builder> delete) {
    DeleteItemRequest request =
        delete
            .apply(
                DeleteItemRequest.builder().tableName(name).key(key).returnConsumedCapacity(TOTAL))
            .build();
    DeleteItemResponse answer = client.deleteItem(request);
    capacity.wrote(answer.consumedCapacity());
    return answer.attributes();
  }

  private static DeleteItemRequest.Builder when(
      Condition condition, DeleteItemRequest.Builder delete) {
    return delete
        .conditionExpression(condition.expression())
        .expressionAttributeValues(orNull(condition.values()))
        .returnValuesOnConditionCheckFailure(FOUND);
  }

  private Written conditional(
      Call call, long units, Supplier<Map<String, AttributeValue>> request) {
    Requests.Answer<Written> answer = requests.write(call, units, () -> attempt(request));
    Written written = answer.value();
    return new Written(written.done(), written.found(), answer.afterLoss());
  }

  /** Sends a conditional write; tells what it found when its condition does not hold. */
  private Written attempt(Supplier<Map<String, AttributeValue>> request) {
    try {
      return new Written(true, request.get(), false);
    } catch (ConditionalCheckFailedException refused) {
      Map<String, AttributeValue> found = refused.hasItem() ? refused.item() : Map.of();
      capacity.refused(found);
      return new Written(false, found, false);
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
