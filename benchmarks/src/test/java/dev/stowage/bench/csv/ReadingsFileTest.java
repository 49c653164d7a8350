package dev.stowage.bench.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingsFileTest {

  private static final RecordLayout LAYOUT = RecordLayout.parse("time:42:ms humidity:7");

  @TempDir private Path folder = Path.of("");

  @Test
  void readsTheRowsOfAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("readings.csv"), "time,humidity\n1000,47\n");
    Readings readings = new ReadingsFile(file, LAYOUT).read().readings();
    assertThat(readings).isEqualTo(Readings.builder(LAYOUT).addRaw(1000, 47).build());
  }

  @Test
  void namesFileAndLineOfARowThatDoesNotFit() throws IOException {
    Path file = Files.writeString(folder.resolve("readings.csv"), "time,humidity\n1000,128\n");
    assertThat(refused(file).key()).isEqualTo("readings.csv line 2");
  }

  @Test
  void saysWhenTheFileCannotBeRead() {
    assertThat(refused(folder).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(refused(folder.resolve("absent")).what()).contains("cannot be read");
  }

  private static StowageException refused(Path file) {
    return catchThrowableOfType(
        StowageException.class, () -> new ReadingsFile(file, LAYOUT).read());
  }
}
