package dev.stowage.bench.compare;

import dev.stowage.core.series.Readings;
import java.util.Iterator;

/** Goes over pages reading by reading, holding one page. */
final class ReadingCursor {

  private final Iterator<Readings> pages;
  private Readings page;
  private int at;

  /** Stands at the first reading, if there is one. */
  ReadingCursor(Iterator<Readings> pages, Readings none) {
    this.pages = pages;
    this.page = none;
    settle();
  }

  /** Tells whether it stands at a reading. */
  boolean present() {
    return at < page.size();
  }

  long micros() {
    return page.micros(at);
  }

  String time() {
    return page.text(at, 0);
  }

  byte[] packed() {
    return page.packed(at);
  }

  /** Tells whether both stand at readings of the same bytes; the layouts are the same. */
  boolean holdsTheSameAs(ReadingCursor other) {
    int fields = page.layout().fields().size();
    for (int f = 0; f < fields; f++) {
      if (page.raw(at, f) != other.page.raw(other.at, f)) {
        return false;
      }
    }
    return true;
  }

  void next() {
    at++;
    settle();
  }

  private void settle() {
    while (at == page.size() && pages.hasNext()) {
      page = pages.next();
      at = 0;
    }
  }
}
