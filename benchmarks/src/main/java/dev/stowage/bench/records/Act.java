package dev.stowage.bench.records;

/**
 * One operation of a replay.
 *
 * @param micros when, in microseconds since 1970
 * @param operation what is done
 * @param number to which link, paste or counter, from 0 in the order of their creation
 * @param answer what a store that keeps its promises answers
 */
public record Act(long micros, Operation operation, int number, Answer answer) {

  /** What a store that keeps its promises answers. */
  public enum Answer {
    /** It is done, or found. */
    GIVEN,
    /** There is no such record any more: it was removed, burnt, or has expired. */
    NONE
  }
}
