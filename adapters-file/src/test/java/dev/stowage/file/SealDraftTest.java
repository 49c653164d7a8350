package dev.stowage.file;

import static dev.stowage.file.FileStores.LAYOUT;
import static dev.stowage.file.FileStores.NOON;
import static dev.stowage.file.FileStores.SERIES;
import static dev.stowage.file.FileStores.readings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.SealedDay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day that is read in windows to be sealed, and what comes between two of them. */
class SealDraftTest {

  private static final int PER_PAGE = 512;
  private static final long DAY = LocalDate.of(2025, 3, 1).toEpochDay();
  private static final Readings EVENLY = readings(NOON.minusSeconds(43_200), 5760, 1);
  private static final Path DIRECTORY = Path.of("/store");

  private final SimulatedDisk disk = new SimulatedDisk();
  private final StoreContext context =
      StoreContext.of(disk, new FileConfig(DIRECTORY, Durability.GROUP), FileStores.context());
  private final SeriesFiles series = new SeriesFiles(context, SERIES, DIRECTORY);

  @BeforeEach
  void makeDirectory() throws IOException {
    disk.createDirectory(DIRECTORY);
  }

  @Test
  void givesTheBytesOfTheWholeDayWhateverTheOrderOfItsReadings() throws IOException {
    int[] order = IntStream.range(0, EVENLY.size()).toArray();
    Random random = new Random(3);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[other];
      order[other] = moved;
    }
    List<Readings> ones = IntStream.of(order).mapToObj(i -> EVENLY.slice(i, i + 1)).toList();
    series.append(Readings.concat(LAYOUT, ones));
    draft().write(context);
    assertThat(disk.readAll(unfinished())).isEqualTo(SealedDay.encode(EVENLY));
  }

  @Test
  void writesNothingOnceSomethingWasAppendedBetweenTwoWindows() throws IOException {
    series.append(EVENLY);
    SealDraft draft = draft();
    AtomicInteger reads = new AtomicInteger();
    disk.watchReads(
        (call, path) -> {
          if (reads.incrementAndGet() == 3) {
            series.append(readings(NOON.plusSeconds(1), 1, 2));
          }
        });
    draft.write(context);
    assertThat(draft.isUpToDate()).isFalse();
    assertThat(reads).hasValueLessThan(6);
    assertThat(disk.stat(unfinished())).isEmpty();
  }

  @Test
  void aSealHoldsWhatIsAppendedWhileItReads() throws IOException {
    series.append(EVENLY);
    AtomicInteger drafts = new AtomicInteger();
    disk.watchReads(
        (call, path) -> {
          int number = drafts.incrementAndGet();
          if (number < 3) {
            series.append(readings(NOON.plusSeconds(number), 1, number));
          }
        });
    series.seal(DAY);
    assertThat(drafts).hasValueGreaterThan(2);
    Readings late =
        Readings.concat(
            LAYOUT,
            List.of(
                EVENLY, readings(NOON.plusSeconds(1), 1, 1), readings(NOON.plusSeconds(2), 1, 2)));
    byte[] sealed = disk.readAll(series.day(DAY).sealedPath());
    assertThat(sealed).isEqualTo(SealedDay.encode(late.inTimeOrder()));
    assertThat(series.day(DAY).live()).isEmpty();
  }

  @Test
  void whoMustBeAloneWaitsForAWindowAndNotForTheDay() throws Exception {
    series.append(EVENLY);
    AtomicBoolean alone = new AtomicBoolean();
    Thread other = new Thread(() -> runAlone(alone));
    AtomicInteger windowsAfter = new AtomicInteger();
    disk.watchReads(
        (call, path) -> {
          if (other.getState() == Thread.State.NEW) {
            other.start();
            while (other.getState() != Thread.State.WAITING) {
              Thread.onSpinWait();
            }
          } else if (alone.get()) {
            windowsAfter.incrementAndGet();
          }
        });
    draft().write(context);
    other.join();
    assertThat(windowsAfter).hasValueGreaterThan(5);
    assertThat(disk.readAll(unfinished())).isEqualTo(SealedDay.encode(EVENLY));
  }

  private void runAlone(AtomicBoolean alone) {
    try {
      series.exclusive("drop", () -> alone.getAndSet(true));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private SealDraft draft() {
    DayFiles day = series.day(DAY);
    return new SealDraft(series, day, day.live().orElseThrow(), new DayPages(series, PER_PAGE));
  }

  private Path unfinished() {
    return FileNames.unfinished(series.day(DAY).sealedPath());
  }
}
