package dev.stowage.file;

import static dev.stowage.file.FileStores.NOON;
import static dev.stowage.file.FileStores.SERIES;
import static dev.stowage.file.FileStores.all;
import static dev.stowage.file.FileStores.open;
import static dev.stowage.file.FileStores.readings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import dev.stowage.file.RecoveryReport.Damaged;
import dev.stowage.file.RecoveryReport.Dropped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store makes of files that a crash or a fault left. A slot is 16 bytes, the header 64. */
class RecoveryTest {

  @RegisterExtension static final QuietLog QUIET = new QuietLog();

  private static final Path ROOT = Path.of("/store");
  private static final Path SERIES_ROOT = ROOT.resolve("series/temp-1");
  private static final Path LIVE = SERIES_ROOT.resolve("2025-03-01.bin");
  private static final Path SEALED = SERIES_ROOT.resolve("2025-03-01.stw");
  private static final Readings TEN = readings(NOON, 10, 1);

  private SimulatedDisk disk = new SimulatedDisk();

  @Test
  void dropsATornSlotAboveTheCheckpointAndKeepsTheLaterOnes() throws IOException {
    crashed();
    damage(LIVE, 64 + 4 * 16 + 3);
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    assertThat(store.recovery().dropped()).containsExactly(new Dropped(LIVE, 1, 64 + 4 * 16));
    assertThat(all(store)).isEqualTo(TEN.select(i -> i != 4));
    assertThat(store.series().latest(SERIES)).contains(TEN.slice(9, 10));
  }

  @Test
  void goesOnAfterADroppedSlot() throws IOException {
    crashed();
    damage(LIVE, 64 + 4 * 16 + 3);
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    store.series().append(SERIES, TEN.slice(4, 5));
    assertThat(all(store)).isEqualTo(TEN);
    disk = disk.afterKill();
    FileBackend again = open(ROOT, Durability.GROUP, disk);
    assertThat(again.recovery().isClean()).isTrue();
    assertThat(all(again)).isEqualTo(TEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 146, 4096})
  void takesZerosAtTheEndForSpaceThatWasNeverUsed(int zeros) throws IOException {
    crashed();
    byte[] bytes = disk.bytes(LIVE);
    byte[] cut = Arrays.copyOf(Arrays.copyOf(bytes, 64 + 10 * 16), 64 + 10 * 16 + zeros);
    disk.replace(LIVE, cut);
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    assertThat(store.recovery().isClean()).isTrue();
    assertThat(all(store)).isEqualTo(TEN);
    Readings more = readings(NOON.plusSeconds(3600), 5, 2);
    store.series().append(SERIES, more);
    disk = disk.afterKill();
    assertThat(all(open(ROOT, Durability.GROUP, disk)))
        .isEqualTo(Readings.concat(TEN.layout(), List.of(TEN, more)));
  }

  @Test
  void dropsASlotThatARunOfZerosTore() throws IOException {
    crashed();
    byte[] bytes = disk.bytes(LIVE);
    Arrays.fill(bytes, 64 + 9 * 16 + 5, bytes.length, (byte) 0);
    disk.replace(LIVE, bytes);
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    assertThat(store.recovery().dropped()).containsExactly(new Dropped(LIVE, 1, 64 + 9 * 16));
    assertThat(all(store)).isEqualTo(TEN.slice(0, 9));
  }

  @Test
  void countsRubbishBehindTheLastSlotAndClearsIt() throws IOException {
    crashed();
    byte[] bytes = disk.bytes(LIVE);
    Arrays.fill(bytes, 64 + 10 * 16, 64 + 12 * 16 + 8, (byte) 0x5a);
    disk.replace(LIVE, bytes);
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    assertThat(store.recovery().dropped()).containsExactly(new Dropped(LIVE, 3, 64 + 10 * 16));
    assertThat(all(store)).isEqualTo(TEN);
    assertThat(open(ROOT, Durability.GROUP, disk.afterKill()).recovery().isClean()).isTrue();
  }

