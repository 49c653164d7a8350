package dev.stowage.wiring;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;

/**
 * A run's own part of a container that others may use as well: of a bucket, or a database. The part
 * is there with the first thing that is put in it; the container is made where there is none.
 *
 * <p>Others may move into a container that was made here. So what is removed with everything in it
 * is the part alone; the container goes only when nothing is in it by then.
 */
final class SharedPlace implements OwnPlace.Work {

  /** What was found when the part was planned. */
  enum Plan {
    USE_CONTAINER,
    MAKE_CONTAINER
  }

  /** How the part and its container are removed; all of it can be repeated. */
  interface Removal {

    /** Removes everything in the part. */
    void removePart(BackendContext context);

    /** Removes the container if nothing is in it; else it stays, which is told by false. */
    boolean removeContainerIfEmpty(BackendContext context);
  }

  private final Adapter adapter;
  private final StoreUrl url;
  private final Removal removal;
  private boolean mayMake;
  private boolean made;

  /**
   * Describes the part.
   *
   * @param adapter looks for the container, and makes it
   * @param url the part
   */
  SharedPlace(Adapter adapter, StoreUrl url, Plan plan, Removal removal) {
    this.adapter = adapter;
    this.url = url;
    this.removal = removal;
    this.mayMake = plan == Plan.MAKE_CONTAINER;
  }

  /** Nobody else has the part: it is called by the run's own name. */
  @Override
  public boolean isTaken(BackendContext context) {
    return false;
  }

  /** A container that somebody else has made since it was planned is theirs. */
  @Override
  public void make(BackendContext context) {
    if (mayMake && (made || !adapter.isThere(url, context))) {
      made = true;
      adapter.initialise(url, context);
    }
    mayMake = false;
  }

  /**
   * A container that is gone is not asked for again: one that is there later is another's. One that
   * was not empty is: a last request of this very run may have come between.
   */
  @Override
  public void remove(BackendContext context) {
    removal.removePart(context);
    if (made) {
      made = !removal.removeContainerIfEmpty(context);
    }
  }
}
