package dev.stowage.file;

import static dev.stowage.file.FileStores.LAYOUT;
import static dev.stowage.file.FileStores.NOON;
import static dev.stowage.file.FileStores.SERIES;
import static dev.stowage.file.FileStores.open;
import static dev.stowage.file.FileStores.readings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Tariff.Standing;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootprintTest {

  /** In the build directory: the rule is that of file systems with blocks, not of a memory disk. */
  @TempDir(factory = BuildDirectory.class)
  Path directory;

  @Test
  void anEmptyStoreHoldsNothingButItsOwnFiles() throws Exception {
    try (FileBackend store = open(directory, Durability.GROUP)) {
      Footprint empty = store.footprint();
      assertThat(empty.records()).isEqualTo(Amount.measured(0));
      assertThat(empty.encodedBytes()).isEqualTo(Amount.measured(0));
      assertPhysicalIsWhatDuSays(store, 0);
    }
  }

  @Test
  void countsReadingsBitsAndSlotsOfALiveDay() {
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      store.series().append(SERIES, readings(NOON, 100, 1));
      store.series().append(SERIES, readings(NOON, 10, 2));
      store.discards().discard(SERIES, readings(NOON, 1, 2));
      Footprint found = store.footprint();
      assertThat(found.records()).isEqualTo(Amount.measured(99));
      assertThat(found.logicalBytes()).isEqualTo(Amount.measured((99 * 94 + 7) / 8));
      assertThat(found.encodedBytes()).isEqualTo(Amount.measured(111 * 16));
      assertThat(found.billedBytes()).isEqualTo(found.physicalBytes());
    }
  }

  @Test
  void countsTheBytesOfASealedDayAndTheSlotsBesideIt() throws IOException {
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      store.series().append(SERIES, readings(NOON, 100, 1));
      store.series().append(SERIES, readings(NOON.plus(Duration.ofDays(2)), 1, 1));
      store.series().append(SERIES, readings(NOON, 5, 2));
      Footprint found = store.footprint();
      long sealed = Files.size(directory.resolve("series/temp-1/2025-03-01.stw"));
      assertThat(found.records()).isEqualTo(Amount.measured(101));
      assertThat(found.encodedBytes()).isEqualTo(Amount.measured(sealed + 6 * 16));
    }
  }

  @Test
  void physicalBytesAreWhatDuSays() throws Exception {
    try (FileBackend store = open(directory, Durability.GROUP)) {
      for (int i = 0; i < 3; i++) {
        Series series = new Series("temp-" + i, LAYOUT);
        store.series().define(series);
        Readings days = readings(NOON, 3 * 5760, i);
        for (Readings day : days.byUtcDay().values()) {
          store.series().append(series, day);
        }
      }
      assertPhysicalIsWhatDuSays(store, 6);
    }
    try (FileBackend store = open(directory, Durability.GROUP)) {
      assertPhysicalIsWhatDuSays(store, 0);
    }
  }

  @Test
  void aSmallDayIsNotMostlySpareSpace() {
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      for (int i = 0; i < 2000; i++) {
        store.series().append(SERIES, readings(NOON.plusSeconds(15L * i), 1, 1));
      }
      long length = directory.resolve("series/temp-1/2025-03-01.bin").toFile().length();
      assertThat(length - (64 + 2000 * 16)).isBetween(0L, 8192L);
    }
  }

  @Test
  void nothingIsSpareAfterAClose() throws IOException {
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      store.series().append(SERIES, readings(NOON, 1000, 1));
    }
    assertThat(Files.size(directory.resolve("series/temp-1/2025-03-01.bin")))
        .isEqualTo(64 + 1000 * 16);
  }

  @Test
  void theBoxIsTheOnlyThingThatIsBilled() {
    try (FileBackend store = open(directory, Durability.GROUP)) {
      assertThat(store.tariff().storage()).isNull();
      assertThat(store.tariff().idle())
          .containsExactly(new Standing(UsageType.ELECTRICITY, new BigDecimal("3.6525")));
      store.series().define(SERIES);
      store.series().append(SERIES, readings(NOON, 1, 1));
      assertThat(store.meter().usage()).isEmpty();
    }
  }

  /**
   * Compares with {@code du}. ext4 may spend one block more on a file that grew in many pieces; of
   * other file systems only the directories are known to differ.
   */
  private void assertPhysicalIsWhatDuSays(FileBackend store, int grownFiles) throws Exception {
    long physical = Objects.requireNonNull(store.footprint().physicalBytes()).value();
    boolean ext4 = Files.getFileStore(directory).type().equals("ext4");
    long block = Files.getFileStore(directory).getBlockSize();
    long off = (grownFiles + (ext4 ? 0 : directories())) * block;
    assertThat(physical).isCloseTo(du(), within(off));
  }

  private long directories() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isDirectory).count();
    }
  }

  private long du() throws IOException, InterruptedException {
    Process du = new ProcessBuilder("du", "-s", "-k", directory.toString()).start();
    String said = new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(du.waitFor()).isZero();
    return 1024 * Long.parseLong(said.split("\\s", 2)[0]);
  }
}
