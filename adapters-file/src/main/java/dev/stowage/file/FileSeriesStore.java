package dev.stowage.file;

import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * All series of a store by name. A series is made and dropped by renaming its directory, one at a
 * time, so that it is there wholly or not at all; each {@link SeriesFiles} guards its readings.
 */
final class FileSeriesStore implements SeriesStore, DiscardsReadings {

  private static final Logger LOG = System.getLogger("dev.stowage.file");
  private static final int SERIES_PER_PAGE = 100;
  private static final String CURSOR_PREFIX = "after:";

  private final StoreContext context;
  private final Path root;
  private final NavigableMap<String, SeriesFiles> byName;
  private final ReentrantLock naming = new ReentrantLock();

  /**
   * Takes over opened series.
   *
   * @param context the open store
   * @param root the directory that holds a directory for each series
   * @param series the series by name
   */
  FileSeriesStore(StoreContext context, Path root, Map<String, SeriesFiles> series) {
    this.context = context;
    this.root = root;
    this.byName = new ConcurrentSkipListMap<>(series);
  }

  @Override
  public Defined define(Series series) {
    naming.lock();
    try {
      SeriesFiles present = byName.get(series.name());
      context.state().requireWritable("define", series.name());
      if (present != null) {
        requireSameLayout("define", present, series);
        return Defined.SAME;
      }
      Path directory = root.resolve(FileNames.escape(series.name()));
      translated("define", series.name(), directory, () -> makeDirectory(series, directory));
      byName.put(series.name(), new SeriesFiles(context, series, directory));
      return Defined.NEW;
    } finally {
      naming.unlock();
    }
  }

  /** What a failure leaves under the unfinished name is removed when the store is next opened. */
  private Path makeDirectory(Series series, Path directory) throws IOException {
    Path unfinished = root.resolve(FileNames.SCRATCH + "new-" + context.freshName());
    context.disk().createDirectory(unfinished);
    context.writeUnfinished(
        unfinished.resolve(SeriesDefinition.FILE), List.of(SeriesDefinition.encode(series)));
    context.disk().forceDirectory(unfinished);
    context.disk().rename(unfinished, directory);
    context.forceDirectory(root);
    return directory;
  }

  @Override
  public Optional<Series> find(String name) {
    Series.checkName(name);
    context.state().requireOpen("find", name);
    return Optional.ofNullable(byName.get(name)).map(SeriesFiles::series);
  }

  @Override
  public Page<Series> list(String cursor) {
    context.state().requireOpen("list", "");
    NavigableMap<String, SeriesFiles> rest =
        cursor.equals(Page.FIRST) ? byName : byName.tailMap(lastName(cursor), false);
    List<Series> found =
        rest.values().stream().limit(SERIES_PER_PAGE).map(SeriesFiles::series).toList();
    return new Page<>(
        found,
        found.size() < SERIES_PER_PAGE
            ? Optional.empty()
            : Optional.of(CURSOR_PREFIX + found.get(found.size() - 1).name()));
  }

  @Override
  public void append(Series series, Readings readings) {
    SeriesFiles files = require("append", series);
    readings.requireLayout(series.layout());
    context.state().requireWritable("append", series.name());
    translated(
        "append",
        series.name(),
        files.directory(),
        () -> {
          files.append(readings);
          return files;
        });
  }

  @Override
  public Iterable<Readings> scan(Series series, TimeRange range) {
    require("scan", series);
    return () -> new SeriesPages(range, (from, to, width) -> page(series, from, to, width));
  }

  private SeriesPages.Step page(Series series, long fromMicros, long toMicros, long width) {
    SeriesFiles files = require("scan", series);
    return translated(
        "scan",
        series.name(),
        files.directory(),
        () -> files.shared("scan", () -> DayPages.of(files).next(fromMicros, toMicros, width)));
  }

