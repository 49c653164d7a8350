package dev.stowage.bench.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ScratchTest {

  @Test
  void removesItsDirectoriesWithWhatIsInThem() throws IOException {
    Path one;
    Path other;
    try (Scratch scratch = new Scratch()) {
      one = scratch.directory();
      other = scratch.directory();
      Files.createDirectories(one.resolve("a/b"));
      Files.writeString(one.resolve("a/b/c"), "x");
      scratch.remove(one);
      assertThat(one).doesNotExist();
      assertThat(other).isDirectory();
    }
    assertThat(other).doesNotExist();
  }

  @Test
  void closingTwiceAndAfterSomebodyElseCleanedUpIsFine() throws IOException {
    Scratch scratch = new Scratch();
    Path made = scratch.directory();
    Files.delete(made);
    scratch.close();
    scratch.close();
    assertThat(made).doesNotExist();
  }

  @Test
  void startsAnEngineOnceAndEndsItWithTheRun() {
    List<String> told = new ArrayList<>();
    Supplier<String> start =
        () -> {
          told.add("started");
          return "engine";
        };
    try (Scratch scratch = new Scratch()) {
      assertThat(scratch.engine("a", String.class, start, told::add)).isEqualTo("engine");
      assertThat(scratch.engine("a", String.class, start, told::add)).isEqualTo("engine");
      assertThat(told).containsExactly("started");
    }
    assertThat(told).containsExactly("started", "engine");
  }

  @Test
  void anEngineWhoseLinesAreDoneEndsBeforeTheRun() {
    List<String> told = new ArrayList<>();
    try (Scratch scratch = new Scratch()) {
      scratch.engine("a", String.class, () -> "first", told::add);
      scratch.engine("b", String.class, () -> "second", told::add);
      scratch.endEngine("a");
      scratch.endEngine("a");
      assertThat(told).containsExactly("first");
    }
    assertThat(told).containsExactly("first", "second");
  }

  @Test
  void makesNothingMoreAfterItWasAskedToStop() {
    try (Scratch scratch = new Scratch()) {
      assertThat(scratch.stopping()).isFalse();
      scratch.stop();
      assertThat(scratch.stopping()).isTrue();
      assertThatThrownBy(scratch::directory).isInstanceOf(Scratch.Stopped.class);
      assertThatThrownBy(() -> scratch.engine("a", String.class, () -> "started", engine -> {}))
          .isInstanceOf(Scratch.Stopped.class);
    }
  }

  @Test
  void removesOnceWhatItOwns() {
    List<String> told = new ArrayList<>();
    try (Scratch scratch = new Scratch()) {
      Scratch.Belonging first = scratch.owns("table a", () -> told.add("a"));
      scratch.owns("table b", () -> told.add("b"));
      first.remove();
      first.remove();
      assertThat(told).containsExactly("a");
    }
    assertThat(told).containsExactly("a", "b");
  }

  @Test
  void namesWhatCouldNotBeRemovedAndRemovesTheRest() {
    List<String> told = new ArrayList<>();
    Scratch scratch = new Scratch();
    scratch.owns(
        "table a",
        () -> {
          throw new IllegalStateException("no permission");
        });
    scratch.owns("table b", () -> told.add("b"));
    Path directory = scratch.directory();
    scratch.close();
    assertThat(scratch.leftovers()).containsExactly("table a: no permission");
    assertThat(told).containsExactly("b");
    assertThat(directory).doesNotExist();
  }

  @Test
  void namesWhatIsStillBeingRemovedWithoutWaitingForIt() throws Exception {
    CountDownLatch removing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Scratch scratch = new Scratch();
    assertThat(scratch.ownsPlaces()).isFalse();
    scratch.owns(
        "table a",
        () -> {
          removing.countDown();
          try {
            goOn.await();
          } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
          }
        });
    assertThat(scratch.ownsPlaces()).isTrue();
    Thread closing = new Thread(scratch::close);
    closing.start();
    assertThat(removing.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(scratch.leftovers()).containsExactly("table a: its removal had not ended");
    goOn.countDown();
    closing.join();
    assertThat(scratch.leftovers()).isEmpty();
    assertThat(scratch.ownsPlaces()).isFalse();
  }

  @Test
  void triesAgainToRemoveWhatFailedOnce() {
    List<String> told = new ArrayList<>();
    Scratch scratch = new Scratch();
    Scratch.Belonging table =
        scratch.owns(
            "table a",
            () -> {
              told.add("tried");
              if (told.size() == 1) {
                throw new IllegalStateException("throttled");
              }
            });
    table.remove();
    assertThat(scratch.leftovers()).containsExactly("table a: throttled");
    scratch.close();
    assertThat(scratch.leftovers()).isEmpty();
    assertThat(told).hasSize(2);
  }

  @Test
  void removesAgainWhatARequestUnderWayMayHaveMadeMeanwhile() {
    List<String> told = new ArrayList<>();
    Scratch scratch = new Scratch();
    scratch.owns("table a", () -> told.add("a"));
    scratch.close();
    scratch.close();
    assertThat(told).containsExactly("a");
    scratch.removeAgain();
    assertThat(told).containsExactly("a", "a");
    assertThat(scratch.leftovers()).isEmpty();
  }

  @Test
  void namesWhatCouldNotBeRemovedAgain() {
    List<String> told = new ArrayList<>();
    Scratch scratch = new Scratch();
    scratch.owns(
        "table a",
        () -> {
          told.add("a");
          if (told.size() > 1) {
            throw new IllegalStateException("no answer");
          }
        });
    scratch.close();
    scratch.removeAgain();
    assertThat(scratch.leftovers()).containsExactly("table a: no answer");
  }
}
