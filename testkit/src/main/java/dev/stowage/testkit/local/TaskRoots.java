package dev.stowage.testkit.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Deployables, jar or ZIP, unpacked as the service unpacks them: once for all functions of this
 * process, which only read them, and removed when it ends.
 */
final class TaskRoots {

  private record Deployable(Path file, FileTime changed, long size) {}

  private static final Map<Deployable, Path> UNPACKED = new HashMap<>();

  private TaskRoots() {}

  /** Returns the folder that holds what is in the deployable. */
  static synchronized Path of(Path file) throws IOException {
    Deployable deployable =
        new Deployable(file.toRealPath(), Files.getLastModifiedTime(file), Files.size(file));
    Path root = UNPACKED.get(deployable);
    if (root == null) {
      root = Files.createTempDirectory("stowage-lambda-task");
      Path folder = root;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      unpack(file, root);
      UNPACKED.put(deployable, root);
    }
    return root;
  }

  /** Removes a folder with everything in it; nothing happens when there is none. */
  static void remove(@Nullable Path folder) {
    if (folder == null || Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }

  private static void unpack(Path file, Path root) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
          throw new IOException(file + " holds " + entry.getName() + ", which leads out of it");
        }
        Path parent = target.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        try (InputStream bytes = zip.getInputStream(entry)) {
          Files.copy(bytes, target);
        }
      }
    }
  }
}
