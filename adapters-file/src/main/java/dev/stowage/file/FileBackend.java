package dev.stowage.file;

import dev.stowage.core.backend.AcceptedTimes;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.ExpiredRecords;
import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.backend.OffersPurge;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.backend.StoreTraits.Expiry;
import dev.stowage.core.backend.StoreTraits.HotKey;
import dev.stowage.core.backend.StoreTraits.ReadAfterWrite;
import dev.stowage.core.backend.StoreTraits.Sharing;
import dev.stowage.core.backend.StoreTraits.Targets;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.SelfHostedRules;
import dev.stowage.core.cost.Tariff;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.file.StoreDirectory.Purpose;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Series, links, pastes and counters in a local directory, for one process and any number of
 * threads. What lies where, and what survives a crash, is told by {@link dev.stowage.file the
 * package}.
 *
 * <pre>{@code
 * FileConfig config = new FileConfig(Path.of("readings"), Durability.GROUP);
 * try (FileBackend backend = FileBackend.open(config, BackendContext.system(new Meter()))) {
 *   backend.series().define(series);
 * }
 * }</pre>
 *
 * <p>No request is billed, so the meter stays empty; the box that it runs on is a standing charge.
 */
public final class FileBackend
    implements OffersDiscard, OffersLinks, OffersPastes, OffersCounters, OffersPurge {

  private static final StoreTraits TRAITS =
      new StoreTraits(
          ReadAfterWrite.AT_ONCE,
          ConflictOrder.STORE,
          AcceptedTimes.ALL,
          HotKey.WAITS,
          Expiry.KEPT,
          Targets.ANY,
          Sharing.ONE_PROCESS,
          "an index of names in memory",
          "the thing itself");

  private final StoreContext context;
  private final Path root;
  private final Meter meter;
  private final Closeable lock;
  private final FileSeriesStore series;
  private final FileLogs logs;
  private final RecoveryReport recovery;

  private FileBackend(StoreContext context, Path root, Opening opening) throws IOException {
    this.context = context;
    this.root = root;
    this.meter = opening.meter();
    this.lock = opening.lock();
    this.logs = new FileLogs(context, root, opening.logs());
    try {
      SeriesLoading loading = new SeriesLoading(context);
      Path seriesRoot = new StoreDirectory(context, root, Purpose.OPEN).series();
      this.series = new FileSeriesStore(context, seriesRoot, loading.load(seriesRoot));
      this.recovery = loading.report().and(logs.recovery());
    } catch (IOException | RuntimeException failed) {
      logs.abandon(failed);
      throw failed;
    }
  }

  /**
   * What a store is opened with, besides its context.
   *
   * @param meter counts nothing
   * @param lock gives the directory back
   * @param logs how its logs are kept
   */
  private record Opening(Meter meter, Closeable lock, LogSettings logs) {}

  /**
   * Opens the store of a directory, making it when it is absent or empty, and repairs what a crash
   * left. Reads every live day.
   *
   * @param config where, and what a returned write survives
   * @param context meter, clock and randomness
   * @return the open store; it holds the directory until it is closed
   * @throws StowageException MISCONFIGURED when another process has the directory open, when it
   *     holds other files or is of another version, or when its permissions forbid; CORRUPT when
   *     the definition of a series is damaged; UNAVAILABLE when the disk fails
   */
  public static FileBackend open(FileConfig config, BackendContext context) {
    return open(config, context, new RealDisk(), LogSettings.standard());
  }

  /** Opens a store on a given disk, with logs of given sizes. */
  static FileBackend open(
      FileConfig config, BackendContext context, Disk disk, LogSettings settings) {
    StoreContext store = StoreContext.of(disk, config, context);
    Path root = config.directory();
    try {
      Closeable lock =
          new StoreDirectory(store, root, Purpose.OPEN).take(Holder.ofThisProcess(context.clock()));
      try {
        return new FileBackend(store, root, new Opening(context.meter(), lock, settings));
      } catch (IOException | RuntimeException failed) {
        try (lock) {
          throw failed;
        }
      }
    } catch (IOException failed) {
      throw FileErrors.of("open", "", root, failed);
    }
  }

  /**
   * Tells whether there is a directory, a store's or not. Changes nothing.
   *
   * @param config where
   * @param context as for {@link #open}
   * @return false when nothing has that name, or something that is no directory
   * @throws StowageException MISCONFIGURED when its permissions forbid to look; UNAVAILABLE when
   *     the disk fails
   */
  public static boolean isThere(FileConfig config, BackendContext context) {
    return new FileRemoval(new RealDisk(), config, context).isThere();
  }

  /**
   * Removes the directory of a store with everything in it; of one that is not there nothing. Can
   * be repeated. A symbolic link in it goes, and what it leads to stays.
   *
   * @param config where
   * @param context meter, clock and randomness
   * @throws StowageException MISCONFIGURED, and nothing is removed, when the directory is no
   *     store's or a symbolic link to one, is of another version, or has been opened by another
   *     process or this one; also when its permissions forbid; UNAVAILABLE when the disk fails, and
   *     a part of it may be gone
   */
  public static void remove(FileConfig config, BackendContext context) {
    new FileRemoval(new RealDisk(), config, context).run();
  }

  @Override
  public SeriesStore series() {
    return series;
  }

  @Override
  public DiscardsReadings discards() {
    return series;
  }

  @Override
  public LinkStore links() {
    return logs.links();
  }

  @Override
  public PasteStore pastes() {
    return logs.pastes();
  }

  @Override
  public CounterStore counters() {
    return logs.counters();
  }

  @Override
  public ExpiredRecords expired() {
    return logs;
  }

  /**
   * Returns what opening the store found.
   *
   * @return the findings; also logged at WARNING when the store was opened
   */
  public RecoveryReport recovery() {
    return recovery;
  }

  /** Seals a day now, whether or not it is finished. */
  void seal(Series sealed, LocalDate day) {
    series.seal(sealed, day.toEpochDay());
  }

  @Override
  public StoreTraits traits() {
    return TRAITS;
  }

  @Override
  public Meter meter() {
    return meter;
  }

  @Override
  public Tariff tariff() {
    return SelfHostedRules.tariff(SelfHostedRules.SMALL_BOX_WATTS);
  }

  /**
   * Measures the store. Reads every live day whole and the sealed days beside one.
   *
   * @return records, logical and encoded bytes as counted; physical bytes, and billed bytes with
   *     them, by the rule of {@code du}: every file and directory in whole blocks
   */
  @Override
  public Footprint footprint() {
    return series.footprint(root, logs.size());
  }

  /**
   * Seals the days that are finished, forces the others, gives back their spare space and frees the
   * directory. What was acknowledged is safe without it.
   *
   * @throws StowageException UNAVAILABLE when the disk fails; the directory is free all the same
   */
  @Override
  public void close() {
    if (!context.state().close()) {
      return;
    }
    try (lock;
        logs) {
      series.close(LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC).toEpochDay());
    } catch (IOException failed) {
      throw FileErrors.of("close", "", root, failed);
    }
  }
}
