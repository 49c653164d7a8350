package dev.stowage.file;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One store for all tests of a conformance class, in a directory that goes with it. */
final class TckStore implements BeforeAllCallback, AfterAllCallback {

  private final Durability durability;
  private @Nullable FileBackend backend;
  private @Nullable Path directory;

  TckStore(Durability durability) {
    this.durability = durability;
  }

  FileBackend backend() {
    return Objects.requireNonNull(backend, "the store is opened before the tests");
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    directory = Files.createTempDirectory("stowage-tck");
    backend =
        FileBackend.open(new FileConfig(directory, durability), BackendContext.system(new Meter()));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    backend().close();
    Disk.Entry made = new Disk.Entry(Objects.requireNonNull(directory), true, 0);
    SeriesLoading.removeAll(new RealDisk(), made);
  }
}
