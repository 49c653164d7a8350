package dev.stowage.file;

import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * Measures a store.
 *
 * <p>The JDK does not tell how many blocks a file has. But every file here is written from one end
 * to the other, preallocation included, so none has holes, and {@code du} of a file is its length
 * in whole blocks of its file system; a directory counts with the length that the file system
 * gives. That is a rule and not a count, so physical bytes are marked modelled. It leaves out what
 * a file system adds for a file in more than four pieces (ext4: a block), and what one saves by
 * compression.
 */
final class FileFootprint {

  private final Disk disk;
  private final long blockBytes;
  private long records;
  private long logicalBits;
  private long encoded;

  private FileFootprint(Disk disk, long blockBytes) {
    this.disk = disk;
    this.blockBytes = blockBytes;
  }

  /**
   * Measures a store in which no series is made or dropped meanwhile.
   *
   * @param disk where it lies
   * @param root its directory
   * @param series its series
   * @param logs what is in its logs
   */
  static Footprint measure(Disk disk, Path root, Collection<SeriesFiles> series, FileLogs.Size logs)
      throws IOException {
    FileFootprint sum = new FileFootprint(disk, disk.blockBytes(root));
    for (SeriesFiles files : series) {
      files.shared("footprint", () -> sum.add(files));
    }
    Amount physical = Amount.modelled(sum.used(root));
    return new Footprint(
        Amount.measured(sum.records + logs.records()),
        Amount.measured((sum.logicalBits + 7) / 8 + logs.logicalBytes()),
        Amount.measured(sum.encoded + logs.encodedBytes()),
        physical,
        physical);
  }

  private FileFootprint add(SeriesFiles files) throws IOException {
    for (DayFiles day : files.days().values()) {
      day.requireSound();
      long count = day.live().isPresent() ? counted(files, day) : day.sealedCount();
      records += count;
      logicalBits += count * files.series().layout().bits();
      encoded += day.live().map(LiveFile::encodedBytes).orElse(0L);
      if (day.sealed().isPresent()) {
        encoded += disk.stat(day.sealedPath()).map(Disk.Entry::bytes).orElse(0L);
      }
    }
    return this;
  }

  /** Counts page by page: the columns of a whole day need not fit into memory. */
  private static long counted(SeriesFiles files, DayFiles day) throws IOException {
    DayPages pages = DayPages.large(files);
    long count = 0;
    long at = day.times().fromMicros();
    long end = day.times().toMicros();
    long width = 0;
    while (at < end) {
      SeriesPages.Step step = pages.next(at, end, width);
      count += step.readings().size();
      at = step.nextMicros();
      width = step.width();
    }
    return count;
  }

  /** Adds up a directory and what is in it; what a seal removes meanwhile counts as nothing. */
  private long used(Path path) throws IOException {
    Optional<Disk.Entry> entry = disk.stat(path);
    if (entry.isEmpty()) {
      return 0;
    }
    long sum = (entry.get().bytes() + blockBytes - 1) / blockBytes * blockBytes;
    if (entry.get().directory()) {
      for (Disk.Entry inside : disk.list(path)) {
        sum += used(inside.path());
      }
    }
    return sum;
  }
}
