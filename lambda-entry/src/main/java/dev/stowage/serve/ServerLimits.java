package dev.stowage.serve;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.http.Carrier;
import java.time.Duration;

/**
 * What a server gives at most, so that no client takes it from others.
 *
 * @param times how long a client may take
 * @param crowd how many may be here
 * @param room how much memory they may use
 */
public record ServerLimits(Times times, Crowd crowd, Room room) {

  /** The most bytes of a body or an answer that counts only as one of so many connections. */
  static final int SMALL = 64 << 10;

  private static final long MIB = 1 << 20;

  /** What the longest body takes while it is copied for the last time. */
  private static final long LONGEST_TWICE = 2L * Carrier.MOST_READ;

  /**
   * How long a client may take. Body and answer may take longer than their time by a second for
   * each {@code bytesPerSecond} of them that went through, so that a slow line is no fault.
   *
   * @param head from the first byte of a request to the end of its headers
   * @param body from there to the end of the body
   * @param answer from the first byte of an answer to its last
   * @param idle without a byte in either direction, also between two requests
   * @param stop for requests in flight when the server stops
   * @param bytesPerSecond the rate that is fast enough for any length
   */
  public record Times(
      Duration head,
      Duration body,
      Duration answer,
      Duration idle,
      Duration stop,
      int bytesPerSecond) {

    /** Checks that each lets something happen. */
    public Times {
      require(positive(head) && positive(body) && positive(answer), "a time is over 0");
      require(positive(idle) && !stop.isNegative(), "a time is over 0");
      require(bytesPerSecond > 0, "a rate is over 0");
    }

    /** 10 s for a head, 30 s for a body, 60 s for an answer, 30 s idle, 20 s to stop, 16 KiB/s. */
    public static final Times DEFAULT =
        new Times(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            16 << 10);

    private static boolean positive(Duration time) {
      return time.compareTo(Duration.ZERO) > 0;
    }
  }

  /**
   * How many may be here at once.
   *
   * @param connections further ones wait until one of these ends
   * @param handlers requests that are being answered, each of which has a thread
   * @param large the same for large requests, which have threads of their own: those whose answer
   *     can be long ({@link dev.stowage.http.Call#isLarge}), and those whose body has more than
   *     {@link #SMALL} bytes
   * @param waiting requests that wait for a handler, and as many large ones; a further one is
   *     answered 503
   */
  public record Crowd(int connections, int handlers, int large, int waiting) {

    /** Checks that each lets something happen. */
    public Crowd {
      require(connections > 0, "at least one connection is let in");
      require(handlers > 0 && large > 0, "at least one handler is let in");
      require(waiting > 0, "at least one waits");
    }
  }

  /**
   * How much memory may be used.
   *
   * @param head bytes of a request line and its headers, as well as of those of an answer
   * @param bodies bytes of all bodies over {@link #SMALL} that are being read or answered; further
   *     ones get 503
   * @param answers bytes of all answers over {@link #SMALL} that are being sent; while they are
   *     exceeded large requests get 503, and the slowest of those who read are cut off
   */
  public record Room(int head, long bodies, long answers) {

    /** Checks that each lets something happen. */
    public Room {
      require(head >= 1_024, "a head has at least 1024 bytes");
      require(bodies > 0 && answers > 0, "at least one byte is let in and out");
    }
  }

  /**
   * Returns what suits this process: 1,024 connections, a handler for each 16 MiB of the heap (4 to
   * 64), one for a large request for each 160 MiB (at least 1), heads of 16 KiB, and an eighth of
   * the heap for bodies (at least 32 MiB) as well as for answers.
   *
   * @return the limits
   */
  public static ServerLimits standard() {
    return of(Runtime.getRuntime().maxMemory());
  }

  /** What suits a heap of so many bytes. */
  static ServerLimits of(long heap) {
    int handlers = (int) Math.max(4, Math.min(64, heap / (16 * MIB)));
    int large = (int) Math.max(1, Math.min(64, heap / (160 * MIB)));
    return new ServerLimits(
        Times.DEFAULT,
        new Crowd(1_024, handlers, large, 256),
        new Room(16 << 10, Math.max(LONGEST_TWICE, heap / 8), heap / 8));
  }

  /**
   * Takes other times.
   *
   * @param others all of them
   * @return these limits with them
   */
  public ServerLimits with(Times others) {
    return new ServerLimits(others, crowd, room);
  }

  /**
   * Takes other numbers.
   *
   * @param others all of them
   * @return these limits with them
   */
  public ServerLimits with(Crowd others) {
    return new ServerLimits(times, others, room);
  }

  /**
   * Takes other sizes.
   *
   * @param others all of them
   * @return these limits with them
   */
  public ServerLimits with(Room others) {
    return new ServerLimits(times, crowd, others);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new StowageException(ErrorKind.INVALID, "serve", "limits", rule);
    }
  }
}
