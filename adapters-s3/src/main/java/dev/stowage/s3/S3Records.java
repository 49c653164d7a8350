package dev.stowage.s3;

import dev.stowage.core.backend.ExpiredRecords;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.PasteMeta;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The stores of records beside the series, put together. */
final class S3Records {

  private static final String COUNTERS = "counters";

  private final S3Bucket bucket;
  private final Keys keys;
  private final Records<Link> linkRecords;
  private final Records<PasteMeta> pasteRecords;
  private final S3LinkStore links;
  private final S3PasteStore pastes;
  private final S3CounterStore counters;
  private final ExpiredRecords expired;

  S3Records(S3Bucket bucket, Keys keys, LongSupplier random) {
    this.bucket = bucket;
    this.keys = keys;
    Markers markers = new Markers(bucket, keys);
    this.linkRecords = records(RecordKind.LINKS, markers);
    this.pasteRecords = records(RecordKind.PASTES, markers);
    this.links = new S3LinkStore(linkRecords, S3LinkStore::content);
    this.pastes = new S3PasteStore(bucket, pasteRecords);
    this.counters = new S3CounterStore(bucket, keys.records(COUNTERS), random);
    this.expired =
        new S3ExpiredRecords(
            bucket,
            keys,
            Map.of(
                RecordKind.LINKS.folder(), linkRecords, RecordKind.PASTES.folder(), pasteRecords));
  }

  S3LinkStore links() {
    return links;
  }

  S3PasteStore pastes() {
    return pastes;
  }

  S3CounterStore counters() {
    return counters;
  }

  ExpiredRecords expired() {
    return expired;
  }

  /** Measures these records, and what else is added. */
  Footprint footprint(Consumer<FootprintSum> more) {
    FootprintSum sum = new FootprintSum(bucket);
    more.accept(sum);
    linkRecords.addTo(sum);
    pasteRecords.addTo(sum);
    return sum.add(keys.records(COUNTERS), counters::counter, Counter::logicalBytes)
        .addBytes(keys.allMarkers())
        .total();
  }

  private <H> Records<H> records(RecordKind<H> kind, Markers markers) {
    return new Records<>(bucket, keys.records(kind.folder()), kind, markers);
  }
}
