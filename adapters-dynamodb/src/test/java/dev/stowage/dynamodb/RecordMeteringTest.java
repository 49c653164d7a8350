package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What each operation on links, pastes and counters is billed, to the unit. */
class RecordMeteringTest {

  private static final int KB = 1024;

  private static final DynamoDbBackend BACKEND = Local.fresh(SeriesForm.ITEM);
  private static final DynamoDbBackend EVENTUAL =
      Local.open(BACKEND.config().table(), SeriesForm.ITEM, Reads.EVENTUAL);

  @AfterAll
  static void close() {
    EVENTUAL.close();
    BACKEND.close();
  }

  /** What a call is billed: measured writes, writes by rule, reads. */
  private static String billed(Runnable call) {
    return billed(BACKEND, call);
  }

  private static String billed(DynamoDbBackend backend, Runnable call) {
    BigDecimal measured = Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED);
    BigDecimal modelled = Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MODELLED);
    BigDecimal reads = Local.counted(backend, UsageType.DYNAMODB_READ, Basis.MEASURED);
    call.run();
    return "%s written, %s by rule, %s read"
        .formatted(
            text(Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED), measured),
            text(Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MODELLED), modelled),
            text(Local.counted(backend, UsageType.DYNAMODB_READ, Basis.MEASURED), reads));
  }

  private static String text(BigDecimal after, BigDecimal before) {
    return after.subtract(before).stripTrailingZeros().toPlainString();
  }

  @Test
  void aLinkCostsOneUnitToCreateFindAndRemove() {
    Link link = Records.link();

    assertThat(billed(() -> BACKEND.links().create(link, Records.now())))
        .isEqualTo("1 written, 0 by rule, 0 read");
    assertThat(billed(() -> BACKEND.links().create(link, Records.now())))
        .isEqualTo("0 written, 1 by rule, 0 read");
    assertThat(billed(() -> BACKEND.links().find(link.id())))
        .isEqualTo("0 written, 0 by rule, 1 read");
    assertThat(billed(() -> BACKEND.links().remove(link.id(), link.stamp().writeId())))
        .isEqualTo("1 written, 0 by rule, 0 read");
    assertThat(billed(() -> BACKEND.links().remove(link.id(), link.stamp().writeId())))
        .isEqualTo("0 written, 1 by rule, 0 read");
    assertThat(billed(() -> BACKEND.links().find(link.id())))
        .isEqualTo("0 written, 0 by rule, 1 read");
  }

  @Test
  void aLinkCostsOneUnitUpToOneKilobyte() {
    assertThat(billed(create(Records.link(Records.id(64), 893))))
        .isEqualTo("1 written, 0 by rule, 0 read");
    assertThat(billed(create(Records.link(Records.id(7), 950))))
        .isEqualTo("1 written, 0 by rule, 0 read");
    assertThat(billed(create(Records.link(Records.id(7), 951))))
        .isEqualTo("2 written, 0 by rule, 0 read");
  }

  private static Runnable create(Link link) {
    return () -> BACKEND.links().create(link, Records.now());
  }

  @Test
  void anAddCostsOneUnitAndARefusedOneIsCountedByRule() {
    String name = Records.counter();

    assertThat(billed(() -> BACKEND.counters().add(name, 1)))
        .isEqualTo("1 written, 0 by rule, 0 read");
    assertThat(billed(() -> BACKEND.counters().add(name, 1)))
        .isEqualTo("1 written, 0 by rule, 0 read");
    assertThat(billed(() -> BACKEND.counters().value(name)))
        .isEqualTo("0 written, 0 by rule, 1 read");
    assertThat(billed(() -> BACKEND.counters().create(name, 7)))
        .isEqualTo("0 written, 1 by rule, 0 read");
    assertThat(billed(() -> BACKEND.counters().create(Records.counter(), 7)))
        .isEqualTo("1 written, 0 by rule, 0 read");
  }

  @Test
  void aPasteCostsItsSize() {
    Paste paste = Records.paste(10 * KB);

    assertThat(billed(() -> BACKEND.pastes().create(paste, Records.now())))
        .isEqualTo("11 written, 0 by rule, 0 read");
    assertThat(billed(() -> BACKEND.pastes().find(paste.id())))
        .isEqualTo("0 written, 0 by rule, 3 read");
    assertThat(billed(() -> BACKEND.pastes().peek(paste.id())))
        .isEqualTo("0 written, 0 by rule, 3 read");
    assertThat(billed(() -> BACKEND.pastes().create(paste, Records.now())))
        .isEqualTo("0 written, 11 by rule, 0 read");
    assertThat(billed(() -> BACKEND.pastes().take(paste.id())))
        .isEqualTo("11 written, 0 by rule, 0 read");
    assertThat(billed(() -> BACKEND.pastes().take(paste.id())))
        .isEqualTo("0 written, 1 by rule, 0 read");
  }

  @Test
  void aPasteOfFourMegabytesCostsItsSizeAndAFewUnits() {
    Paste paste = Records.pasteFor(Duration.ofDays(1), Paste.MAX_BYTES);

    // Eleven parts of 350 KB and one of 246, each with its key; the head and the list's entry.
    // DynamoDB Local charges nothing for a look at an empty list; AWS charges one read.
    assertThat(billed(() -> BACKEND.pastes().create(paste, Records.now())))
        .isEqualTo("4110 written, 0 by rule, 0 read");
    assertThat(billed(() -> BACKEND.pastes().peek(paste.id())))
        .isEqualTo("0 written, 0 by rule, 1 read");
    assertThat(billed(() -> BACKEND.pastes().find(paste.id())))
        .isEqualTo("0 written, 0 by rule, 1027 read");
    assertThat(billed(EVENTUAL, () -> EVENTUAL.pastes().find(paste.id())))
        .isEqualTo("0 written, 0 by rule, 513.5 read");
    assertThat(billed(() -> BACKEND.pastes().take(paste.id())))
        .isEqualTo("4110 written, 0 by rule, 1026 read");
  }

  @Test
  void anEventualReadCostsHalfAUnit() {
    Link link = Records.link();
    Paste paste = Records.paste(100);
    String name = Records.counter();
    EVENTUAL.links().create(link, Records.now());
    EVENTUAL.pastes().create(paste, Records.now());
    EVENTUAL.counters().add(name, 5);

    assertThat(billed(EVENTUAL, () -> EVENTUAL.links().find(link.id())))
        .isEqualTo("0 written, 0 by rule, 0.5 read");
    assertThat(billed(EVENTUAL, () -> EVENTUAL.pastes().find(paste.id())))
        .isEqualTo("0 written, 0 by rule, 0.5 read");
    assertThat(billed(EVENTUAL, () -> EVENTUAL.pastes().peek(paste.id())))
        .isEqualTo("0 written, 0 by rule, 0.5 read");
    assertThat(billed(EVENTUAL, () -> EVENTUAL.counters().value(name)))
        .isEqualTo("0 written, 0 by rule, 0.5 read");
  }

  @Test
  void aListCostsTheWholeTableWhateverItsKind() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      for (int i = 0; i < 10; i++) {
        backend.pastes().create(Records.paste(4 * KB), Records.now());
      }
      backend.links().create(Records.link(), Records.now());

      // Ten items of a little more than 4 KB, added before they are rounded.
      assertThat(billed(backend, () -> backend.links().list(Page.FIRST)))
          .isEqualTo("0 written, 0 by rule, 11 read");
    }
  }
}
