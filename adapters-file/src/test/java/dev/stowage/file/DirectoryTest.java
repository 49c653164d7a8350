package dev.stowage.file;

import static dev.stowage.file.FileStores.SERIES;
import static dev.stowage.file.FileStores.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a directory is, and who has it open. */
class DirectoryTest {

  @TempDir Path directory;

  @Test
  void makesAnAbsentDirectoryWithItsParents() {
    Path deep = directory.resolve("a/b/c");
    open(deep, Durability.GROUP).close();
    assertThat(deep.resolve("stowage.format")).hasContent("stowage files 1\n");
  }

  @Test
  void takesAnEmptyDirectoryAndTheRootOfAFileSystem() throws IOException {
    Files.createDirectory(directory.resolve("lost+found"));
    open(directory, Durability.GROUP).close();
    assertThat(directory.resolve("stowage.format")).exists();
  }

  @Test
  void refusesADirectoryWithFilesOfOthersAndLeavesItAsItIs() throws IOException {
    Files.writeString(directory.resolve("letter.txt"), "Dear");
    assertMisconfigured("holds letter.txt; name an empty or a new directory");
    assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("letter.txt"));
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "text");
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> open(file, Durability.GROUP))
        .withMessageContaining("this is no directory")
        .extracting(StowageException::kind)
        .isEqualTo(ErrorKind.MISCONFIGURED);
  }

  @Test
  void refusesAnotherVersionOfTheFormat() throws IOException {
    open(directory, Durability.GROUP).close();
    Files.writeString(directory.resolve("stowage.format"), "stowage files 2\n");
    assertMisconfigured("its format is \"stowage files 2\"");
  }

  @Test
  void refusesASecondOpeningByThisProcessNamingIt() {
    try (FileBackend first = open(directory, Durability.GROUP)) {
      first.series().define(SERIES);
      assertMisconfigured("by process " + ProcessHandle.current().pid() + " on ");
    }
    try (FileBackend second = open(directory, Durability.GROUP)) {
      assertThat(second.series().find(SERIES.name())).contains(SERIES);
    }
  }

  @Test
  void refusesASecondOpeningThroughASymbolicLink() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolveSibling("link"), directory);
    try (FileBackend first = open(directory, Durability.GROUP)) {
      assertThat(first.recovery().isClean()).isTrue();
      assertThatExceptionOfType(StowageException.class)
          .isThrownBy(() -> open(link, Durability.GROUP))
          .withMessageContaining("open already");
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void refusesADirectoryThatAnotherProcessHoldsUntilThatOneIsKilled() throws Exception {
    try (Child child = Child.start("hold", directory.toString(), "GROUP")) {
      assertThat(child.line()).isEqualTo(ChildMain.READY);
      assertMisconfigured("by process " + child.pid() + " on ");
      assertMisconfigured("stowage+http://");
      child.kill();
    }
    open(directory, Durability.GROUP).close();
  }

  @Test
  void aRefusedSecondOpeningDoesNotFreeTheDirectoryForOtherProcesses() throws Exception {
    try (FileBackend first = open(directory, Durability.GROUP)) {
      assertMisconfigured("open already");
      try (Child child = Child.start("hold", directory.toString(), "GROUP")) {
        assertThat(child.line())
            .contains("open already, by process " + ProcessHandle.current().pid() + " on ");
      }
      assertThat(first.recovery().isClean()).isTrue();
    }
  }

  @Test
  void ofManyThreadsThatOpenADirectoryAtOnceOneGetsIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> attempts = new ArrayList<>();
      List<FileBackend> opened = java.util.Collections.synchronizedList(new ArrayList<>());
      for (int i = 0; i < 8; i++) {
        attempts.add(
            () ->
                catchThrowableOfType(
                        StowageException.class, () -> opened.add(open(directory, Durability.GROUP)))
                    == null);
      }
      int winners = 0;
      for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
        winners += attempt.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
      opened.forEach(FileBackend::close);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void saysNothingOfAnOldHolderAfterAClose() {
    open(directory, Durability.GROUP).close();
    assertThat(directory.resolve("stowage.lock")).isEmptyFile();
  }

  private void assertMisconfigured(String said) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> open(directory, Durability.GROUP))
        .withMessageContaining(said)
        .extracting(StowageException::kind)
        .isEqualTo(ErrorKind.MISCONFIGURED);
  }
}
