package dev.stowage.rds;

import dev.stowage.testkit.fault.FaultStorm;
import dev.stowage.testkit.fault.TcpFault;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Which of the driver's messages a fault meets, and which faults. */
final class Statements {

  /** The connection is cut before, in the midst of and after what the server sees. */
  static final List<TcpFault> CUTS =
      List.of(TcpFault.cutBefore(), TcpFault.cutInside(), TcpFault.cutAfter());

  private Statements() {}

  /** Matches the statement of a number, from 1. */
  static Predicate<byte[]> numbered(int number) {
    AtomicInteger seen = new AtomicInteger();
    return sent -> is(sent) && seen.incrementAndGet() == number;
  }

  /** Parse, Bind or Query of the protocol; what opens a connection begins otherwise. */
  static boolean is(byte[] sent) {
    return sent[0] == 'P' || sent[0] == 'B' || sent[0] == 'Q';
  }

  /** One statement in twenty, and some after it. */
  static FaultStorm<TcpFault> storm(long seed) {
    return new FaultStorm<>(new Random(seed), 20, 6, CUTS);
  }
}
