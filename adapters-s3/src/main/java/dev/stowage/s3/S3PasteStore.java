package dev.stowage.s3;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteCodec;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The port: an object for each paste, its metadata first. */
final class S3PasteStore implements PasteStore {

  private final S3Bucket bucket;
  private final Records<PasteMeta> records;

  S3PasteStore(S3Bucket bucket, Records<PasteMeta> records) {
    this.bucket = bucket;
    this.records = records;
  }

  @Override
  public Created create(Paste paste, Instant now) {
    paste.requireFits();
    Content content = Content.of("application/vnd.stowage.paste", PasteCodec.encode(paste));
    Records.Draft draft = new Records.Draft(paste.id(), paste.meta().stamp(), content);
    return records.create(new Call("create", paste.id()), draft, now);
  }

  @Override
  public Optional<Paste> find(String id) {
    PasteMeta.checkId(id);
    return read(new Call("find", id), id).map(Stored::value);
  }

  @Override
  public Optional<PasteMeta> peek(String id) {
    PasteMeta.checkId(id);
    return records.head(new Call("peek", id), id).map(Stored::value);
  }

  @Override
  public Optional<Paste> take(String id) {
    PasteMeta.checkId(id);
    Call call = new Call("take", id);
    call.refuseInterrupted();
    return Contest.run(call, bucket.patience(), new Taking(id));
  }

  @Override
  public boolean remove(String id, long writeId) {
    PasteMeta.checkId(id);
    return records.removeIf(new Call("remove", id), id, stamp -> stamp.writeId() == writeId);
  }

  @Override
  public Page<PasteMeta> list(String cursor) {
    return records.list(new Call("list", "pastes"), cursor);
  }

  private Optional<Stored<Paste>> read(Call call, String id) {
    return records
        .whole(call, id)
        .map(object -> new Stored<>(PasteCodec.decode(id, object.value()), object.tag()));
  }

  /**
   * A take: the paste is read, and is the caller's who deletes what was read. A refused delete
   * means that another got it, or that another paste has its place by now; the next look tells.
   */
  private final class Taking implements Contest.Round<Optional<Paste>> {

    private final String id;
    private @Nullable Stored<Paste> found;

    Taking(String id) {
      this.id = id;
    }

    @Override
    public Optional<Optional<Paste>> look(Call call) {
      found = read(call, id).orElse(null);
      return found == null ? Optional.of(Optional.empty()) : Optional.empty();
    }

    @Override
    public Written write(Call call) {
      Written written = records.delete(call, id, Objects.requireNonNull(found));
      if (written == Written.LOST) {
        throw call.failed(
            ErrorKind.OUTCOME_UNKNOWN,
            "the answer to its delete was lost; the paste is gone unread, or untouched");
      }
      return written;
    }

    @Override
    public Optional<Paste> done() {
      return Optional.of(Objects.requireNonNull(found).value());
    }
  }
}
