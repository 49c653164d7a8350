package dev.stowage.dynamodb;

import dev.stowage.core.cost.DynamoDbUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Does one random operation after another and knows what each should be charged: by the documented
 * rule, but for three things that DynamoDB Local 3.3.1 charges otherwise.
 *
 * <ul>
 *   <li>a query or scan that finds no item: AWS at least one unit or half of one, the engine none;
 *   <li>a missing item in a batch get: the same;
 *   <li>deleting a missing item in a batch write: AWS one unit, the engine two.
 * </ul>
 */
final class SizeTrial {

  /**
   * What one operation was charged.
   *
   * @param operation which operation
   * @param of what it was done to
   * @param expected units by our rule
   * @param charged units that the engine named
   */
  record Charge(String operation, Object of, BigDecimal expected, BigDecimal charged) {}

  private static final int KEYS = 30;
  private static final String PARTITION = "sizes";
  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

  private final DynamoDbClient client;
  private final String table;
  private final Random random;
  private final RandomItems items;
  private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> stored =
      new HashMap<>();
  private final List<Supplier<Charge>> operations =
      List.of(
          this::put,
          this::put,
          this::update,
          this::delete,
          this::get,
          this::query,
          this::scan,
          this::batchWrite,
          this::batchGet);

  SizeTrial(DynamoDbBackend backend, Random random) {
    this.client = backend.client();
    this.table = backend.config().table();
    this.random = random;
    this.items = new RandomItems(random);
  }

  Charge next() {
    return operations.get(random.nextInt(operations.size())).get();
  }

  private Charge put() {
    Map<String, AttributeValue> item = items.item(key());
    ConsumedCapacity charged =
        client
            .putItem(r -> r.tableName(table).item(item).returnConsumedCapacity(TOTAL))
            .consumedCapacity();
    long before = store(item);
    return charge("put", item, writing(before, ItemSize.of(item)), charged);
  }

  private Charge update() {
    Map<String, AttributeValue> key = key();
    long before = size(key);
    Map<String, AttributeValue> wanted = new LinkedHashMap<>(stored.getOrDefault(key, key));
    wanted.put("a", items.value(2));
    items.fill(wanted);
    boolean adding = random.nextInt(4) > 0;
    UpdateItemResponse updated =
        client.updateItem(
            r ->
                r.tableName(table)
                    .key(key)
                    .updateExpression(adding ? "SET a = :a, filler = :f" : "REMOVE filler")
                    .expressionAttributeValues(
                        adding
                            ? Map.of(
                                ":a", Keys.attribute(wanted, "a"),
                                ":f", Keys.attribute(wanted, RandomItems.FILLER))
                            : null)
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnConsumedCapacity(TOTAL));
    store(updated.attributes().isEmpty() ? key : updated.attributes());
    return charge("update", key, writing(before, size(key)), updated.consumedCapacity());
  }

  private Charge delete() {
    Map<String, AttributeValue> key = key();
    ConsumedCapacity charged =
        client
            .deleteItem(r -> r.tableName(table).key(key).returnConsumedCapacity(TOTAL))
            .consumedCapacity();
    long before = size(key);
    stored.remove(key);
    return charge("delete", key, writing(before, 0), charged);
  }

  private Charge get() {
    Map<String, AttributeValue> key = key();
    boolean strong = random.nextBoolean();
    ConsumedCapacity charged =
        client
            .getItem(
                r ->
                    r.tableName(table)
                        .key(key)
                        .consistentRead(strong)
                        .returnConsumedCapacity(TOTAL))
            .consumedCapacity();
    return charge("get", key, reading(size(key), strong), charged);
  }

  private Charge query() {
    boolean strong = random.nextBoolean();
    AttributeValue from = sort(random.nextInt(KEYS));
    ConsumedCapacity charged =
        client
            .query(
                r ->
                    r.tableName(table)
                        .keyConditionExpression("pk = :pk AND sk >= :from")
                        .expressionAttributeValues(
                            Map.of(":pk", Keys.text(PARTITION), ":from", from))
                        .projectionExpression(random.nextBoolean() ? "sk" : null)
                        .consistentRead(strong)
                        .returnConsumedCapacity(TOTAL))
            .consumedCapacity();
    byte[] first = from.b().asByteArray();
    long read =
        stored.values().stream()
            .filter(item -> Arrays.compareUnsigned(Keys.bytes(item, Keys.SORT), first) >= 0)
            .mapToLong(ItemSize::of)
            .sum();
    return charge("query", from, readingSome(read, strong), charged);
  }

