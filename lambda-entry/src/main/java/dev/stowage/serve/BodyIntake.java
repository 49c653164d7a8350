package dev.stowage.serve;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A body as it comes: kept while it is no longer than is taken, thrown away beyond, and counted all
 * along. What it is kept in grows with it, because a length that is only announced costs a client
 * nothing; beyond {@link ServerLimits#SMALL} it is taken from a budget, and {@link #release} gives
 * it back. Up to there the number of connections is bound enough, and no slow large body stops a
 * small one.
 *
 * <p>One thread reads; another may release at any time, after which nothing is kept.
 */
final class BodyIntake {

  private static final byte[] EMPTY = new byte[0];
  private static final int FIRST = 1 << 10;

  /** What became of the body. */
  enum State {
    /** All of it was kept. */
    WHOLE,
    /** It is longer than is taken, and what was kept is thrown away. */
    TOO_LONG,
    /** The memory for bodies is used up, and what was kept is thrown away. */
    NO_ROOM,
    /** It was given back. */
    RELEASED
  }

  private final int most;
  private final Budget budget;
  private byte[] kept = EMPTY;
  private long held;
  private long received;
  private State state = State.WHOLE;

  BodyIntake(int most, Budget budget) {
    this.most = most;
    this.budget = budget;
  }

  synchronized void add(ByteBuffer bytes) {
    int length = bytes.remaining();
    int before = (int) Math.min(received, most);
    received += length;
    if (state == State.WHOLE && received > most) {
      drop(State.TOO_LONG);
    }
    if (state == State.WHOLE && hasRoom((int) received)) {
      bytes.get(kept, before, length);
    }
  }

  private boolean hasRoom(int needed) {
    return needed <= kept.length || resize(grown(needed));
  }

  /** At least double, but not beyond what is free before that is needed. */
  private int grown(int needed) {
    int bound = needed <= ServerLimits.SMALL ? Math.min(most, ServerLimits.SMALL) : most;
    return Math.max(needed, Math.min(bound, Math.max(FIRST, 2 * kept.length)));
  }

  /**
   * Old and new are both held while one is copied to the other. Should that fail, both still count
   * as held, so that the release gives both back.
   */
  private boolean resize(int size) {
    int taken = size > ServerLimits.SMALL ? size : 0;
    if (!budget.take(taken)) {
      drop(State.NO_ROOM);
      return false;
    }
    held += taken;
    kept = Arrays.copyOf(kept, size);
    budget.giveBack(held - taken);
    held = taken;
    return true;
  }

  private void drop(State why) {
    state = why;
    kept = EMPTY;
    budget.giveBack(held);
    held = 0;
  }

  /** Ends the body and tells what became of it. */
  synchronized State end() {
    if (state == State.WHOLE && kept.length > received) {
      resize((int) received);
    }
    return state;
  }

  /** The whole body, after its end. */
  synchronized byte[] bytes() {
    return kept;
  }

  /** How many bytes came, kept or not. */
  synchronized long received() {
    return received;
  }

  /** Gives back what is held. */
  synchronized void release() {
    drop(State.RELEASED);
  }
}
