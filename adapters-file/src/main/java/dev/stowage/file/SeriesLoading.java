package dev.stowage.file;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import dev.stowage.file.RecoveryReport.Damaged;
import dev.stowage.file.RecoveryReport.Dropped;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Opens the series of a store: removes what was never finished and what was dropped, opens every
 * live file, and keeps count of what it found.
 */
final class SeriesLoading {

  private static final Logger LOG = System.getLogger("dev.stowage.file");

  private final StoreContext context;
  private final List<Dropped> dropped = new ArrayList<>();
  private final List<Damaged> damaged = new ArrayList<>();

  SeriesLoading(StoreContext context) {
    this.context = context;
  }

  /** Returns what was found so far. */
  RecoveryReport report() {
    return new RecoveryReport(dropped, List.of(), damaged);
  }

  /**
   * Opens all series.
   *
   * @param root the directory that holds their directories
   * @return the series by name
   * @throws StowageException CORRUPT when a definition is damaged
   */
  Map<String, SeriesFiles> load(Path root) throws IOException {
    Map<String, SeriesFiles> byName = new TreeMap<>();
    try {
      for (Disk.Entry entry : context.disk().list(root)) {
        load(entry, byName);
      }
      return byName;
    } catch (IOException | RuntimeException failed) {
      abandon(byName.values(), failed);
      throw failed;
    }
  }

  private void load(Disk.Entry entry, Map<String, SeriesFiles> byName) throws IOException {
    if (entry.name().startsWith(FileNames.SCRATCH)) {
      removeAll(context.disk(), entry);
      return;
    }
    Optional<String> name = FileNames.unescape(entry.name());
    if (entry.directory() && name.isPresent()) {
      SeriesFiles files = new SeriesFiles(context, definition(entry, name.get()), entry.path());
      byName.put(name.get(), files);
      loadDays(files);
    }
  }

  private static void abandon(Collection<SeriesFiles> opened, Exception cause) {
    for (SeriesFiles files : opened) {
      try {
        files.abandon();
      } catch (IOException alsoFailed) {
        cause.addSuppressed(alsoFailed);
      }
    }
  }

  /**
   * Removes a file, or a directory with everything in it.
   *
   * @param disk where it lies
   * @param entry what to remove
   */
  static void removeAll(Disk disk, Disk.Entry entry) throws IOException {
    if (entry.directory()) {
      for (Disk.Entry inside : disk.list(entry.path())) {
        removeAll(disk, inside);
      }
    }
    disk.delete(entry.path());
  }

  private Series definition(Disk.Entry directory, String name) throws IOException {
    Path path = directory.path().resolve(SeriesDefinition.FILE);
    return SeriesDefinition.decode(path, context.disk().readAll(path), name);
  }

  private void loadDays(SeriesFiles files) throws IOException {
    for (Disk.Entry entry : context.disk().list(files.directory())) {
      if (FileNames.isUnfinished(entry.name())) {
        context.disk().delete(entry.path());
      }
      FileNames.sealedDay(entry.name())
          .ifPresent(day -> files.day(day).setSealed(new SealedFile(entry.path())));
      Optional<Long> liveDay = FileNames.liveDay(entry.name());
      if (liveDay.isPresent()) {
        openLive(files.day(liveDay.get()));
      }
    }
  }

  private void openLive(DayFiles files) throws IOException {
    Path path = files.livePlace().path();
    try {
      LiveRecovery.Recovered recovered = new LiveFiles(context).open(files.livePlace());
      files.setLive(recovered.file());
      recovered.dropped().ifPresent(this::note);
    } catch (StowageException found) {
      if (found.kind() != ErrorKind.CORRUPT) {
        throw found;
      }
      files.setDamage(found);
      damaged.add(new Damaged(path, found.what()));
      LOG.log(Level.WARNING, path + ": " + found.what());
    }
  }

  private void note(Dropped found) {
    dropped.add(found);
    LOG.log(
        Level.WARNING,
        found.file()
            + ": slots that a crash left half-written were dropped: "
            + found.slots()
            + ", the first at offset "
            + found.offset());
  }
}
