package dev.stowage.s3;

import dev.stowage.core.backend.Page;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The port: an object for each link. */
final class S3LinkStore implements LinkStore {

  private final Records<Link> records;
  private final Function<Link, Content> content;

  /**
   * Makes a store.
   *
   * @param records where the links lie
   * @param content makes a link's object, or refuses it
   */
  S3LinkStore(Records<Link> records, Function<Link, Content> content) {
    this.records = records;
    this.content = content;
  }

  /** The object of a link that only its owner reads. */
  static Content content(Link link) {
    return Content.of("application/vnd.stowage.link", link.encode());
  }

  @Override
  public Created create(Link link, Instant now) {
    Records.Draft draft = new Records.Draft(link.id(), link.stamp(), content.apply(link));
    return records.create(new Call("create", link.id()), draft, now);
  }

  @Override
  public Optional<Link> find(String id) {
    Link.checkId(id);
    return records.head(new Call("find", id), id).map(Stored::value);
  }

  @Override
  public boolean remove(String id, long writeId) {
    Link.checkId(id);
    return records.removeIf(new Call("remove", id), id, stamp -> stamp.writeId() == writeId);
  }

  @Override
  public Page<Link> list(String cursor) {
    return records.list(new Call("list", "links"), cursor);
  }
}