  private Charge scan() {
    boolean strong = random.nextBoolean();
    ConsumedCapacity charged =
        client
            .scan(r -> r.tableName(table).consistentRead(strong).returnConsumedCapacity(TOTAL))
            .consumedCapacity();
    long read = stored.values().stream().mapToLong(ItemSize::of).sum();
    return charge("scan", "all", readingSome(read, strong), charged);
  }

  private Charge batchWrite() {
    List<Map<String, AttributeValue>> keys = keys();
    List<WriteRequest> writes = new ArrayList<>();
    long expected = 0;
    for (Map<String, AttributeValue> key : keys) {
      long before = size(key);
      if (random.nextBoolean()) {
        Map<String, AttributeValue> item = items.item(key);
        writes.add(WriteRequest.builder().putRequest(p -> p.item(item)).build());
        store(item);
      } else {
        writes.add(WriteRequest.builder().deleteRequest(d -> d.key(key)).build());
        stored.remove(key);
      }
      long after = size(key);
      expected += before + after == 0 ? 2 : writing(before, after).longValueExact();
    }
    ConsumedCapacity charged =
        client
            .batchWriteItem(
                r -> r.requestItems(Map.of(table, writes)).returnConsumedCapacity(TOTAL))
            .consumedCapacity()
            .get(0);
    return charge("batch write", keys, BigDecimal.valueOf(expected), charged);
  }

  private Charge batchGet() {
    List<Map<String, AttributeValue>> keys = keys();
    boolean strong = random.nextBoolean();
    ConsumedCapacity charged =
        client
            .batchGetItem(
                r ->
                    r.requestItems(Map.of(table, wanted(keys, strong)))
                        .returnConsumedCapacity(TOTAL))
            .consumedCapacity()
            .get(0);
    BigDecimal expected =
        keys.stream()
            .map(key -> readingSome(size(key), strong))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return charge("batch get", keys, expected, charged);
  }

  private static KeysAndAttributes wanted(List<Map<String, AttributeValue>> keys, boolean strong) {
    return KeysAndAttributes.builder().keys(keys).consistentRead(strong).build();
  }

  private static Charge charge(
      String operation, Object of, BigDecimal expected, ConsumedCapacity charged) {
    return new Charge(operation, of, expected, BigDecimal.valueOf(charged.capacityUnits()));
  }

  private static BigDecimal writing(long before, long after) {
    return BigDecimal.valueOf(DynamoDbUnits.write(Math.max(before, after)));
  }

  private static BigDecimal reading(long bytes, boolean strong) {
    return strong
        ? BigDecimal.valueOf(DynamoDbUnits.strongRead(bytes))
        : DynamoDbUnits.eventualRead(bytes);
  }

  private static BigDecimal readingSome(long bytes, boolean strong) {
    return bytes == 0 ? BigDecimal.ZERO : reading(bytes, strong);
  }

  private Map<String, AttributeValue> key() {
    return Map.of(Keys.PARTITION, Keys.text(PARTITION), Keys.SORT, sort(random.nextInt(KEYS)));
  }

  private List<Map<String, AttributeValue>> keys() {
    return Stream.generate(this::key).limit(1 + random.nextInt(10)).distinct().toList();
  }

  /** Sort keys of one to thirty bytes. */
  private static AttributeValue sort(int number) {
    return Keys.bytes(new byte[number + 1]);
  }

  private long size(Map<String, AttributeValue> key) {
    return ItemSize.of(stored.getOrDefault(key, Map.of()));
  }

  /** Keeps an item and returns the size of the one that was there. */
  private long store(Map<String, AttributeValue> item) {
    return ItemSize.of(Optional.ofNullable(stored.put(Keys.key(item), item)).orElse(Map.of()));
  }
}
