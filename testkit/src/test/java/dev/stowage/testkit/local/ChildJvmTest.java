package dev.stowage.testkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChildJvmTest {

  /** Says something and ends. */
  static final class Ending {
    public static void main(String[] arguments) {
      System.err.println("no room for me here");
    }
  }

  /** Says something and stays, deaf to its input. */
  static final class Staying {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println("still thinking");
      Thread.currentThread().join();
    }
  }

  /** Is ready, then deaf to its input. */
  static final class Deaf {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println("READY 12");
      Thread.currentThread().join();
    }
  }

  @Test
  void tellsWhatAChildSaidThatEndedBeforeItWasReady() throws Exception {
    assertThatThrownBy(() -> ChildJvm.start(launch(Ending.class, Duration.ofSeconds(60))))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE))
        .hasMessageContaining("it ended before it was ready")
        .hasMessageContaining("no room for me here");
  }

  @Test
  void killsAChildThatIsNotReadyInTime() throws Exception {
    assertThatThrownBy(() -> ChildJvm.start(launch(Staying.class, Duration.ofMillis(1))))
        .isInstanceOf(StowageException.class)
        .hasMessageContaining("not ready within");
    List<ProcessHandle> left =
        ProcessHandle.current()
            .children()
            .filter(child -> String.join(" ", arguments(child)).contains(Staying.class.getName()))
            .toList();
    for (ProcessHandle child : left) {
      assertThat(child.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  void killsAChildThatDoesNotEndWhenAsked() throws Exception {
    ChildJvm child = ChildJvm.start(launch(Deaf.class, Duration.ofSeconds(60)));
    assertThat(child.port()).isEqualTo(12);

    child.close();

    assertThat(child.handle().isAlive()).isFalse();
  }

  @Test
  void compilesAsItsParentDoes() throws Exception {
    String option = "-XX:TieredStopAtLevel=";
    List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();

    try (ChildJvm child = ChildJvm.start(launch(Deaf.class, Duration.ofSeconds(60)))) {
      assertThat(arguments(child.handle()))
          .filteredOn(argument -> argument.startsWith(option))
          .containsExactlyElementsOf(
              own.stream().filter(argument -> argument.startsWith(option)).toList());
      // It would not hear that it is asked to end.
      child.handle().destroyForcibly();
    }
  }

  private static String[] arguments(ProcessHandle child) {
    return child.info().arguments().orElse(new String[0]);
  }

  private static ChildJvm.Launch launch(Class<?> main, Duration timeout) throws Exception {
    String classes =
        Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    return new ChildJvm.Launch("an engine", main.getName(), List.of(classes), "64m", timeout);
  }
}
