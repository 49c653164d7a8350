package dev.stowage.wiring;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;

/**
 * A place that is made for one run and removed after it.
 *
 * <p>It is called by a name of the run's own, so nobody else comes to it by chance. What lay there
 * before is nobody's to remove: a table, schema or directory of that name that has appeared since
 * it was planned is not taken, and what was not made here is not removed. A bucket, a database or a
 * directory that is made because the place lies in it goes after it only when nothing is in it by
 * then: others may have moved in. A program that is being stopped may remove a place while another
 * thread still makes it: the removal waits for that, and from then on the place is not made any
 * more.
 */
public final class OwnPlace {

  /** How a place is made in a store, and removed from it; called by one thread at a time. */
  interface Work {

    /** Tells whether somebody else has that place by now. */
    boolean isTaken(BackendContext context);

    /** Makes it; can be repeated. */
    void make(BackendContext context);

    /** Removes it with everything in it, also when it was made by half; can be repeated. */
    void remove(BackendContext context);
  }

  private final StoreUrl url;
  private final String what;
  private final Work work;
  private boolean begun;
  private boolean over;

  OwnPlace(StoreUrl url, String what, Work work) {
    this.url = url;
    this.what = what;
    this.work = work;
  }

  /**
   * Returns what to open.
   *
   * @return a store URL for {@link Wiring#open}, once the place is made
   */
  public StoreUrl url() {
    return url;
  }

  /**
   * Says what is made and removed.
   *
   * @return for example {@code table readings-stowage-7k3f9q (DynamoDB, on-demand)}
   */
  public String what() {
    return what;
  }

  /**
   * Makes the place, where something has to be made before it is opened. Can be repeated.
   *
   * @param context meter, clock and randomness
   * @throws StowageException CONFLICT when somebody has made that place since it was planned;
   *     INVALID after {@link #remove}; else as {@link Wiring#initialise}
   */
  public synchronized void make(BackendContext context) {
    if (over) {
      throw refused(ErrorKind.INVALID, "it was removed; plan another");
    }
    if (!begun && work.isTaken(context)) {
      throw refused(ErrorKind.CONFLICT, "it is there by now, and not of this run; plan another");
    }
    begun = true;
    work.make(context);
  }

  /**
   * Removes what {@link #make} made and everything that was put in it since, also when it was made
   * by half. A bucket, a database or a directory around it that was made too stays, and that is no
   * error, when something of others is in it. Nothing happens when the place was not made; can be
   * repeated.
   *
   * @param context meter, clock and randomness
   * @throws StowageException as {@link Wiring#open}; then repeat it
   */
  public synchronized void remove(BackendContext context) {
    over = true;
    if (begun) {
      work.remove(context);
    }
  }

  private StowageException refused(ErrorKind kind, String why) {
    return new StowageException(kind, "make", what, why);
  }
}
