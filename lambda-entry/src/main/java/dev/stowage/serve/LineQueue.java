package dev.stowage.serve;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Lines on their way to a slow place: a bounded queue and a thread that writes them. Whoever offers
 * a line never waits; what does not fit, or cannot be written, is dropped and counted.
 */
final class LineQueue {

  private static final int MOST = 8_192;
  private static final int PAUSE_MILLIS = 250;
  private static final int CLOSING_MILLIS = 5_000;

  private final BlockingQueue<LogLine> lines = new ArrayBlockingQueue<>(MOST);
  private final AtomicLong dropped = new AtomicLong();
  private final OutputStream out;
  private final Closeable end;
  private final Thread writer = new Thread(this::write, "stowage-access-log");
  private volatile boolean closing;

  /**
   * Begins to write.
   *
   * @param out where to
   * @param end closed after the last line
   */
  LineQueue(OutputStream out, Closeable end) {
    this.out = new BufferedOutputStream(out, 64 << 10);
    this.end = end;
    writer.setDaemon(true);
    writer.start();
  }

  void offer(LogLine line) {
    if (!lines.offer(line)) {
      dropped.incrementAndGet();
    }
  }

  private void write() {
    try {
      LogLine line = next();
      while (line != null || !closing) {
        if (line != null) {
          write(line);
        }
        line = next();
      }
    } catch (InterruptedException late) {
      Thread.currentThread().interrupt();
    }
    finish();
  }

  /** The next line; what was written is made visible before there is a pause. */
  private @Nullable LogLine next() throws InterruptedException {
    LogLine line = lines.poll();
    if (line == null) {
      flush();
      line = lines.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
    return line;
  }

  private void write(LogLine line) {
    long lost = dropped.getAndSet(0);
    String text = lost == 0 ? line.text() : "# " + lost + " lines dropped\n" + line.text();
    try {
      out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException full) {
      dropped.addAndGet(lost + 1);
    }
  }

  private void flush() {
    try {
      out.flush();
    } catch (IOException full) {
      dropped.incrementAndGet();
    }
  }

  private void finish() {
    flush();
    try {
      end.close();
    } catch (IOException full) {
      dropped.incrementAndGet();
    }
  }

  /** Writes what is left, for at most 5 s. */
  void close() {
    closing = true;
    try {
      writer.join(CLOSING_MILLIS);
    } catch (InterruptedException late) {
      Thread.currentThread().interrupt();
    }
  }
}
