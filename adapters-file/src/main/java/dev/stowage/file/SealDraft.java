package dev.stowage.file;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.SealedDayEncoder;
import dev.stowage.core.series.TimeRange;
import java.io.IOException;

/**
 * What a sealed file shall hold, made of a day window by window: in memory are one page of readings
 * and the encoded bytes, never the columns of the day. The encoder decodes each chunk again and
 * compares.
 *
 * <p>Each window takes the lock of the series anew, so that a drop waits for a window and not for
 * the day, and appends do not wait behind the drop. What is appended between two windows makes the
 * draft stale, which {@link #isUpToDate} tells, and the draft then stops; nothing else changes the
 * files of the day, because only a seal does and there is one at a time. The finished draft is
 * written under the lock: once a series is dropped, its file names may be another's.
 *
 * <p>A sealed file is read whole into memory, so one that would take more than a quarter of it is
 * not made.
 */
final class SealDraft {

  private static final int SHARE_OF_MEMORY = 4;

  private final SeriesFiles series;
  private final DayFiles files;
  private final LiveFile live;
  private final DayPages pages;
  private final long slots;
  private final SealedDayEncoder encoder;
  private boolean empty = true;

  /**
   * Begins a draft of what is there now.
   *
   * @param series whose lock is taken
   * @param files the day
   * @param live its live file
   * @param pages how it is read
   */
  SealDraft(SeriesFiles series, DayFiles files, LiveFile live, DayPages pages) {
    this.series = series;
    this.files = files;
    this.live = live;
    this.pages = pages;
    this.slots = live.slots();
    this.encoder =
        SealedDayEncoder.checking(series.series().layout(), files.sealedPath().toString());
  }

  /** Returns the live file that the draft replaces. */
  LiveFile live() {
    return live;
  }

  /** Tells whether nothing was appended since it began. */
  boolean isUpToDate() {
    return live.slots() == slots;
  }

  /** Tells whether nothing is left of the day, so that nothing was written. */
  boolean isEmpty() {
    return empty;
  }

  /**
   * Reads and encodes the day and writes it under another name; stops when it is no longer up to
   * date.
   *
   * @param context the open store
   * @throws StowageException TOO_LARGE when it would take more than a quarter of the memory
   */
  void write(StoreContext context) throws IOException {
    encode();
    series.shared(
        "seal",
        () -> {
          if (isUpToDate() && !empty) {
            context.writeUnfinished(FileNames.unfinished(files.sealedPath()), encoder.finish());
          }
          return this;
        });
  }

  private void encode() throws IOException {
    TimeRange times = files.times();
    Readings none = Readings.none(series.series().layout());
    SeriesPages.Step step = new SeriesPages.Step(none, times.fromMicros(), 0);
    do {
      SeriesPages.Step last = step;
      step =
          series.shared(
              "seal", () -> pages.next(last.nextMicros(), times.toMicros(), last.width()));
      encoder.add(step.readings());
      empty &= step.readings().isEmpty();
      requireRoom();
    } while (!step.readings().isEmpty() && isUpToDate());
  }

  private void requireRoom() {
    long room = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
    if (encoder.encodedBytes() > room) {
      throw new StowageException(
          ErrorKind.TOO_LARGE,
          "seal",
          files.sealedPath().toString(),
          "it would be larger than "
              + (room >> 20)
              + " MiB, a quarter of this process's memory; give it more with -Xmx");
    }
  }
}
