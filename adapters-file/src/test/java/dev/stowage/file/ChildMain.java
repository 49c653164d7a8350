package dev.stowage.file;

import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * A process of its own that opens a store. {@code append DIR DURABILITY FIRST} appends readings
 * with rising sensor numbers from several threads and prints each number once it was acknowledged;
 * {@code records} likewise creates links, removes every third of them and counts; {@code hold DIR
 * DURABILITY} says {@code READY} and waits until its input ends; {@code seal DIR DURABILITY KIND
 * COUNT} appends a day of wide readings, counts them, begins newer days until the day is sealed,
 * and prints how often it was warned and what it counted.
 */
final class ChildMain {

  static final String READY = "READY";
  private static final int WRITERS = 3;

  private ChildMain() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    Path directory = Path.of(args[1]);
    Durability durability = Durability.valueOf(args[2]);
    try (FileBackend store =
        LogStores.open(directory, durability, new RealDisk(), LogStores.churning())) {
      out.println(READY);
      if (args[0].equals("append")) {
        append(store, Integer.parseInt(args[3]), out);
      } else if (args[0].equals("records")) {
        record(store, Integer.parseInt(args[3]), out);
      } else if (args[0].equals("seal")) {
        out.println(seal(store, WideReadings.valueOf(args[3]), Integer.parseInt(args[4])));
      }
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (StowageException refused) {
      out.println(refused.getMessage());
    }
  }

  private static String seal(FileBackend store, WideReadings kind, int count) {
    List<LogRecord> warnings = new ArrayList<>();
    Logger logger = Logger.getLogger("dev.stowage.file");
    logger.setUseParentHandlers(false);
    logger.addHandler(QuietLog.collecting(warnings));
    store.series().define(WideReadings.SERIES);
    kind.append(store, count);
    long measured = store.footprint().records().value();
    measured -= store.discards().discard(WideReadings.SERIES, kind.ofOthers(count));
    for (int days = 1; days <= 4; days++) {
      store.series().append(WideReadings.SERIES, WideReadings.later(days));
    }
    return warnings.size() + " warnings, " + measured + " readings";
  }

  private static void append(FileBackend store, int first, PrintStream out) {
    AtomicInteger next = new AtomicInteger(first);
    for (int writer = 0; writer < WRITERS; writer++) {
      Series series = new Series("writer-" + writer, FileStores.LAYOUT);
      store.series().define(series);
      begin(() -> appendForEver(store, series, next, out));
    }
  }

  private static void begin(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private static void record(FileBackend store, int first, PrintStream out) {
    AtomicInteger next = new AtomicInteger(first);
    for (int writer = 0; writer < WRITERS; writer++) {
      begin(() -> recordForEver(store, next, out));
    }
  }

  private static void recordForEver(FileBackend store, AtomicInteger next, PrintStream out) {
    while (true) {
      int number = next.getAndIncrement();
      store.links().create(LogStores.link("link-" + number, number), LogStores.NOON);
      if (number % 3 == 0) {
        store.links().remove("link-" + number, number);
      }
      store.counters().add("visits", 1);
      synchronized (out) {
        out.println(number);
        out.flush();
      }
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
