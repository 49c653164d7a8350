package dev.stowage.testkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLambdaTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String SOURCE =
      """
      import com.amazonaws.services.lambda.crac.Core;
      import com.amazonaws.services.lambda.crac.Resource;
      import com.amazonaws.services.lambda.runtime.Context;
      import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
      import java.io.*;
      import java.util.*;

      public class Tiny implements RequestStreamHandler, Resource {

        private static final String MODE = String.valueOf(System.getenv("MODE"));
        private final List<String> hooks = new ArrayList<>();

        public Tiny() throws InterruptedException {
          System.out.println("starting as " + MODE);
          switch (MODE) {
            case "throws" -> throw new IllegalArgumentException("STORE: \\"no\\" is no store");
            case "exits" -> System.exit(7);
            case "hangs" -> Thread.currentThread().join();
            default -> Core.getGlobalContext().register(this);
          }
        }

        public void beforeCheckpoint(com.amazonaws.services.lambda.crac.Context<? extends Resource> c) {
          hooks.add("before");
        }

        public void afterRestore(com.amazonaws.services.lambda.crac.Context<? extends Resource> c) {
          if (MODE.equals("restores badly")) {
            throw new IllegalStateException("no connection");
          }
          hooks.add("after");
        }

        public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
          byte[] event = in.readAllBytes();
          switch (new String(event)) {
            case "hooks" -> out.write(hooks.toString().getBytes());
            case "environment" -> out.write(new TreeMap<>(System.getenv()).toString().getBytes());
            case "home" -> out.write(System.getProperty("user.home").getBytes());
            case "left" -> out.write(("" + context.getRemainingTimeInMillis()).getBytes());
            case "die" -> System.exit(9);
            case "throw" -> throw new IOException("no such thing");
            default -> out.write(event);
          }
        }
      }
      """;

  @TempDir static Path folder;

  private static Path jar;

  @BeforeAll
  static void compileTheHandler() {
    jar = HandlerJar.compile(folder, "Tiny", SOURCE);
  }

  @Test
  void passesEveryByteBothWays() {
    byte[] event = new byte[300_000];
    for (int i = 0; i < event.length; i++) {
      event[i] = (byte) i;
    }
    try (LocalLambda function = LocalLambda.start(setup("echoes"))) {
      LambdaAnswer answer = function.invoke(event, LIMIT);

      assertThat(answer.failure()).isEmpty();
      assertThat(answer.payload()).isEqualTo(event);
      assertThat(answer.took()).isPositive().isLessThan(LIMIT);
      assertThat(function.initTook()).isPositive().isLessThan(LIMIT);
      assertThat(function.awaitOutput("starting as echoes"::equals, LIMIT)).isNotEmpty();
      assertThatThrownBy(() -> function.awaitOutput("never said"::equals, Duration.ofMillis(1)))
          .hasMessageContaining("no such line within 1 ms");
    }
  }

  @Test
  void givesTheFunctionItsOwnEnvironmentAndNothingOfThisProcess() {
    LambdaSetup setup = setup("echoes").withMemory(1024).with("AWS_REGION", "ap-south-1");
    try (LocalLambda function = LocalLambda.start(setup)) {
      assertThat(ask(function, "environment"))
          .contains("MODE=echoes", "_HANDLER=Tiny", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=1024")
          .contains("AWS_REGION=ap-south-1", "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand")
          .doesNotContain("HOME=", "USER=", "MAVEN");
      assertThat(ask(function, "home")).contains("stowage-lambda");
      assertThat(Integer.parseInt(ask(function, "left"))).isBetween(1, (int) LIMIT.toMillis());
    }
  }

  @Test
  void tellsWhatTheHandlerThrewAndGoesOn() {
    try (LocalLambda function = LocalLambda.start(setup("echoes"))) {
      assertThat(function.invoke(bytes("throw"), LIMIT).failure())
          .contains(new LambdaFailure("java.io.IOException", "no such thing"));
      assertThat(ask(function, "still there")).isEqualTo("still there");
    }
  }

  @Test
  void tellsWhatTheInitReported() {
    try (LocalLambda function = LocalLambda.start(setup("throws"))) {
      LambdaFailure failure = function.awaitInit(LIMIT).orElseThrow();

      assertThat(failure.message()).contains("STORE: \"no\" is no store");
      assertThat(failure.type()).isEqualTo("java.lang.IllegalArgumentException");
      assertThatThrownBy(() -> function.invoke(bytes("x"), LIMIT))
          .isInstanceOf(StowageException.class)
          .hasMessageContaining("it takes no events: java.lang.IllegalArgumentException STORE");
    }
  }

  @Test
  void tellsHowAProcessEndedAndWhatItSaid() {
    try (LocalLambda inInit = LocalLambda.start(setup("exits"));
        LocalLambda inInvoke = LocalLambda.start(setup("echoes"))) {
      assertThat(inInit.awaitInit(LIMIT))
          .contains(
              new LambdaFailure(
                  LambdaFailure.EXIT,
                  "the process ended with exit status 7; its last lines: starting as exits"));
      assertThat(inInvoke.invoke(bytes("die"), LIMIT).failure().orElseThrow().message())
          .startsWith("the process ended with exit status 9");
    }
  }

  @Test
  void killsAFunctionThatIsNotReadyInTime() throws Exception {
    try (LocalLambda function = LocalLambda.start(setup("hangs"))) {
      assertThatThrownBy(() -> function.awaitInit(Duration.ofMillis(1)))
          .isInstanceOf(StowageException.class)
          .hasMessageContaining("not within 1 ms; it was killed");
      ProcessHandle.of(function.pid())
          .ifPresent(left -> left.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }
  }

  @Test
  void answersAnEventOfBeforeTheFreezeAfterIt() throws Exception {
    try (LocalLambda function = LocalLambda.start(setup("echoes"))) {
      assertThat(ask(function, "first")).isEqualTo("first");
      function.freeze();
      assertThat(state(function)).isEqualTo("T");

      CompletableFuture<String> second =
          CompletableFuture.supplyAsync(() -> ask(function, "second"));
      assertThat(second).isNotDone();
      function.thaw();

      assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("second");
    }
  }

  @Test
  void holdsAFunctionInItsSnapshotUntilItIsRestored() {
    try (LocalLambda function = LocalLambda.start(setup("snapped").withSnapStart())) {
      assertThat(function.awaitCheckpoint(LIMIT)).isEmpty();
      assertThat(function.initTook()).isPositive();
      assertThatThrownBy(function::restoreTook).isInstanceOf(IllegalStateException.class);

      function.restore();

      assertThat(ask(function, "hooks")).isEqualTo("[before, after]");
      assertThat(function.restoreTook()).isPositive();
    }
  }

  @Test
  void tellsWhatAHookReportedAfterTheRestore() {
    try (LocalLambda function = LocalLambda.start(setup("restores badly").withSnapStart())) {
      assertThat(function.awaitInit(LIMIT).orElseThrow().type())
          .isEqualTo("com.amazonaws.services.lambda.crac.RestoreException");
    }
  }

  @Test
  void listsTheClassesThatAreLoaded() {
    try (LocalLambda function = LocalLambda.start(setup("echoes").withClassList());
        LocalLambda without = LocalLambda.start(setup("echoes"))) {
      ask(function, "one");

      assertThat(function.loadedClasses())
          .contains("Tiny", "java.lang.Object")
          .doesNotContain("java.util.TreeMap$Offender");
      assertThatThrownBy(without::loadedClasses).hasMessageContaining("withClassList");
    }
  }

  @Test
  void startsManyAtOnceAndLeavesNothingBehind() throws IOException {
    List<LocalLambda> functions = new ArrayList<>();
    List<ProcessHandle> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      LocalLambda function = LocalLambda.start(setup("echoes"));
      functions.add(function);
      processes.add(ProcessHandle.of(function.pid()).orElseThrow());
    }
    List<String> answers = functions.stream().map(each -> ask(each, "here")).toList();
    functions.forEach(LocalLambda::close);

    assertThat(answers).containsOnly("here").hasSize(4);
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
  }

  private static LambdaSetup setup(String mode) {
    return LambdaSetup.of(jar, "Tiny").with("MODE", mode);
  }

  private static String ask(LocalLambda function, String event) {
    return function.invoke(bytes(event), LIMIT).text();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String state(LocalLambda function) throws IOException {
    String status = Files.readString(Path.of("/proc", Long.toString(function.pid()), "stat"));
    int state = status.lastIndexOf(')') + 2;
    return status.substring(state, state + 1);
  }
}
