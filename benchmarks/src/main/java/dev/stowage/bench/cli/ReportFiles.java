package dev.stowage.bench.cli;

import dev.stowage.bench.report.ReportFolder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of {@code --out}, whose folder is tried before anything is run. */
final class ReportFiles {

  /** What the system says of a disk that takes no more, which is no wrong usage. */
  private static final Set<String> FULL = Set.of("No space left on device", "Disk quota exceeded");

  private final @Nullable Path path;
  private final @Nullable ReportFolder folder;

  private ReportFiles(@Nullable Path path, @Nullable ReportFolder folder) {
    this.path = path;
    this.folder = folder;
  }

  /**
   * Makes sure that the folder can be written to.
   *
   * @param path the folder, or null to write no files
   * @param names what the files are called
   */
  static ReportFiles into(@Nullable Path path, List<String> names) {
    if (path == null) {
      return new ReportFiles(null, null);
    }
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw CommandException.usage("--out " + path + ": is a file; name a directory");
    }
    try {
      return new ReportFiles(path, ReportFolder.prepare(path, names));
    } catch (IOException refused) {
      String line =
          "--out "
              + path
              + ": cannot be written to ("
              + reason(refused)
              + "); name another directory";
      throw FULL.contains(reason(refused))
          ? CommandException.failed(line)
          : CommandException.usage(line);
    }
  }

  private static String reason(IOException failed) {
    if (failed instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failed instanceof NoSuchFileException) {
      return "no directory can be made there";
    }
    if (failed instanceof FileAlreadyExistsException) {
      return "a file is in the way";
    }
    return failed instanceof FileSystemException known && known.getReason() != null
        ? known.getReason()
        : String.valueOf(failed.getMessage());
  }

  /** Takes the folder away again when the run that it was made for has failed. */
  void abandon(RuntimeException failed) {
    try {
      if (folder != null) {
        folder.abandon();
      }
    } catch (IOException notRemoved) {
      failed.addSuppressed(notRemoved);
    }
  }

  /** Writes all files, each with what stands in it, or none. */
  void write(Map<String, String> contents) {
    if (folder == null) {
      return;
    }
    try {
      folder.write(contents);
    } catch (IOException failed) {
      throw CommandException.failed(
          "--out "
              + path
              + ": the report could not be written ("
              + reason(failed)
              + "), and nothing of it was left there; make room or name another directory");
    }
  }
}
