package dev.stowage.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The readings that a chart is picked from. Of each it holds the time and the value that is drawn,
 * which the picking asks for several times, and the packed record, from which the readings that are
 * picked are made again: 16 bytes and the record, where a batch takes 8 bytes for each field.
 */
final class ChartReadings {

  private final RecordLayout layout;
  private final int field;
  private final List<byte[]> pages = new ArrayList<>();
  private long[] times = new long[1024];
  private long[] values = new long[1024];
  private int size;

  /**
   * Begins without a reading.
   *
   * @param layout the layout of the readings
   * @param field the index of the field that is drawn
   */
  ChartReadings(RecordLayout layout, int field) {
    this.layout = layout;
    this.field = field;
  }

  /** Adds readings behind the others. */
  void add(Readings page) {
    int grown = Math.addExact(size, page.size());
    if (grown > times.length) {
      int room = Math.max(grown, (int) Math.min(Integer.MAX_VALUE - 8, times.length * 3L / 2));
      times = Arrays.copyOf(times, room);
      values = Arrays.copyOf(values, room);
    }
    for (int i = 0; i < page.size(); i++) {
      times[size + i] = page.raw(i, 0);
      values[size + i] = page.raw(i, field);
    }
    size = grown;
    pages.add(page.packed());
  }

  /**
   * Picks readings by {@link Lttb}.
   *
   * @param points how many, at least 2
   * @return at most that many, in the order in which they were added
   */
  Readings pick(int points) {
    int[] kept = new Lttb(times, values, size).pick(points);
    int width = layout.bytes();
    byte[] packed = new byte[Math.multiplyExact(kept.length, width)];
    int next = 0;
    int first = 0;
    for (byte[] page : pages) {
      int end = first + page.length / width;
      for (; next < kept.length && kept[next] < end; next++) {
        System.arraycopy(page, (kept[next] - first) * width, packed, next * width, width);
      }
      first = end;
    }
    return Readings.ofPacked(layout, packed);
  }
}
