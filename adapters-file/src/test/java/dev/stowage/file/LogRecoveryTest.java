package dev.stowage.file;

import static dev.stowage.file.LogStores.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import dev.stowage.file.RecoveryReport.Cut;
import dev.stowage.file.RecoveryReport.Damaged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store makes of segments and hints that a crash or a fault left. */
class LogRecoveryTest {

  @RegisterExtension static final QuietLog QUIET = new QuietLog();

  private static final Path ROOT = Path.of("/store");
  private static final Path LINKS = ROOT.resolve("links");
  private static final Path FIRST = LINKS.resolve("00000001-0.log");
  private static final Path HINT = LINKS.resolve("00000001-0.hint");

  /** Of each of the ten links: head, id of 6, version, stamp, target of 21 or 22. */
  private static final int FRAME = LogFrame.HEAD_BYTES + 6 + 51 + 21;

  private SimulatedDisk disk = new SimulatedDisk();

  @Test
  void cutsTheLogAtATornFrameAboveTheCheckpoint() throws IOException {
    crashed();
    damage(FIRST, 64 + 4 * FRAME + 30);
    FileBackend store = open();
    assertThat(store.recovery().cut()).containsExactly(new Cut(FIRST, 6 * FRAME, 64 + 4 * FRAME));
    assertThat(ids(store)).containsExactlyInAnyOrderElementsOf(names(4));
    assertThat(store.links().create(link("link-9", 77), LogStores.NOON)).isEqualTo(Created.NEW);
    disk = disk.afterKill();
    FileBackend again = open();
    assertThat(again.recovery().isClean()).isTrue();
    assertThat(ids(again)).hasSize(5).contains("link-9");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 21, 100, 5000})
  void takesZerosAtTheEndForSpaceThatWasNeverUsed(int zeros) throws IOException {
    crashed();
    byte[] used = Arrays.copyOf(disk.bytes(FIRST), 64 + 10 * FRAME);
    disk.replace(FIRST, Arrays.copyOf(used, used.length + zeros));
    FileBackend store = open();
    assertThat(store.recovery().isClean()).isTrue();
    assertThat(ids(store)).containsExactlyInAnyOrderElementsOf(names(10));
  }

  @Test
  void cutsTheLogWhereARunOfZerosToreIt() throws IOException {
    crashed();
    byte[] bytes = disk.bytes(FIRST);
    Arrays.fill(bytes, 64 + 3 * FRAME, 64 + 5 * FRAME, (byte) 0);
    disk.replace(FIRST, bytes);
    FileBackend store = open();
    assertThat(store.recovery().cut()).containsExactly(new Cut(FIRST, 7 * FRAME, 64 + 3 * FRAME));
    assertThat(ids(store)).containsExactlyInAnyOrderElementsOf(names(3));
  }

  @Test
  void takesNoFrameOfAnotherPlaceForOneOfItsOwn() throws IOException {
    crashed();
    byte[] bytes = disk.bytes(FIRST);
    System.arraycopy(bytes, 64, bytes, 64 + 10 * FRAME, FRAME);
    disk.replace(FIRST, bytes);
    FileBackend store = open();
    assertThat(store.recovery().cut()).containsExactly(new Cut(FIRST, FRAME, 64 + 10 * FRAME));
    assertThat(ids(store)).containsExactlyInAnyOrderElementsOf(names(10));
  }

  @Test
  void takesNoFrameOfAnotherFileForOneOfItsOwn() throws IOException {
    crashed();
    byte[] frame = LogFrame.removal(LogRecord.key("link-0")).encode(4711, 64 + 10 * FRAME);
    byte[] bytes = disk.bytes(FIRST);
    System.arraycopy(frame, 0, bytes, 64 + 10 * FRAME, frame.length);
    disk.replace(FIRST, bytes);
    assertThat(ids(open())).containsExactlyInAnyOrderElementsOf(names(10));
  }

  @Test
  void refusesALogThatIsDamagedBelowItsCheckpointAndServesTheOthers() throws IOException {
    closed();
    disk.delete(HINT);
    damage(FIRST, 64 + 4 * FRAME + 30);
    FileBackend store = open();
    assertThat(store.recovery().damaged()).extracting(Damaged::file).containsExactly(FIRST);
    assertCorrupt(() -> store.links().find("link-0"), FIRST, 64 + 4 * FRAME);
    assertCorrupt(() -> store.links().list(""), FIRST, 64 + 4 * FRAME);
    assertCorrupt(
        () -> store.links().create(link("link-0", 1), LogStores.NOON), FIRST, 64 + 4 * FRAME);
    assertCorrupt(store::footprint, FIRST, 64 + 4 * FRAME);
    assertThat(store.counters().add("visits", 2)).isEqualTo(2);
    store.close();
    assertThat(disk.openFiles()).isZero();
    assertThat(open().counters().value("visits")).hasValue(2);
  }

  @Test
  void findsDamageThatCameWhileTheStoreWasOpenWhenItReads() throws IOException {
    closed();
    FileBackend store = open();
    damage(FIRST, 64 + 4 * FRAME + 30);
    assertCorrupt(() -> store.links().find("link-4"), FIRST, 64 + 4 * FRAME);
    assertThat(store.links().find("link-5")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 20, 33})
  void refusesADamagedHeader(int at) throws IOException {
    closed();
    damage(FIRST, at);
    FileBackend store = open();
    assertCorrupt(() -> store.links().find("link-0"), FIRST, 0);
  }

  @Test
  void refusesASegmentThatEndsBeforeItsCheckpoint() throws IOException {
    closed();
    disk.replace(FIRST, Arrays.copyOf(disk.bytes(FIRST), 64 + 9 * FRAME));
    assertCorrupt(() -> open().links().find("link-0"), FIRST, 64 + 9 * FRAME);
  }

  @Test
  void refusesALogOneOfWhoseSegmentsIsMissing() throws IOException {
    severalSegments();
    disk.delete(LINKS.resolve("00000002-0.log"));
    assertCorrupt(() -> open().links().find("link-0"), LINKS.resolve("00000003-0.log"), 0);
  }

  @Test
  void refusesASegmentOfAnotherLog() throws IOException {
    closed();
    FileBackend store = open();
    store.counters().add("visits", 1);
    store.close();
    byte[] stranger = disk.bytes(ROOT.resolve("counters/00000001-0.log"));
    disk.replace(FIRST, stranger);
    assertCorrupt(() -> open().links().find("link-0"), FIRST, 0);
  }

  @Test
  void opensASegmentThatACrashLeftWithoutFrames() throws IOException {
    severalSegments();
    FileBackend store = open(LogStores.small());
    int before = ids(store).size();
    int[] made = {0};
    SimulatedDisk[] left = {disk};
    disk.watch(
        (call, path) -> {
          boolean segment = path.toString().endsWith(".log") && path.startsWith(LINKS);
          if (call.equals("write") && segment && made[0] > 0 && left[0] == disk) {
            left[0] = disk.afterKill();
          }
          made[0] += call.equals("rename") && segment ? 1 : 0;
        });
    for (int i = 0; left[0] == disk; i++) {
      store.links().create(link("more-" + i, i), LogStores.NOON);
    }
    disk = left[0];
    FileBackend again = open(LogStores.small());
    assertThat(again.recovery().isClean()).isTrue();
    assertThat(ids(again)).hasSizeGreaterThan(before);
  }

  @Test
  void removesWhatWasNeverFinishedAndWhatAnotherSegmentStandsFor() throws IOException {
    severalSegments();
    byte[] old = disk.bytes(FIRST);
    byte[] second = disk.bytes(LINKS.resolve("00000002-0.log"));
    FileBackend store = open(LogStores.small());
    for (String id : names(50)) {
      store.links().remove(id, store.links().find(id).orElseThrow().stamp().writeId());
    }
    store.links().create(link("kept", 1), LogStores.NOON);
    store.close();
    assertThat(disk.stat(FIRST)).isEmpty();
    for (String name : List.of("00000001-0.log", "00000002-0.log", "00000007-3.log.tmp")) {
      disk.create(LINKS.resolve(name)).close();
    }
    disk.replace(FIRST, old);
    disk.replace(LINKS.resolve("00000002-0.log"), second);
    FileBackend again = open(LogStores.small());
    assertThat(again.recovery().isClean()).isTrue();
    assertThat(again.links().find("link-0")).isEmpty();
    assertThat(again.links().find("kept")).isPresent();
    assertThat(disk.list(LINKS).stream().map(Disk.Entry::name))
        .doesNotContain("00000001-0.log", "00000002-0.log", "00000007-3.log.tmp");
  }

  @Test
  void opensByTheHintWithoutReadingTheSegment() throws IOException {
    closed();
    assertThat(disk.stat(HINT)).isPresent();
    damage(FIRST, 64 + 4 * FRAME + 30);
    FileBackend store = open();
    assertThat(store.recovery().isClean()).isTrue();
    assertThat(store.links().find("link-5")).isPresent();
    assertCorrupt(() -> store.links().find("link-4"), FIRST, 64 + 4 * FRAME);
  }

  @Test
  void opensByTheHintOfASegmentThatGrewSinceItsLastHint() throws IOException {
    closed();
    FileBackend store = open();
    store.links().create(link("link-x", 10), LogStores.NOON);
    store.close();
    damage(FIRST, 64 + 4 * FRAME + 30);
    FileBackend again = open();
    assertThat(again.recovery().isClean()).isTrue();
    assertThat(again.links().find("link-x")).isPresent();
  }

  @Test
  void leavesTheHintOfALogThatDidNotChange() throws IOException {
    closed();
    FileBackend store = open();
    disk.watch((call, path) -> assertThat(path.startsWith(LINKS)).as(call + path).isFalse());
    assertThat(store.links().find("link-5")).isPresent();
    store.close();
    assertThat(disk.openFiles()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 20, 30, 60, -1})
  void ignoresADamagedHint(int at) throws IOException {
    closed();
    damage(HINT, at < 0 ? disk.bytes(HINT).length + at : at);
    FileBackend store = open();
    assertThat(store.recovery().isClean()).isTrue();
    assertThat(ids(store)).containsExactlyInAnyOrderElementsOf(names(10));
  }

  @Test
  void ignoresAHintThatIsCutShort() throws IOException {
    closed();
    byte[] hint = disk.bytes(HINT);
    for (int length : new int[] {0, 10, 28, hint.length - 20}) {
      disk.replace(HINT, Arrays.copyOf(hint, length));
      assertThat(ids(open())).containsExactlyInAnyOrderElementsOf(names(10));
      disk = disk.afterKill();
    }
  }

  @Test
  void ignoresAHintFromBeforeTheSegmentGrew() throws IOException {
    closed();
    byte[] hint = disk.bytes(HINT);
    FileBackend store = open();
    store.links().create(link("link-10", 10), LogStores.NOON);
    store.links().remove("link-3", 3);
    store.close();
    disk.replace(HINT, hint);
    FileBackend again = open();
    assertThat(again.links().find("link-10")).isPresent();
    assertThat(again.links().find("link-3")).isEmpty();
  }

  @Test
  void ignoresTheHintOfAnotherSegmentOfTheSameLength() throws IOException {
    severalSegments();
    Path second = LINKS.resolve("00000002-0.hint");
    disk.replace(second, disk.bytes(HINT));
    assertThat(ids(open())).hasSize(60);
  }

  @Test
  void aRemovalInAHintTakesTheRecordOfAnEarlierSegment() throws IOException {
    severalSegments();
    FileBackend store = open(new LogSettings(2048, 1 << 20, SipHash::of, Runnable::run));
    store.links().remove("link-0", 0);
    store.links().create(link("link-1", 1), LogStores.NOON);
    store.close();
    FileBackend again = open();
    assertThat(again.links().find("link-0")).isEmpty();
    assertThat(ids(again)).hasSize(59);
  }

  @Test
  void aDirectoryWithoutRecordsHasNoLogs() throws IOException {
    FileBackend store = open();
    assertThat(store.links().find("link-0")).isEmpty();
    assertThat(store.links().remove("link-0", 1)).isFalse();
    assertThat(store.pastes().take(LogStores.pasteId(0))).isEmpty();
    assertThat(store.counters().list("").items()).isEmpty();
    assertThat(store.expired().free(LogStores.NOON)).isZero();
    store.close();
    assertThat(disk.list(ROOT).stream().map(Disk.Entry::name))
        .containsExactly("series", "stowage.format", "stowage.lock");
  }

  private FileBackend open() {
    return open(LogStores.large());
  }

  private FileBackend open(LogSettings settings) {
    disk = disk.afterKill();
    return LogStores.open(ROOT, Durability.GROUP, disk, settings);
  }

  private void crashed() {
    FileBackend store = open();
    for (String id : names(10)) {
      store.links().create(link(id, id.charAt(5) - '0'), LogStores.NOON);
    }
    disk = disk.afterKill();
  }

  private void closed() {
    crashed();
    open().close();
  }

  private void severalSegments() {
    FileBackend store = open(LogStores.small());
    for (int i = 0; i < 60; i++) {
      store.links().create(link("link-" + i, i), LogStores.NOON);
    }
    store.close();
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "link-" + i).toList();
  }

  private static List<String> ids(FileBackend store) {
    return store.links().list("").items().stream().map(Link::id).toList();
  }

  private void damage(Path path, int at) throws IOException {
    byte[] bytes = disk.bytes(path);
    bytes[at] ^= 0x10;
    disk.replace(path, bytes);
  }

  private static void assertCorrupt(Runnable call, Path path, long offset) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(call::run)
        .withMessageContaining(path.toString())
        .withMessageContaining("offset " + offset)
        .extracting(StowageException::kind)
        .isEqualTo(ErrorKind.CORRUPT);
  }
}
