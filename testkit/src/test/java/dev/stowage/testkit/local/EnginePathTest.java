package dev.stowage.testkit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginePathTest {

  @AfterEach
  void forgetTheProperty() {
    System.clearProperty(EnginePath.PROPERTY);
  }

  @Test
  void findsTheEngineOfThisCheckout() {
    assertThat(EnginePath.find("dynamodb-local"))
        .endsWith(Path.of("testkit", "engines", "dynamodb-local", "target", "engine"));
  }

  @Test
  void findsAnEngineWhereThePropertySays(@TempDir Path engines) throws IOException {
    Path folder = Files.createDirectories(engines.resolve("dynamodb-local"));
    Files.createFile(folder.resolve("an.jar"));
    System.setProperty(EnginePath.PROPERTY, engines.toString());

    assertThat(EnginePath.find("dynamodb-local")).isEqualTo(folder);
  }

  @Test
  void namesEveryPlaceLookedAtAndWhatToRun(@TempDir Path engines) throws IOException {
    Files.createDirectories(engines.resolve("no-such-engine"));
    System.setProperty(EnginePath.PROPERTY, engines.toString());

    assertThatThrownBy(() -> EnginePath.find("no-such-engine"))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MISCONFIGURED))
        .hasMessageContaining(engines.resolve("no-such-engine").toString())
        .hasMessageContaining(
            Path.of("testkit", "engines", "no-such-engine", "target", "engine").toString())
        .hasMessageContaining("./mvnw -pl testkit/engines/no-such-engine generate-resources")
        .hasMessageContaining("-Dstowage.engines=DIR");
  }
}
