package dev.stowage.bench.cli;

import dev.stowage.bench.report.CsvReport;
import dev.stowage.bench.report.HtmlReport;
import dev.stowage.bench.report.JsonReport;
import dev.stowage.bench.report.Report;
import dev.stowage.bench.report.ReportFolder;
import dev.stowage.bench.report.TextReport;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of {@code --out}, whose folder is tried before anything is run. */
final class ReportFiles {

  private static final List<String> NAMES =
      List.of("report.json", "report.csv", "report.txt", "report.html");

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
   */
  static ReportFiles into(@Nullable Path path) {
    if (path == null) {
      return new ReportFiles(null, null);
    }
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw CommandException.usage("--out " + path + ": is a file; name a directory");
    }
    try {
      return new ReportFiles(path, ReportFolder.prepare(path, NAMES));
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

  /** Writes all forms of a report, or none. */
  void write(Report report) {
    if (folder == null) {
      return;
    }
    Map<String, String> contents = new LinkedHashMap<>();
    contents.put("report.json", JsonReport.of(report));
    contents.put("report.csv", CsvReport.of(report));
    contents.put("report.txt", TextReport.of(report));
    contents.put("report.html", HtmlReport.of(report));
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
