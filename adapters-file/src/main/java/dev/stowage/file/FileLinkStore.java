package dev.stowage.file;

import dev.stowage.core.backend.Page;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import dev.stowage.file.LogReader.Part;
import java.time.Instant;
import java.util.Optional;

/** Links in a keyed log; the front of a record is the link as the core writes it down. */
final class FileLinkStore implements LinkStore {

  /** What a record holds beside id and target. */
  static final int OVERHEAD = 1 + Stamp.BYTES;

  private final KeyedLog log;

  FileLinkStore(KeyedLog log) {
    this.log = log;
  }

  @Override
  public Created create(Link link, Instant now) {
    LogRecord record =
        LogRecord.of(LogRecord.key(link.id()), LogRecord.expires(link.stamp()), link.encode());
    return log.change(
        "create",
        link.id(),
        present ->
            present != null && !present.hasExpired(now.getEpochSecond())
                ? LogChange.keep(Created.TAKEN)
                : LogChange.put(Created.NEW, record));
  }

  @Override
  public Optional<Link> find(String id) {
    Link.checkId(id);
    return log.find("find", id, Part.WHOLE).map(FileLinkStore::link);
  }

  @Override
  public boolean remove(String id, long writeId) {
    Link.checkId(id);
    return log.change(
        "remove",
        id,
        present ->
            present != null && link(present).stamp().writeId() == writeId
                ? LogChange.remove(true)
                : LogChange.keep(false));
  }

  @Override
  public Page<Link> list(String cursor) {
    return LogPages.page(log, cursor, FileLinkStore::link);
  }

  private static Link link(LogRecord record) {
    return Link.decode(record.name(), record.front());
  }
}
