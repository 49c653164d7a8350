package dev.stowage.dynamodb;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.record.Created;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The port: one item for each counter, in a partition of its own.
 *
 * <p>DynamoDB's numbers have 38 digits, so an add is sent with the condition that its sum stays
 * within 64 bits; that costs nothing. An add whose answer is lost is never sent again.
 *
 * <p>A create leaves its write id in the item, and adds never touch it. As counters are not
 * removed, a create whose answer was lost finds its own write id there for ever after, or else
 * never did anything.
 */
final class DynamoDbCounterStore implements CounterStore {

  private final DynamoDbTable table;
  private final Reads reads;
  private final LongSupplier random;
  private final RecordList list;

  DynamoDbCounterStore(DynamoDbTable table, Reads reads, BackendContext context) {
    this.table = table;
    this.reads = reads;
    this.random = context.random();
    this.list = new RecordList(table, reads, Keys.COUNTERS, Keys.NUMBER);
  }

  @Override
  public long add(String name, long delta) {
    Counter.checkName(name);
    Condition fits = fits(delta);
    Map<String, AttributeValue> values = new LinkedHashMap<>(fits.values());
    values.put(":delta", Keys.integer(delta));
    Written added =
        table.updateOnce(
            new Call("add", name),
            update ->
                update
                    .key(Keys.record(Keys.COUNTERS, name))
                    .updateExpression("ADD n :delta")
                    .conditionExpression(fits.expression())
                    .expressionAttributeValues(values)
                    .returnValues(ReturnValue.UPDATED_NEW));
    if (!added.done()) {
      throw Counter.overflow(name, delta);
    }
    return Keys.integer(added.found(), Keys.NUMBER);
  }

  @Override
  public OptionalLong value(String name) {
    Counter.checkName(name);
    Map<String, AttributeValue> item =
        table.get(new Call("value", name), Keys.record(Keys.COUNTERS, name), reads);
    return item.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Keys.integer(item, Keys.NUMBER));
  }

  @Override
  public boolean create(String name, long value) {
    Counter.checkName(name);
    long writeId = random.getAsLong();
    Map<String, AttributeValue> item = new LinkedHashMap<>(Keys.record(Keys.COUNTERS, name));
    item.put(Keys.WRITE, Keys.number(writeId));
    item.put(Keys.NUMBER, Keys.integer(value));
    return table.putIf(new Call("create", name), item, Condition.ABSENT).created(writeId)
        == Created.NEW;
  }

  @Override
  public Page<Counter> list(String cursor) {
    return list.page(cursor, DynamoDbCounterStore::counter);
  }

  /** Reads the counter of an item back. */
  static Counter counter(Map<String, AttributeValue> item) {
    return new Counter(Keys.id(item), Keys.integer(item, Keys.NUMBER));
  }

  /** Holds where the sum is a 64-bit integer; a counter that is absent counts from 0. */
  private static Condition fits(long delta) {
    return delta >= 0
        ? bounded("<=", Long.MAX_VALUE - delta)
        : bounded(">=", Long.MIN_VALUE - delta);
  }

  private static Condition bounded(String comparison, long bound) {
    return new Condition(
        "attribute_not_exists(n) OR n " + comparison + " :bound",
        Map.of(":bound", Keys.integer(bound)));
  }
}
