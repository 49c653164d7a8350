package dev.stowage.testkit.fault;

import java.util.List;
import java.util.Random;

/** A trial that knows every call of its port: what {@link RequestSweep} and the like go through. */
public interface PortTrial {

  /**
   * Returns each call of the port in each situation that matters to it.
   *
   * @return the calls, each with what has to be there before
   */
  List<TrialCall> everyCall();

  /**
   * Draws a call on the few records that the trial keeps for this, whatever state they are in.
   *
   * @param random chooses the call and its arguments
   * @return the call, which needs no preparation
   */
  TrialCall anyCall(Random random);
}
