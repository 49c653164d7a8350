package dev.stowage.bench.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What came back from a server, counted by many threads. */
final class Tally {

  private static final int SHOWN = 300;

  private final Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
  private final AtomicLong closed = new AtomicLong();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  void answered(int status, byte[] sent) {
    statuses.computeIfAbsent(status, s -> new AtomicLong()).incrementAndGet();
    if (status >= 500) {
      faults.add(status + " to " + shown(sent));
    }
  }

  /** The connection ended without an answer. */
  void closed() {
    closed.incrementAndGet();
  }

  /** Neither an answer nor an end came. */
  void stuck(byte[] sent) {
    faults.add("nothing to " + shown(sent));
  }

  /** Something escaped in the server. */
  void escaped(Throwable error) {
    faults.add(String.valueOf(error));
  }

  private static String shown(byte[] sent) {
    return new String(sent, 0, Math.min(sent.length, SHOWN), StandardCharsets.ISO_8859_1)
        .replaceAll("[^ -~]+", "|");
  }

  /** What is the server's fault: answers of 500 or more, requests without any end, errors. */
  Queue<String> faults() {
    return faults;
  }

  long answers() {
    return statuses.values().stream().mapToLong(AtomicLong::get).sum();
  }

  @Override
  public String toString() {
    return statuses + ", closed without an answer " + closed;
  }
}
