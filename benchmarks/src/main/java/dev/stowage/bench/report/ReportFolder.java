package dev.stowage.bench.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
  private final List<Path> made;
  private final Writer writer;

  private ReportFolder(Path folder, List<Path> made, Writer writer) {
    this.folder = folder;
    this.made = made;
    this.writer = writer;
  }

  /**
   * Makes sure that a folder is there and can take some files.
   *
   * @param folder the folder, made with its parents when it is absent
   * @param names the files that will be written
   * @return the folder, with nothing in it that was not there before
   * @throws IOException when there is something else of the folder's or a file's name, or no file
   *     can be made; then nothing that was made stays
   */
  public static ReportFolder prepare(Path folder, List<String> names) throws IOException {
    return prepare(folder, names, ReportFolder::writeForced);
  }

  static ReportFolder prepare(Path folder, List<String> names, Writer writer) throws IOException {
    ReportFolder prepared = new ReportFolder(folder, absent(folder), writer);
    try {
      Files.createDirectories(folder);
      for (String name : names) {
        Path file = folder.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
          throw new FileSystemException(file.toString(), null, name + " is there and no file");
        }
      }
      Files.delete(Files.createTempFile(folder, ".stowage-", ".tmp"));
      return prepared;
    } catch (IOException refused) {
      prepared.undo(List.of(), 0, refused);
      throw refused;
    }
  }

  /** Returns the folder and those of its parents that are not there, the deepest first. */
  private static List<Path> absent(Path folder) {
    List<Path> absent = new ArrayList<>();
    Path path = folder.toAbsolutePath();
    while (path != null && !Files.exists(path)) {
      absent.add(path);
      path = path.getParent();
    }
    return absent;
  }

  /**
   * Writes files.
   *
   * @param contents what each file holds, by its name
   * @throws IOException when one of them cannot be written; then none is, what they would have
   *     replaced is there, and folders that were made for them are gone
   */
  public void write(Map<String, String> contents) throws IOException {
    List<Slot> slots = contents.keySet().stream().map(name -> Slot.of(folder, name)).toList();
    int moved = 0;
    try {
      for (Slot slot : slots) {
        writer.write(slot.fresh(), slot.content(contents));
        slot.keepOld();
      }
      for (Slot slot : slots) {
        Files.move(slot.fresh(), slot.file(), StandardCopyOption.ATOMIC_MOVE);
        moved++;
      }
    } catch (IOException failed) {
      undo(slots, moved, failed);
      throw failed;
    }
    for (Slot slot : slots) {
      Files.deleteIfExists(slot.old());
    }
  }

  /**
   * Removes the folders that were made for the report and are empty; for when there will be none.
   *
   * @throws IOException when one cannot be removed
   */
  public void abandon() throws IOException {
    for (Path each : made) {
      try {
        Files.deleteIfExists(each);
      } catch (DirectoryNotEmptyException usedByOthers) {
        return;
      }
    }
  }

  /** Takes back the first moves, and what was written for the others. */
  private void undo(List<Slot> slots, int moved, IOException failed) {
    try {
      for (int i = 0; i < slots.size(); i++) {
        slots.get(i).undo(i < moved);
      }
      abandon();
    } catch (IOException notUndone) {
      failed.addSuppressed(notUndone);
    }
  }

  /** A file of the report, the new one until all are written, and a copy of what it replaces. */
  private record Slot(Path file, Path fresh, Path old) {

    static Slot of(Path folder, String name) {
      String hidden = "." + name + "." + ProcessHandle.current().pid();
      return new Slot(
          folder.resolve(name), folder.resolve(hidden + ".tmp"), folder.resolve(hidden + ".old"));
    }

    byte[] content(Map<String, String> contents) {
      String text = contents.getOrDefault(String.valueOf(file.getFileName()), "");
      return text.getBytes(StandardCharsets.UTF_8);
    }

    void keepOld() throws IOException {
      if (Files.exists(file)) {
        Files.copy(
            file, old, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }

    void undo(boolean moved) throws IOException {
      Files.deleteIfExists(fresh);
      if (moved && Files.exists(old)) {
        Files.move(old, file, StandardCopyOption.ATOMIC_MOVE);
      } else if (moved) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(old);
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
