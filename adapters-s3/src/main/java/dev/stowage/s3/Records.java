package dev.stowage.s3;

import dev.stowage.core.backend.Page;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Records with an owner, an object each. Every change is one conditional write: a create on the
 * condition that nothing is there, or what has expired; a removal that it is still the record that
 * was meant. Each body holds the write id of its record, so no two records have one entity tag.
 *
 * @param <H> the head of a record
 */
final class Records<H> {

  private final S3Bucket bucket;
  private final RecordKeys keys;
  private final RecordKind<H> kind;
  private final Markers markers;

  Records(S3Bucket bucket, RecordKeys keys, RecordKind<H> kind, Markers markers) {
    this.bucket = bucket;
    this.keys = keys;
    this.kind = kind;
    this.markers = markers;
  }

  /**
   * A record that is to be stored.
   *
   * @param id its id
   * @param stamp when it ends, and its write id
   * @param content its object
   */
  record Draft(String id, Stamp stamp, Content content) {}

  /** Stores a record unless another that has not expired is there. */
  Created create(Call call, Draft draft, Instant now) {
    call.refuseInterrupted();
    Patience patience = bucket.patience();
    Creation creation = new Creation(draft, now);
    // Ids are drawn at random, so this one is most likely free: no look before the first write.
    Written written = creation.write(call);
    return written == Written.DONE
        ? creation.done()
        : Contest.run(call.after(written), patience, creation);
  }

  /** Reads the head of a record; empty when there is none. */
  Optional<Stored<H>> head(Call call, String id) {
    return bucket
        .begin(call, keys.of(id), kind.headBytes())
        .map(object -> stored(object, kind.read().apply(id, object.asByteArrayUnsafe())));
  }

  /** Reads the stamp of a record; empty when there is none. */
  Optional<Stamp> stamp(Call call, String id) {
    return value(call, id).map(kind.stamp());
  }

  /** Removes a record for as long as its stamp is so; see {@link Removal}. */
  boolean removeIf(Call call, String id, Predicate<Stamp> isMeant) {
    call.refuseInterrupted();
    Removal removal =
        new Removal(
            bucket,
            keys.of(id),
            asked ->
                head(asked, id)
                    .filter(found -> isMeant.test(kind.stamp().apply(found.value())))
                    .map(Stored::tag));
    return Contest.run(call, bucket.patience(), removal);
  }

  /** Lists the heads of records. */
  Page<H> list(Call call, String cursor) {
    return new RecordList<>(bucket, keys, this::value).page(call, cursor);
  }

  /** Adds all records to a footprint. */
  void addTo(FootprintSum sum) {
    sum.add(keys, this::value, kind.logicalBytes());
  }

  /** Reads the whole object of a record; empty when there is none. */
  Optional<Stored<byte[]>> whole(Call call, String id) {
    return bucket.get(call, keys.of(id)).map(object -> stored(object, object.asByteArrayUnsafe()));
  }

  /** Deletes the object of a record if it is still the one that was read. */
  Written delete(Call call, String id, Stored<?> read) {
    return bucket.delete(call, keys.of(id), read.tag());
  }

  private Optional<H> value(Call call, String id) {
    return head(call, id).map(Stored::value);
  }

  /** Pairs what was made of an object with its entity tag. */
  static <T> Stored<T> stored(ResponseBytes<GetObjectResponse> object, T value) {
    return new Stored<>(value, object.response().eTag());
  }

  /** One create, however often it is sent. */
  private final class Creation implements Contest.Round<Created> {

    private final Draft draft;
    private final Instant now;
    private Optional<String> expired = Optional.empty();

    Creation(Draft draft, Instant now) {
      this.draft = draft;
      this.now = now;
    }

    @Override
    public Optional<Created> look(Call call) {
      Optional<Stored<H>> found = head(call, draft.id());
      Optional<Stamp> stamp = found.map(Stored::value).map(kind.stamp());
      if (call.unsettled()
          && stamp.filter(there -> there.writeId() == draft.stamp().writeId()).isPresent()) {
        return Optional.of(Created.NEW);
      }
      if (stamp.filter(there -> !there.hasExpired(now)).isPresent()) {
        return Optional.of(Created.TAKEN);
      }
      expired = found.map(Stored::tag);
      return Optional.empty();
    }

    @Override
    public Written write(Call call) {
      markers.announce(call, kind.folder(), draft);
      String key = keys.of(draft.id());
      return expired
          .map(tag -> bucket.replace(call, key, tag, draft.content()))
          .orElseGet(() -> bucket.create(call, key, draft.content()));
    }

    @Override
    public Created done() {
      return Created.NEW;
    }
  }
}
