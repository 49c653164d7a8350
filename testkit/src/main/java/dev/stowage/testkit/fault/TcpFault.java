package dev.stowage.testkit.fault;

import java.time.Duration;

/** What happens to a connection when the bytes that a test has named are sent on it. */
public sealed interface TcpFault {

  /**
   * Cuts the connection by a reset; the server never sees the bytes.
   *
   * @return the fault
   */
  static TcpFault cutBefore() {
    return new CutBefore();
  }

  /**
   * Lets the bytes pass and cuts the connection by a reset when the server has answered, before any
   * of that answer is delivered.
   *
   * @return the fault
   */
  static TcpFault cutAfter() {
    return new CutAfter();
  }

  /**
   * Lets half of the bytes pass and cuts the connection by a reset.
   *
   * @return the fault
   */
  static TcpFault cutInside() {
    return new CutInside();
  }

  /**
   * Swallows these bytes, and all that follow in both directions; the connection stays open.
   *
   * @return the fault
   */
  static TcpFault blackHole() {
    return new BlackHole();
  }

  /**
   * Lets the bytes pass after a while.
   *
   * @param time how long they wait
   * @return the fault
   */
  static TcpFault delay(Duration time) {
    return new Delay(time);
  }

  /**
   * Cuts the client off by a reset, and gives the server the bytes when {@link
   * TcpFaultProxy#deliver} is called: they arrive late.
   *
   * @return the fault
   */
  static TcpFault holdBack() {
    return new HoldBack();
  }

  /** See {@link TcpFault#cutBefore}. */
  record CutBefore() implements TcpFault {}

  /** See {@link TcpFault#cutAfter}. */
  record CutAfter() implements TcpFault {}

  /** See {@link TcpFault#cutInside}. */
  record CutInside() implements TcpFault {}

  /** See {@link TcpFault#blackHole}. */
  record BlackHole() implements TcpFault {}

  /**
   * See {@link TcpFault#delay}.
   *
   * @param time how long the bytes wait
   */
  record Delay(Duration time) implements TcpFault {}

  /** See {@link TcpFault#holdBack}. */
  record HoldBack() implements TcpFault {}
}
