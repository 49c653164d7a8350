package dev.stowage.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Watches the memory of this process and of all that it has started: engines, and the servers that
 * detach themselves from their engine's process.
 *
 * <p>It adds up what the kernel calls PSS: of a page that several processes share each counts its
 * part, so that the sum is what they take together. (Adding resident sizes would count PostgreSQL's
 * shared buffers once for each of its processes.) It looks four times a second; a peak that is
 * shorter may be missed. Where the kernel has no {@code /proc/PID/smaps_rollup} (Linux has since
 * 4.14) nothing is known.
 */
final class MemoryWatch implements AutoCloseable {

  private static final long EVERY_MILLIS = 250;
  private static final Path PROC = Path.of("/proc");
  private static final String PSS = "Pss:";

  private final Timer timer = new Timer("memory-watch", true);
  private final Supplier<Set<Long>> detached;
  private long peakBytes;
  private int processes;

  private MemoryWatch(Supplier<Set<Long>> detached) {
    this.detached = detached;
  }

  /**
   * Begins to watch.
   *
   * @param detached the ids of the processes that belong to the run and are no descendants
   * @return the watch, which its caller closes
   */
  static MemoryWatch start(Supplier<Set<Long>> detached) {
    MemoryWatch watch = new MemoryWatch(detached);
    watch.timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            watch.look();
          }
        },
        0,
        EVERY_MILLIS);
    return watch;
  }

  /**
   * Returns the most memory that was seen so far.
   *
   * @return the peak; empty where the kernel does not tell
   */
  Optional<PeakMemory> peak() {
    look();
    synchronized (this) {
      return peakBytes == 0 ? Optional.empty() : Optional.of(new PeakMemory(peakBytes, processes));
    }
  }

  /** Ends watching. */
  @Override
  public void close() {
    timer.cancel();
  }

  private synchronized void look() {
    LongSummaryStatistics sizes =
        Stream.concat(
                Stream.of(ProcessHandle.current()),
                detached.get().stream().map(ProcessHandle::of).flatMap(Optional::stream))
            .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
            .map(process -> pss(process.pid()))
            .flatMapToLong(OptionalLong::stream)
            .summaryStatistics();
    if (sizes.getSum() > peakBytes) {
      peakBytes = sizes.getSum();
      processes = (int) sizes.getCount();
    }
  }

  /** Returns a process's share of memory in bytes; empty when it is gone or is somebody else's. */
  private static OptionalLong pss(long pid) {
    try (Stream<String> lines = Files.lines(PROC.resolve(pid + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith(PSS))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst();
    } catch (IOException | UncheckedIOException gone) {
      return OptionalLong.empty();
    }
  }
}