  @Test
  void refusesADayThatIsDamagedBelowItsCheckpointNamingFileAndOffset() throws IOException {
    closed();
    damage(LIVE, 64 + 4 * 16 + 3);
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    assertThat(store.recovery().damaged()).extracting(Damaged::file).containsExactly(LIVE);
    assertCorrupt(() -> all(store), LIVE, 64 + 4 * 16);
    assertCorrupt(() -> store.series().latest(SERIES), LIVE, 64 + 4 * 16);
    assertCorrupt(() -> store.series().append(SERIES, TEN), LIVE, 64 + 4 * 16);
    assertCorrupt(() -> store.discards().discard(SERIES, TEN), LIVE, 64 + 4 * 16);
    assertCorrupt(store::footprint, LIVE, 64 + 4 * 16);
  }

  @Test
  void servesTheOtherDaysOfASeriesWithADamagedOne() throws IOException {
    closed();
    damage(LIVE, 64 + 4 * 16 + 3);
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    Readings nextDay = readings(NOON.plusSeconds(86_400), 5, 2);
    store.series().append(SERIES, nextDay);
    assertThat(all(store, SERIES, TimeRange.ofDay(LocalDate.of(2025, 3, 2)))).isEqualTo(nextDay);
    assertThat(store.series().latest(SERIES)).contains(nextDay.slice(4, 5));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 17, 25, 29, 33})
  void refusesADamagedHeader(int offset) throws IOException {
    crashed();
    damage(LIVE, offset);
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    assertCorrupt(() -> all(store), LIVE, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 51, 52, 63})
  void getsAlongWithOneDamagedCheckpoint(int offset) throws IOException {
    closed();
    damage(LIVE, offset);
    assertThat(all(open(ROOT, Durability.GROUP, disk))).isEqualTo(TEN);
  }

  @Test
  void refusesTwoDamagedCheckpoints() throws IOException {
    closed();
    damage(LIVE, 45);
    damage(LIVE, 57);
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    assertCorrupt(() -> all(store), LIVE, 40);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 64, 64 + 10 * 16 - 1})
  void refusesAFileThatIsShorterThanItsCheckpoint(int length) throws IOException {
    closed();
    disk.replace(LIVE, Arrays.copyOf(disk.bytes(LIVE), length));
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    assertCorrupt(() -> all(store), LIVE, length);
  }

  @Test
  void refusesTheFileOfAnotherDay() throws IOException {
    closed();
    disk.create(SERIES_ROOT.resolve("2025-03-02.bin")).close();
    disk.replace(SERIES_ROOT.resolve("2025-03-02.bin"), disk.bytes(LIVE));
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    assertCorrupt(() -> all(store), SERIES_ROOT.resolve("2025-03-02.bin"), 0);
  }

  @Test
  void refusesADamagedSealedDayNamingIt() throws IOException {
    sealed();
    damage(SEALED, disk.bytes(SEALED).length - 1);
    FileBackend again = open(ROOT, Durability.GROUP, disk);
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> all(again))
        .withMessageContaining(SEALED.toString())
        .extracting(StowageException::kind)
        .isEqualTo(ErrorKind.CORRUPT);
  }

  @Test
  void refusesTheSealedFileOfAnotherDay() throws IOException {
    sealed();
    disk.rename(SEALED, SERIES_ROOT.resolve("2025-03-09.stw"));
    FileBackend again = open(ROOT, Durability.GROUP, disk);
    assertCorrupt(() -> all(again), SERIES_ROOT.resolve("2025-03-09.stw"), 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 20, 60, 135})
  void refusesToOpenWithADamagedDefinitionNamingIt(int offset) throws IOException {
    closed();
    damage(SERIES_ROOT.resolve("definition"), offset);
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> open(ROOT, Durability.GROUP, disk.afterKill()))
        .withMessageContaining("/store/series/temp-1/definition")
        .extracting(StowageException::kind)
        .isEqualTo(ErrorKind.CORRUPT);
  }

  @Test
  void leavesNoFileOpenWhenItCannotBeOpened() throws IOException {
    FileBackend store = filled();
    store.series().define(new Series("temp-2", SERIES.layout()));
    store.close();
    damage(ROOT.resolve("series/temp-2/definition"), 20);
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> open(ROOT, Durability.GROUP, disk));
    assertThat(disk.openFiles()).isZero();
    damage(ROOT.resolve("series/temp-2/definition"), 20);
    assertThat(all(open(ROOT, Durability.GROUP, disk))).isEqualTo(TEN);
  }

  @Test
  void refusesADirectoryThatWasCopiedUnderAnotherName() throws IOException {
    closed();
    disk.rename(SERIES_ROOT, ROOT.resolve("series/temp-2"));
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> open(ROOT, Durability.GROUP, disk.afterKill()))
        .withMessageContaining("it defines temp-1, but its directory is that of temp-2");
  }

  @Test
  void movesTheCheckpointEveryFourMebibytes() throws IOException {
    FileBackend store = open(ROOT, Durability.OS, disk);
    store.series().define(SERIES);
    int slots = 4 * 1024 * 1024 / 16;
    store.series().append(SERIES, crowd(0, slots - 1));
    assertThat(open(ROOT, Durability.OS, disk.afterKill()).recovery().isClean()).isTrue();
    assertThat(checkpoint()).isZero();
    store.series().append(SERIES, crowd(slots - 1, 1));
    assertThat(checkpoint()).isEqualTo(slots);
  }

  @Test
  void movesTheCheckpointWhenTheNextDayBegins() throws IOException {
    FileBackend store = filled();
    assertThat(checkpoint()).isZero();
    store.series().append(SERIES, readings(NOON.plusSeconds(86_400), 1, 1));
    assertThat(checkpoint()).isEqualTo(10);
    assertThat(disk.bytes(LIVE)).hasSize(64 + 10 * 16);
  }

  @Test
  void logsWhatItDroppedAsAWarning() throws IOException {
    crashed();
    damage(LIVE, 64 + 4 * 16 + 3);
    List<LogRecord> logged = new ArrayList<>();
    Logger logger = Logger.getLogger("dev.stowage.file");
    Handler handler = QuietLog.collecting(logged);
    logger.addHandler(handler);
    logger.setLevel(Level.WARNING);
    try {
      open(ROOT, Durability.GROUP, disk).close();
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(Level.OFF);
    }
    assertThat(logged).hasSize(1);
    assertThat(new SimpleFormatter().formatMessage(logged.get(0)))
        .isEqualTo(
            LIVE
                + ": slots that a crash left half-written were dropped: 1, the first at offset 128");
  }

  private long checkpoint() throws IOException {
    ByteBuffer header = ByteBuffer.wrap(disk.bytes(LIVE));
    return Math.max(header.getLong(40), header.getLong(52));
  }

  private static Readings crowd(int from, int count) {
    ReadingsBuilder builder = Readings.builder(SERIES.layout());
    for (int i = from; i < from + count; i++) {
      builder.addRaw(NOON.toEpochMilli() + i, 1, 1, 1, 1, 0, 1, 1);
    }
    return builder.build();
  }

  /** Ten readings as a kill leaves them: none of them is below a checkpoint. */
  private void crashed() {
    filled();
    disk = disk.afterKill();
  }

  /** Ten readings after a clean close: all of them are below a checkpoint. */
  private void closed() {
    filled().close();
  }

  private void sealed() {
    FileBackend store = filled();
    store.seal(SERIES, LocalDate.of(2025, 3, 1));
    store.close();
  }

  private FileBackend filled() {
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    store.series().define(SERIES);
    store.series().append(SERIES, TEN);
    return store;
  }

  private void damage(Path file, int offset) throws IOException {
    byte[] bytes = disk.bytes(file);
    bytes[offset] ^= 0x10;
    disk.replace(file, bytes);
  }

  private static void assertCorrupt(Runnable call, Path file, long offset) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(call::run)
        .withMessageContaining(file + ": at offset " + offset + ":")
        .extracting(StowageException::kind)
        .isEqualTo(ErrorKind.CORRUPT);
  }
}
