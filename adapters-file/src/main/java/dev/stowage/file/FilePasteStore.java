package dev.stowage.file;

import dev.stowage.core.backend.Page;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteCodec;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import dev.stowage.file.LogReader.Part;
import java.time.Instant;
import java.util.Optional;

/** Pastes in a keyed log: the front of a record is the metadata, the body the content. */
final class FilePasteStore implements PasteStore {

  /** What a record holds beside id, title, language and content. */
  static final int OVERHEAD = 9 + Stamp.BYTES;

  private final KeyedLog log;

  FilePasteStore(KeyedLog log) {
    this.log = log;
  }

  @Override
  public Created create(Paste paste, Instant now) {
    paste.requireFits();
    LogRecord record =
        new LogRecord(
            LogRecord.key(paste.id()),
            LogRecord.expires(paste.meta().stamp()),
            PasteCodec.encodeHead(paste.meta()),
            paste.content());
    return log.change(
        "create",
        paste.id(),
        present ->
            present != null && !present.hasExpired(now.getEpochSecond())
                ? LogChange.keep(Created.TAKEN)
                : LogChange.put(Created.NEW, record));
  }

  @Override
  public Optional<Paste> find(String id) {
    PasteMeta.checkId(id);
    return log.find("find", id, Part.WHOLE).map(FilePasteStore::paste);
  }

  @Override
  public Optional<PasteMeta> peek(String id) {
    PasteMeta.checkId(id);
    return log.find("peek", id, Part.FRONT).map(FilePasteStore::meta);
  }

  @Override
  public Optional<Paste> take(String id) {
    PasteMeta.checkId(id);
    return log.change(
        "take",
        id,
        present ->
            present == null
                ? LogChange.keep(Optional.empty())
                : LogChange.remove(Optional.of(paste(present))));
  }

  @Override
  public boolean remove(String id, long writeId) {
    PasteMeta.checkId(id);
    return log.change(
        "remove",
        id,
        present ->
            present != null && meta(present).stamp().writeId() == writeId
                ? LogChange.remove(true)
                : LogChange.keep(false));
  }

  @Override
  public Page<PasteMeta> list(String cursor) {
    return LogPages.page(log, cursor, FilePasteStore::meta);
  }

  private static Paste paste(LogRecord record) {
    return Paste.of(meta(record), record.body());
  }

  private static PasteMeta meta(LogRecord record) {
    return PasteCodec.decodeHead(record.name(), record.front());
  }
}
