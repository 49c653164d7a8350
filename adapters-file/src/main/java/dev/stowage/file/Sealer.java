package dev.stowage.file;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Turns live days of one series into sealed ones.
 *
 * <p>Steps, each safe to be cut off after: (1) the day is read and encoded beside everybody else
 * ({@link SealDraft}), and written and forced under another name; (2) if nothing was appended
 * meanwhile, the file is renamed to its place; (3) the directory is forced; (4) the live file is
 * removed. A day of which nothing is left loses its sealed file at step 2, and its live file, which
 * says that nothing is left, only after step 3. Between (2) and (4) both files are there and agree.
 *
 * <p>The removal of the live file needs no force: nothing can change the day again without making a
 * live file, which forces the directory. Should a crash bring the old one back, it says again what
 * the sealed file says.
 *
 * <p>When: at close, if the day is finished; before that, when a new day begins, if the day is two
 * days or more behind the newest of its series; and when readings were discarded from a sealed day.
 * In the last two cases only if the live slots are at least a quarter of what is sealed already. So
 * readings that arrive in order are sealed after two days, and late ones in any order do not have a
 * day sealed again and again: each sealing is paid for by a quarter as many new slots. A failure
 * outside of {@link #seal}, want of memory included, is logged and not thrown: nothing that was
 * asked for failed. A day too large to be sealed stays live, which is logged once.
 */
final class Sealer {

  private static final Logger LOG = System.getLogger("dev.stowage.file");
  private static final int UNDISTURBED_ATTEMPTS = 2;
  private static final int DAYS_OPEN = 2;
  private static final int SHARE = 4;

  private final StoreContext context;
  private final SeriesFiles series;
  private final ReentrantLock sealing = new ReentrantLock();
  private final Map<Long, Long> tooLarge = new ConcurrentHashMap<>();

  /**
   * Makes the sealer of one series.
   *
   * @param context the open store
   * @param series whose locks and days it uses
   */
  Sealer(StoreContext context, SeriesFiles series) {
    this.context = context;
    this.series = series;
  }

  /**
   * Sees to the older days after a new one began: the day before the newest is forced, its
   * checkpoint moved and its spare space given back; older ones are sealed if they are worth it.
   */
  void rotate() {
    if (!sealing.tryLock()) {
      return;
    }
    try {
      long newest = series.newestDay();
      for (DayFiles files : series.days().headMap(newest).values()) {
        if (files.day() > newest - DAYS_OPEN) {
          logged(files, () -> settle(files));
        } else {
          sealLogged(files, () -> isSettled(files));
        }
      }
    } finally {
      sealing.unlock();
    }
  }

  /**
   * Seals sealed days anew of which so much was discarded that it is worth it.
   *
   * @param touched days from which something was discarded
   */
  void sealDiscarded(Collection<DayFiles> touched) {
    for (DayFiles files : touched) {
      sealLogged(files, () -> files.sealed().isPresent() && isSettled(files));
    }
  }

  /**
   * Seals days at the end, however little there is to seal.
   *
   * @param finished days for which nothing more is expected
   */
  void sealAll(Collection<DayFiles> finished) {
    for (DayFiles files : finished) {
      sealLogged(files, () -> true);
    }
  }

  private void sealLogged(DayFiles files, SeriesFiles.Work<Boolean> when) {
    logged(
        files,
        () -> {
          boolean due = isWorthATry(files) && series.shared("seal", when);
          if (due) {
            seal(files);
          }
          return due;
        });
  }

  private boolean isWorthATry(DayFiles files) {
    return files.live().isPresent() && tooLarge.getOrDefault(files.day(), -1L) != slots(files);
  }

  /** What was appended is safe where it is, and the next day, or the next opening, tries again. */
  private void logged(DayFiles files, SeriesFiles.Work<Boolean> work) {
    try {
      if (!context.state().isPoisoned()) {
        work.run();
      }
    } catch (StowageException refused) {
      if (refused.kind() == ErrorKind.TOO_LARGE) {
        giveUp(files, refused);
      } else if (!series.isDropped()) {
        warn(files, refused);
      }
    } catch (IOException | RuntimeException | OutOfMemoryError failed) {
      warn(files, failed);
    }
  }

  private static void warn(DayFiles files, Throwable failed) {
    LOG.log(Level.WARNING, "could not seal " + files.sealedPath() + "; will try again", failed);
  }

  /** Says it once; the day is tried again only after something was appended to it. */
  private void giveUp(DayFiles files, StowageException refused) {
    if (tooLarge.put(files.day(), slots(files)) == null) {
      LOG.log(
          Level.WARNING, "a day stays a live file and reads as before: " + refused.getMessage());
    }
  }

  private static long slots(DayFiles files) {
    return files.live().map(LiveFile::slots).orElse(0L);
  }

  private boolean settle(DayFiles files) throws IOException {
    return series.shared(
        "seal",
        () -> {
          Optional<LiveFile> live = files.live();
          if (live.isPresent()) {
            live.get().settle();
          }
          return live.isPresent();
        });
  }

  private static boolean isSettled(DayFiles files) throws IOException {
    return slots(files) * SHARE >= files.sealedCount();
  }

  /**
   * Seals a day: merges its live file, if it has one, into its sealed one. One day of the store is
   * sealed at a time, for each may take up to a quarter of the memory.
   *
   * @param files the day
   */
  void seal(DayFiles files) throws IOException {
    sealing.lock();
    context.sealing().lock();
    try {
      context.state().requireSound("seal", series.series().name());
      boolean done = false;
      for (int i = 0; !done && i < UNDISTURBED_ATTEMPTS; i++) {
        done = draftAndPlace(files);
      }
      if (!done) {
        series.exclusive("seal", () -> draftAndPlace(files));
      }
    } finally {
      context.sealing().unlock();
      sealing.unlock();
    }
  }

  /** Tells whether the day is sealed, or there was nothing to seal. */
  private boolean draftAndPlace(DayFiles files) throws IOException {
    Optional<LiveFile> live = files.live();
    if (live.isEmpty()) {
      return true;
    }
    SealDraft draft = new SealDraft(series, files, live.get(), DayPages.large(series));
    draft.write(context);
    return draft.isUpToDate() && series.exclusive("seal", () -> placeIfUpToDate(files, draft));
  }

  private boolean placeIfUpToDate(DayFiles files, SealDraft draft) throws IOException {
    if (!draft.isUpToDate()) {
      return false;
    }
    Path sealed = files.sealedPath();
    if (draft.isEmpty()) {
      context.disk().delete(sealed);
      files.setSealed(null);
    } else {
      context.disk().rename(FileNames.unfinished(sealed), sealed);
      files.setSealed(new SealedFile(sealed));
    }
    context.forceDirectory(series.directory());
    files.setLive(null);
    try (LiveFile replaced = draft.live()) {
      context.disk().delete(replaced.path());
    }
    return true;
  }
}
