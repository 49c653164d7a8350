package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteCodec;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.SealedDay;
import dev.stowage.core.series.Series;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

class FootprintTest {

  /** Names and values of the two metadata entries of a day, 16 characters each value. */
  private static final int METADATA = "generation".length() + 16 + "write-id".length() + 16;

  private final S3Backend backend =
      S3Backend.open(Local.freshBucket(), Local.CLIENT, Local.context(), Local.patient(1 << 20, 2));

  @Test
  void isNothingForAnEmptyBucket() {
    Footprint footprint = backend.footprint();

    assertThat(footprint.records().value()).isZero();
    assertThat(footprint.logicalBytes().value()).isZero();
    assertThat(footprint.encodedBytes().value()).isZero();
    assertThat(footprint.billedBytes().value()).isZero();
  }

  @Test
  void countsReadingsBitsObjectsAndTheirMetadata() {
    Series one = Local.defined(backend);
    Series other = Local.defined(backend);
    Readings readings = Local.row(Local.MARCH, Local.DAY / 4, 14, 5);
    backend.series().append(one, readings);
    backend.series().append(other, readings.slice(0, 1));

    Footprint footprint = backend.footprint();

    assertThat(footprint.records().value()).isEqualTo(15);
    assertThat(footprint.logicalBytes().value()).isEqualTo(15 * 80 / 8);
    assertThat(footprint.encodedBytes().value()).isEqualTo(sizesInTheBucket());
    assertThat(footprint.physicalBytes()).isNull();
    assertThat(footprint.billedBytes().value()).isEqualTo(sizesInTheBucket() + 5L * METADATA);
    assertThat(footprint.records().basis()).isEqualTo(Basis.MEASURED);
    assertThat(footprint.encodedBytes().basis()).isEqualTo(Basis.MEASURED);
    assertThat(footprint.billedBytes().basis()).isEqualTo(Basis.MODELLED);
  }

  @Test
  void countsTheBytesButNotTheReadingsOfWhatNobodyDefined() {
    byte[] orphan = SealedDay.encode(Local.row(Local.MARCH, Local.SECOND, 9, 1));
    put("series/nobodys/2025/03/01.stw", orphan);
    put("series/readme", new byte[10]);
    put("others/not-mine", new byte[1_000]);

    Footprint footprint = backend.footprint();

    assertThat(footprint.records().value()).isZero();
    assertThat(footprint.encodedBytes().value()).isEqualTo(orphan.length + 10);
  }

  @Test
  void countsRecordsTheirBodiesAndTheMarkers() {
    Link lasting = Sample.link();
    Link ending = Sample.ending("abc");
    Paste paste = Sample.paste(Sample.id(), 5_000, Sample.END);
    backend.links().create(lasting, Sample.NOW);
    backend.links().create(ending, Sample.NOW);
    backend.pastes().create(paste, Sample.NOW);
    backend.counters().add("visits", 1);
    backend.counters().add("visits", 1);
    put("links/READ.ME", new byte[77]);

    Footprint footprint = backend.footprint();

    long links = (long) lasting.encode().length + ending.encode().length;
    long counter = 1 + 2 * 16;
    long markers = 2 * 16;
    long encoded = links + PasteCodec.encode(paste).length + counter + markers;
    assertThat(footprint.records().value()).isEqualTo(4);
    assertThat(footprint.logicalBytes().value())
        .isEqualTo(
            lasting.logicalBytes()
                + ending.logicalBytes()
                + paste.meta().logicalBytes()
                + new Counter("visits", 2).logicalBytes());
    assertThat(footprint.encodedBytes().value()).isEqualTo(encoded);
    assertThat(footprint.billedBytes().value()).isEqualTo(encoded);
  }

  private void put(String key, byte[] bytes) {
    Local.CLIENT.putObject(
        r -> r.bucket(backend.config().bucket()).key(key), RequestBody.fromBytes(bytes));
  }

  private long sizesInTheBucket() {
    return Local.CLIENT.listObjectsV2(r -> r.bucket(backend.config().bucket())).contents().stream()
        .mapToLong(S3Object::size)
        .sum();
  }
}
