package dev.stowage.file;

import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of its own that opens a store. {@code append DIR DURABILITY FIRST} appends readings
 * with rising sensor numbers from several threads and prints each number once it was acknowledged;
 * {@code hold DIR DURABILITY} says {@code READY} and waits until its input ends.
 */
final class ChildMain {

  static final String READY = "READY";
  private static final int WRITERS = 3;

  private ChildMain() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    try (FileBackend store = FileStores.open(Path.of(args[1]), Durability.valueOf(args[2]))) {
      out.println(READY);
      if (args[0].equals("append")) {
        append(store, Integer.parseInt(args[3]), out);
      }
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (StowageException refused) {
      out.println(refused.getMessage());
    }
  }

  private static void append(FileBackend store, int first, PrintStream out) {
    AtomicInteger next = new AtomicInteger(first);
    for (int writer = 0; writer < WRITERS; writer++) {
      Series series = new Series("writer-" + writer, FileStores.LAYOUT);
      store.series().define(series);
      Thread thread = new Thread(() -> appendForEver(store, series, next, out));
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void appendForEver(
      FileBackend store, Series series, AtomicInteger next, PrintStream out) {
    while (true) {
      int sensor = next.getAndIncrement() % (1 << 14);
      store.series().append(series, FileStores.readings(KillTest.timeOf(sensor), 1, sensor));
      synchronized (out) {
        out.println(sensor);
        out.flush();
      }
    }
  }
}
