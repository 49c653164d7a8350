package dev.stowage.file;

import dev.stowage.core.backend.ExpiredRecords;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.file.LogTable.Totals;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The keyed logs of a store: {@code links}, {@code pastes} and {@code counters}. */
final class FileLogs implements ExpiredRecords, Closeable {

  private final LogSettings settings;
  private final List<KeyedLog> opened = new ArrayList<>();
  private final KeyedLog links;
  private final KeyedLog pastes;
  private final KeyedLog counters;
  private final LinkStore linkStore;
  private final PasteStore pasteStore;
  private final CounterStore counterStore;

  /**
   * Opens the logs that are there.
   *
   * @param context the open store
   * @param root the directory of the store
   * @param settings how logs are kept
   */
  FileLogs(StoreContext context, Path root, LogSettings settings) throws IOException {
    this.settings = settings;
    try {
      this.links = open(new KeyedLog(context, root.resolve("links"), settings));
      this.pastes = open(new KeyedLog(context, root.resolve("pastes"), settings));
      this.counters = open(new KeyedLog(context, root.resolve("counters"), settings));
    } catch (IOException | RuntimeException failed) {
      abandon(failed);
      throw failed;
    }
    this.linkStore = new FileLinkStore(links);
    this.pasteStore = new FilePasteStore(pastes);
    this.counterStore = new FileCounterStore(counters);
  }

  private KeyedLog open(KeyedLog log) {
    opened.add(log);
    return log;
  }

  LinkStore links() {
    return linkStore;
  }

  PasteStore pastes() {
    return pasteStore;
  }

  CounterStore counters() {
    return counterStore;
  }

  /** Returns what opening the logs found. */
  RecoveryReport recovery() {
    return links.recovery().and(pastes.recovery()).and(counters.recovery());
  }

  /**
   * What is in the logs.
   *
   * @param records how many records
   * @param logicalBytes what they are without any encoding
   * @param encodedBytes the bytes of all frames, also of those that no longer count
   */
  record Size(long records, long logicalBytes, long encodedBytes) {

    private Size plus(Totals totals, int overhead) {
      return new Size(
          records + totals.records(),
          logicalBytes
              + totals.live()
              - totals.records() * (LogFrame.HEAD_BYTES + overhead)
              + totals.expiring() * Long.BYTES,
          encodedBytes + totals.written());
    }
  }

  /** Returns what is in the logs. */
  Size size() {
    return new Size(0, 0, 0)
        .plus(links.totals(), FileLinkStore.OVERHEAD)
        .plus(pastes.totals(), FilePasteStore.OVERHEAD)
        .plus(counters.totals(), 0);
  }

  @Override
  public long count(Instant now) {
    return links.countExpired(now.getEpochSecond()) + pastes.countExpired(now.getEpochSecond());
  }

  @Override
  public long free(Instant now) {
    return links.freeExpired(now.getEpochSecond()) + pastes.freeExpired(now.getEpochSecond());
  }

  /** Closes all logs, forced and with hints. Goes on after a failure and throws the first. */
  @Override
  public void close() throws IOException {
    try (counters;
        pastes;
        links) {
      if (settings.background() instanceof Background ours) {
        ours.close();
      }
    }
  }

  /** Closes the files as they are, because of a failure. */
  void abandon(Exception cause) {
    for (KeyedLog log : opened) {
      try {
        log.abandon();
      } catch (IOException alsoFailed) {
        cause.addSuppressed(alsoFailed);
      }
    }
  }
}
