package dev.stowage.file;

import static dev.stowage.file.LogStores.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are read through views of segments on the disk of this machine. */
class LogViewTest {

  @RegisterExtension static final QuietLog QUIET = new QuietLog();

  private static final int MANY_READS = 3 * ViewedFile.FIRST_PATIENCE;

  @TempDir Path directory;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Each record is read the moment it is there, and others again and again, while others come. */
  @ParameterizedTest
  @ValueSource(ints = {4 << 10, 64 << 20})
  void readsEveryRecordWhileTheLogGrows(int segmentBytes) throws Exception {
    LogSettings settings = new LogSettings(segmentBytes, 1, SipHash::of, threads);
    AtomicInteger made = new AtomicInteger();
    try (FileBackend store = LogStores.open(directory, Durability.OS, new RealDisk(), settings)) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int reader = 0; reader < 3; reader++) {
        Random random = new Random(reader);
        readers.add(threads.submit(() -> readUpTo(store, made, random)));
      }
      for (int i = 0; i < 3000; i++) {
        store.links().create(link("kept-" + i, i), LogStores.NOON);
        made.set(i + 1);
        assertReads(store, i);
        if (i % 7 == 0) {
          store.links().create(link("gone", i), LogStores.NOON);
          assertThat(store.links().remove("gone", i)).isTrue();
        }
      }
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    }
    try (FileBackend again =
        LogStores.open(directory, Durability.OS, new RealDisk(), LogStores.large())) {
      for (int i = 0; i < 3000; i++) {
        assertReads(again, i);
      }
    }
  }

  private static int readUpTo(FileBackend store, AtomicInteger made, Random random) {
    int reads = 0;
    while (made.get() < 3000) {
      int newest = made.get() - 1;
      if (newest >= 0) {
        assertReads(store, newest);
        assertReads(store, random.nextInt(newest + 1));
        reads++;
      }
    }
    return reads;
  }

  private static void assertReads(FileBackend store, int number) {
    assertThat(store.links().find("kept-" + number)).contains(link("kept-" + number, number));
  }

  @Test
  void findsDamageInAViewAsInAFile() throws IOException {
    Path segment = directory.resolve("links/00000001-0.log");
    try (FileBackend store = FileStores.open(directory, Durability.OS)) {
      store.links().create(link("kept-1", 1), LogStores.NOON);
      store.links().create(link("kept-2", 2), LogStores.NOON);
      for (int i = 0; i < MANY_READS; i++) {
        assertReads(store, 1);
      }
      damage(segment, CheckpointCells.HEADER_BYTES + 30);
      assertThatExceptionOfType(StowageException.class)
          .isThrownBy(() -> store.links().find("kept-1"))
          .withMessageContaining(segment + "")
          .withMessageContaining("offset " + CheckpointCells.HEADER_BYTES)
          .extracting(StowageException::kind)
          .isEqualTo(ErrorKind.CORRUPT);
      assertReads(store, 2);
    }
  }

  /** The virtual machine tells of it late, as its own error, which must not get any further. */
  @Test
  void refusesARecordThatWasCutOffFromOutside() throws IOException {
    try (FileBackend store = FileStores.open(directory, Durability.OS)) {
      store.pastes().create(LogStores.paste(LogStores.pasteId(0), 100_000, 0), LogStores.NOON);
      for (int i = 0; i < MANY_READS; i++) {
        assertThat(store.pastes().find(LogStores.pasteId(0))).isPresent();
      }
      Path segment = directory.resolve("pastes/00000001-0.log");
      try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
        file.setLength(CheckpointCells.HEADER_BYTES);
      }
      for (int i = 0; i < MANY_READS; i++) {
        assertThatExceptionOfType(StowageException.class)
            .isThrownBy(() -> store.pastes().find(LogStores.pasteId(0)))
            .extracting(StowageException::kind)
            .isIn(ErrorKind.CORRUPT, ErrorKind.UNAVAILABLE);
      }
    }
  }

  private static void damage(Path path, int at) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(at);
      int before = file.read();
      file.seek(at);
      file.write(before ^ 0x10);
    }
  }

  @Test
  void aClosedStoreReadsNothingMore() {
    FileBackend store = FileStores.open(directory, Durability.OS);
    store.links().create(link("kept-1", 1), LogStores.NOON);
    for (int i = 0; i < MANY_READS; i++) {
      assertReads(store, 1);
    }
    store.close();
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> store.links().find("kept-1"))
        .withMessageContaining("the file store was closed");
  }

  @Test
  void anInterruptNeitherEndsAReadNorIsLost() {
    try (FileBackend store = FileStores.open(directory, Durability.OS)) {
      store.links().create(link("kept-1", 1), LogStores.NOON);
      for (int i = 0; i < MANY_READS; i++) {
        Thread.currentThread().interrupt();
        assertReads(store, 1);
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }
}
