package dev.stowage.bench.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder that takes the files of a report all together: each is written under a temporary name
 * and forced to the disk, and only when all are there do they get their names. When one cannot be
 * written, none of them appears, and what was there before stays.
 */
public final class ReportFolder {

  /** Writes one new file, so that it is on the disk when this returns. */
  @FunctionalInterface
  interface Writer {
    void write(Path file, byte[] content) throws IOException;
  }

  private final Path folder;
  private final boolean made;
  private final Writer writer;

  private ReportFolder(Path folder, boolean made, Writer writer) {
    this.folder = folder;
    this.made = made;
    this.writer = writer;
  }

  /**
   * Makes sure that a folder is there and can be written to.
   *
   * @param folder the folder, made with its parents when it is absent
   * @return the folder, with nothing in it that was not there before
   * @throws IOException when there is something else of that name, or no file can be made in it
   */
  public static ReportFolder prepare(Path folder) throws IOException {
    return prepare(folder, ReportFolder::writeForced);
  }

  static ReportFolder prepare(Path folder, Writer writer) throws IOException {
    boolean made = !Files.exists(folder);
    Files.createDirectories(folder);
    Files.delete(Files.createTempFile(folder, ".stowage-", ".tmp"));
    return new ReportFolder(folder, made, writer);
  }

  /**
   * Writes files.
   *
   * @param contents what each file holds, by its name
   * @throws IOException when one of them cannot be written; then none is, and a folder that was
   *     made for them is gone
   */
  public void write(Map<String, String> contents) throws IOException {
    Map<Path, Path> finals = new LinkedHashMap<>();
    long process = ProcessHandle.current().pid();
    try {
      for (Map.Entry<String, String> content : contents.entrySet()) {
        Path temporary = folder.resolve("." + content.getKey() + "." + process + ".tmp");
        finals.put(temporary, folder.resolve(content.getKey()));
        writer.write(temporary, content.getValue().getBytes(StandardCharsets.UTF_8));
      }
      for (Map.Entry<Path, Path> file : finals.entrySet()) {
        Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException failed) {
      remove(new ArrayList<>(finals.keySet()), failed);
      throw failed;
    }
  }

  /**
   * Removes the folder when it was made for the report and is empty; for when there will be none.
   *
   * @throws IOException when it cannot be removed
   */
  public void abandon() throws IOException {
    if (made) {
      Files.deleteIfExists(folder);
    }
  }

  private void remove(List<Path> temporaries, IOException failed) {
    try {
      for (Path temporary : temporaries) {
        Files.deleteIfExists(temporary);
      }
      abandon();
    } catch (IOException notRemoved) {
      failed.addSuppressed(notRemoved);
    }
  }

  private static void writeForced(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }
}
