package dev.stowage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Makes temporary directories below {@code target}, on the disk that the sources are on. */
final class BuildDirectory implements TempDirFactory {

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    Path target = Files.createDirectories(Path.of("target", "stores"));
    return Files.createTempDirectory(target.toAbsolutePath(), "store");
  }
}
