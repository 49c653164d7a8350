package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file of this machine's disk shows of itself. */
class MappedViewTest {

  private static final int LENGTH = 1 << 16;

  @TempDir Path directory;

  private final byte[] content = new byte[LENGTH];
  private Path path = Path.of("file");

  @BeforeEach
  void write() throws IOException {
    new Random(1).nextBytes(content);
    path = Files.write(directory.resolve("file"), content);
  }

  @Test
  void showsTheFirstBytes() throws IOException {
    try (DiskFile file = RealFile.open(path)) {
      DiskView view = file.map(1000).orElseThrow();
      assertThat(view.length()).isEqualTo(1000);
      assertThat(read(view, 0, 1000)).isEqualTo(Arrays.copyOf(content, 1000));
      assertThat(read(view, 999, 1)).containsExactly(content[999]);
    }
  }

  @Test
  void showsWhatIsWrittenAfterIt() throws IOException {
    try (DiskFile file = RealFile.open(path)) {
      DiskView view = file.map(LENGTH).orElseThrow();
      file.write(5000, new byte[] {1, 2, 3});
      assertThat(read(view, 5000, 3)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void outlivesTheFileAndItsName() throws IOException {
    DiskFile file = RealFile.open(path);
    DiskView view = file.map(LENGTH).orElseThrow();
    file.close();
    Files.delete(path);
    assertThat(read(view, 0, LENGTH)).isEqualTo(content);
  }

  @Test
  void isEmptyWhenThereIsLessOfTheFileOrNone() throws IOException {
    try (DiskFile file = RealFile.open(path)) {
      assertThat(file.map(LENGTH + 1)).isEmpty();
      assertThat(Files.size(path)).isEqualTo(LENGTH);
      Files.delete(path);
      assertThat(file.map(1)).isEmpty();
    }
  }

  @Test
  void mindsNoInterruptAndLosesNone() throws IOException {
    try (DiskFile file = RealFile.open(path)) {
      Thread.currentThread().interrupt();
      DiskView view = file.map(LENGTH).orElseThrow();
      byte[] first = read(view, 0, 10);
      assertThat(Thread.interrupted()).as("the thread is still interrupted").isTrue();
      assertThat(first).isEqualTo(Arrays.copyOf(content, 10));
      assertThat(file.length()).isEqualTo(LENGTH);
    }
  }

  private static byte[] read(DiskView view, long at, int length) {
    byte[] bytes = new byte[length];
    view.read(at, bytes, length);
    return bytes;
  }
}
