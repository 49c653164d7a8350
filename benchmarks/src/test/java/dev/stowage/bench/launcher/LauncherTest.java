package dev.stowage.bench.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.bench.launcher.FakeCheckout.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code stowage}, as it is in the root of the project. */
class LauncherTest {

  private static final int OF_THE_PROGRAM = 7;

  @TempDir private Path folder = Path.of("");
  private FakeCheckout checkout;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = new FakeCheckout(folder);
  }

  @Test
  void buildsTheFirstTimeAndSaysSoThenStartsAtOnce() throws Exception {
    Run first = checkout.run("compare", "--store", "a b");
    assertThat(first.exitCode()).isEqualTo(OF_THE_PROGRAM);
    assertThat(first.err()).startsWith("stowage: building").contains("build.log");
    assertThat(first.out())
        .startsWith("in " + checkout.jdk())
        .contains("argument dev.stowage.bench.Main\nargument compare\nargument --store\n")
        .endsWith("argument a b\n")
        .contains(checkout.root() + "/core/target/classes:" + checkout.root() + "/library.jar");
    Run second = checkout.run();
    assertThat(second.err()).isEmpty();
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void worksThroughSymlinksRelativeAndAbsolute() throws Exception {
    Path one = Files.createSymbolicLink(folder.resolve("one"), checkout.launcher());
    Path two = Files.createSymbolicLink(folder.resolve("two"), Path.of("one"));
    Run run = checkout.run(two, Map.of(), "x");
    assertThat(run.exitCode()).isEqualTo(OF_THE_PROGRAM);
    assertThat(run.out()).contains(checkout.root() + "/benchmarks/target/classes");
    assertThat(one).isSymbolicLink();
  }

  @Test
  void buildsAgainWhenASourceOrAPomIsNewer() throws Exception {
    checkout.run();
    checkout.change("core/src/main/java/A.java");
    checkout.run();
    assertThat(checkout.builds()).isEqualTo(2);
    checkout.change("core/src/main/java/A.java");
    Files.delete(checkout.root().resolve("core/src/main/java/A.java"));
    checkout.change("core/src/main/java");
    checkout.run();
    assertThat(checkout.builds()).isEqualTo(3);
    Files.createDirectories(checkout.root().resolve("core/src/main/java/gone"));
    checkout.change("core/src/main/java");
    checkout.change("pom.xml");
    checkout.run();
    assertThat(checkout.builds()).isEqualTo(4);
  }

  @Test
  void aTestOrADocumentIsNoReasonToBuild() throws Exception {
    checkout.run();
    checkout.write("README.md", "");
    checkout.change("core/src/test/java/ATest.java");
    checkout.change("README.md");
    checkout.run();
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenALibraryOrAModuleIsGone() throws Exception {
    checkout.run();
    Files.delete(checkout.root().resolve("core/target/classes"));
    checkout.run();
    assertThat(checkout.builds()).isEqualTo(2);
    Files.delete(checkout.root().resolve("library.jar"));
    Run run = checkout.run();
    assertThat(checkout.builds()).isEqualTo(3);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("stowage: the build left something out; its log is ");
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLogAndIsTriedAgain() throws Exception {
    checkout.write("broken", "");
    Run run = checkout.run();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("the compiler is unhappy")
        .contains("stowage: the build failed; its last lines are above, all of it is in ");
    Files.delete(checkout.root().resolve("broken"));
    assertThat(checkout.run().exitCode()).isEqualTo(OF_THE_PROGRAM);
    assertThat(checkout.root().resolve("target/launcher/lock")).doesNotExist();
  }

  @Test
  void twoAtOnceBuildOnceAndBothRun() throws Exception {
    checkout.write("slow", "");
    Process one = checkout.start(checkout.launcher(), Map.of(), "one");
    Process two = checkout.start(checkout.launcher(), Map.of(), "two");
    Run first = FakeCheckout.finish(one);
    Run second = FakeCheckout.finish(two);
    assertThat(first.exitCode()).isEqualTo(OF_THE_PROGRAM);
    assertThat(second.exitCode()).isEqualTo(OF_THE_PROGRAM);
    assertThat(first.err() + second.err())
        .containsOnlyOnce("stowage: building")
        .containsOnlyOnce("stowage: waiting for another launcher that is building");
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void theLockOfADeadLauncherIsBroken() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path lock = Files.createDirectories(checkout.root().resolve("target/launcher/lock"));
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
    assertThat(checkout.run().exitCode()).isEqualTo(OF_THE_PROGRAM);
    assertThat(lock).doesNotExist();
  }

  @Test
  void refusesAJavaThatIsTooOldOrMissingInOneLine() throws Exception {
    checkout.version("11.0.2");
    assertRefused(checkout.run(), "/bin/java is Java 11.0.2; set JAVA_HOME to a JDK 17 or newer");
    checkout.version("1.8.0_402");
    assertRefused(checkout.run(), "is Java 1.8.0_402; set JAVA_HOME to a JDK 17 or newer");
    checkout.version("16");
    assertRefused(checkout.run(), "is Java 16; set JAVA_HOME to a JDK 17 or newer");
    checkout.version("17");
    assertThat(checkout.run().exitCode()).isEqualTo(OF_THE_PROGRAM);
    checkout.version("26-ea");
    assertThat(checkout.run().exitCode()).isEqualTo(OF_THE_PROGRAM);
    assertRefused(
        checkout.run(checkout.launcher(), Map.of("JAVA_HOME", "/nowhere")),
        "JAVA_HOME is /nowhere, where there is no bin/java; set it to a JDK 17 or newer, or unset");
  }

  @Test
  void wantsACompilerOnlyToBuild() throws Exception {
    checkout.run();
    Files.delete(checkout.jdk().resolve("bin/javac"));
    assertThat(checkout.run().exitCode()).isEqualTo(OF_THE_PROGRAM);
    checkout.change("pom.xml");
    assertRefused(checkout.run(), "has no javac, which building needs; set JAVA_HOME to a JDK 17");
  }

  @Test
  void passesOptionsOnToTheJvm() throws Exception {
    Run run =
        checkout.run(checkout.launcher(), Map.of("STOWAGE_JAVA_OPTS", "-Xmx4g -Dx=y"), "compare");
    assertThat(run.out()).contains("argument -Xmx4g\nargument -Dx=y\n");
  }

  private static void assertRefused(Run run, String what) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).last().asString().startsWith("stowage: ").contains(what);
  }
}
