package dev.stowage.dynamodb;

import dev.stowage.core.backend.Page;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The port: one item for each link, in a partition of its own. */
final class DynamoDbLinkStore implements LinkStore {

  private final DynamoDbTable table;
  private final Reads reads;
  private final RecordList list;

  DynamoDbLinkStore(DynamoDbTable table, Reads reads) {
    this.table = table;
    this.reads = reads;
    this.list = new RecordList(table, reads, Keys.LINKS, Keys.RECORDS);
  }

  @Override
  public Created create(Link link, Instant now) {
    return table
        .putIf(new Call("create", link.id()), item(link), Condition.freeAt(now))
        .created(link.stamp().writeId());
  }

  @Override
  public Optional<Link> find(String id) {
    Link.checkId(id);
    return Optional.of(table.get(new Call("find", id), Keys.record(Keys.LINKS, id), reads))
        .filter(item -> !item.isEmpty())
        .map(DynamoDbLinkStore::link);
  }

  @Override
  public boolean remove(String id, long writeId) {
    Link.checkId(id);
    return table
        .deleteIf(new Call("remove", id), Keys.record(Keys.LINKS, id), Condition.writtenBy(writeId))
        .removed();
  }

  @Override
  public Page<Link> list(String cursor) {
    return list.page(cursor, DynamoDbLinkStore::link);
  }

  /** Reads the link of an item back. */
  static Link link(Map<String, AttributeValue> item) {
    return Link.decode(Keys.id(item), Keys.bytes(item, Keys.RECORDS));
  }

  private static Map<String, AttributeValue> item(Link link) {
    Map<String, AttributeValue> item =
        RecordItem.of(Keys.record(Keys.LINKS, link.id()), link.stamp());
    item.put(Keys.RECORDS, Keys.bytes(link.encode()));
    return item;
  }
}
