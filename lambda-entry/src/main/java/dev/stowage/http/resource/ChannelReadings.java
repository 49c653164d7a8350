package dev.stowage.http.resource;

import dev.stowage.core.series.Readings;
import dev.stowage.http.readings.ReadingsPage;
import java.util.Comparator;
import java.util.Iterator;

/** The readings of one channel, at one of them. */
final class ChannelReadings {

  /** By time, and of one time by channel. */
  static final Comparator<ChannelReadings> ORDER =
      Comparator.comparingLong(ChannelReadings::micros).thenComparingInt(ChannelReadings::channel);

  private final int channel;
  private final Iterator<Readings> pages;
  private Readings page = Readings.none(JourneyRows.LAYOUT);
  private int at = -1;

  /** Begins before the first reading. */
  ChannelReadings(int channel, Iterator<Readings> pages) {
    this.channel = channel;
    this.pages = pages;
  }

  /** Goes on to the next reading; false when there is none. */
  boolean next() {
    at++;
    while (at >= page.size() && pages.hasNext()) {
      page = pages.next();
      at = 0;
    }
    return at < page.size();
  }

  int channel() {
    return channel;
  }

  long micros() {
    return page.micros(at);
  }

  boolean addTo(ReadingsPage answer) {
    return answer.add(page, at);
  }
}