  @Override
  public Optional<Readings> latest(Series series) {
    SeriesFiles files = require("latest", series);
    return translated(
        "latest",
        series.name(),
        files.directory(),
        () -> files.shared("latest", () -> DayPages.of(files).latest()));
  }

  @Override
  public long discard(Series series, Readings readings) {
    SeriesFiles files = require("discard", series);
    readings.requireLayout(series.layout());
    context.state().requireWritable("discard", series.name());
    return translated("discard", series.name(), files.directory(), () -> files.discard(readings));
  }

  @Override
  public void drop(Series series) {
    naming.lock();
    try {
      context.state().requireWritable("drop", series.name());
      SeriesFiles files = byName.get(series.name());
      if (files == null) {
        return;
      }
      requireSameLayout("drop", files, series);
      Path trash = root.resolve(FileNames.SCRATCH + "dropped-" + context.freshName());
      translated(
          "drop",
          series.name(),
          files.directory(),
          () -> {
            try {
              files.dropTo(trash);
            } finally {
              if (files.isDropped()) {
                byName.remove(series.name());
              }
            }
            return trash;
          });
      empty(trash);
    } finally {
      naming.unlock();
    }
  }

  /** The series is gone already; a failure only leaves work for the next opening. */
  private void empty(Path trash) {
    try {
      SeriesLoading.removeAll(context.disk(), new Disk.Entry(trash, true, 0));
    } catch (IOException failed) {
      LOG.log(Level.WARNING, "could not remove " + trash + "; will try again at next open", failed);
    }
  }

  /**
   * Seals a day.
   *
   * @param series a defined series
   * @param day days since 1970
   */
  void seal(Series series, long day) {
    SeriesFiles files = require("seal", series);
    translated(
        "seal",
        series.name(),
        files.directory(),
        () -> {
          files.seal(day);
          return files;
        });
  }

  /**
   * Measures the store while no series is made or dropped.
   *
   * @param directory the directory of the store
   * @param logs what is in its logs
   */
  Footprint footprint(Path directory, FileLogs.Size logs) {
    context.state().requireOpen("footprint", "");
    naming.lock();
    try {
      return translated(
          "footprint",
          "",
          directory,
          () -> FileFootprint.measure(context.disk(), directory, byName.values(), logs));
    } finally {
      naming.unlock();
    }
  }

  /**
   * Seals finished days and closes all files. Goes on after a failure and throws the first.
   *
   * @param today the first day that may not be finished, in days since 1970
   */
  void close(long today) throws IOException {
    naming.lock();
    try {
      @Nullable IOException first = null;
      for (SeriesFiles files : byName.values()) {
        try {
          files.close(today);
        } catch (IOException failed) {
          first = first == null ? failed : first;
        }
      }
      if (first != null) {
        throw first;
      }
    } finally {
      naming.unlock();
    }
  }

  private SeriesFiles require(String operation, Series series) {
    context.state().requireOpen(operation, series.name());
    SeriesFiles files = byName.get(series.name());
    if (files == null) {
      throw SeriesFiles.undefined(operation, series.name());
    }
    requireSameLayout(operation, files, series);
    return files;
  }

  private static void requireSameLayout(String operation, SeriesFiles present, Series asked) {
    if (!present.series().layout().equals(asked.layout())) {
      throw new StowageException(
          ErrorKind.CONFLICT,
          operation,
          asked.name(),
          "the series has the layout \""
              + present.series().layout()
              + "\", not \""
              + asked.layout()
              + "\"; use that one, or another name");
    }
  }

  private static String lastName(String cursor) {
    if (!cursor.startsWith(CURSOR_PREFIX)) {
      throw new StowageException(
          ErrorKind.INVALID, "list", "", "the cursor is none of this store; begin without one");
    }
    return cursor.substring(CURSOR_PREFIX.length());
  }

  private static <T> T translated(
      String operation, String key, Path path, SeriesFiles.Work<T> work) {
    try {
      return work.run();
    } catch (IOException failed) {
      throw FileErrors.of(operation, key, path, failed);
    }
  }
}
