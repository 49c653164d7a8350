package dev.stowage.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.link.LinkPolicy;
import dev.stowage.core.link.Links;
import dev.stowage.core.link.NewLink;
import dev.stowage.core.link.SlugKey;
import dev.stowage.testkit.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  private static final BackendContext CONTEXT = BackendContext.system(new Meter());

  @TempDir private Path folder = Path.of("");

  @Test
  void makesNothingBeforeItIsNeeded() {
    DataDirectory data = new DataDirectory(folder.resolve("data"));

    assertThat(data.store().url().path()).isEqualTo(folder.resolve("data/store").toString());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theKeyIsMadeOnceAndReadEverAfter() throws IOException {
    DataDirectory data = new DataDirectory(folder.resolve("data"));

    assertThat(reused(data)).isEqualTo(reused(data));
    assertThat(reused(data)).isNotEqualTo(reused(new DataDirectory(folder.resolve("other"))));
    assertThat(folder.resolve("data")).isDirectoryContaining("glob:**/slug.key");
    try (var files = Files.list(folder.resolve("data"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void theSameKeyGivesTheSameIdsWhereASettingNamesItsFile() {
    DataDirectory data = new DataDirectory(folder);
    String here = reused(data);

    Settings named =
        Settings.of(Map.of("STOWAGE_SLUG_KEY_FILE", folder.resolve("slug.key").toString()));

    assertThat(reused(Objects.requireNonNull(named.slugKey()))).isEqualTo(here);
  }

  @Test
  void theKeyIsReadByItsOwnerAlone() throws IOException {
    new DataDirectory(folder).slugKey(CONTEXT);

    assertThat(Files.getPosixFilePermissions(folder.resolve("slug.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aDamagedKeyIsNotReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("slug.key"), "half a k");

    assertThatThrownBy(() -> new DataDirectory(folder).slugKey(CONTEXT))
        .hasMessageContaining("it holds no key; put a copy of it back, or set STOWAGE_SLUG_KEY")
        .hasMessageNotContaining("half");
    assertThat(file).hasContent("half a k");
  }

  @Test
  void aPlaceThatCannotBeADirectoryIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> new DataDirectory(file).slugKey(CONTEXT))
        .hasMessageContaining("slug.key: it can be neither read nor made")
        .hasMessageContaining("give another --data");
  }

  private static String reused(DataDirectory data) {
    return reused(data.slugKey(CONTEXT));
  }

  private static String reused(SlugKey key) {
    Links links =
        new Links(new MemoryBackend(CONTEXT).links(), LinkPolicy.PLAIN.withSlugKey(key), CONTEXT);
    return links.shorten(NewLink.to("https://example.com").reusedBy("me")).link().id();
  }
}
