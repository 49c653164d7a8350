package dev.stowage.bench.records;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The records of one feature that are there at a moment of a replay. Knows them by number; adding,
 * picking and taking out take constant time.
 */
final class Population {

  private record Due(int number, long micros) {}

  private final Deque<Due> ending = new ArrayDeque<>();
  private int[] present = new int[16];
  private int[] places = new int[16];
  private int size;
  private int made;
  private int lastGone;

  /** Adds the next record, which stays until it is taken out; returns its number. */
  int add() {
    if (made == places.length) {
      places = Arrays.copyOf(places, 2 * made);
    }
    if (size == present.length) {
      present = Arrays.copyOf(present, 2 * size);
    }
    present[size] = made;
    places[made] = size++;
    return made++;
  }

  /** Says when a record will have expired; records last equally long, so that none overtakes. */
  void ends(int number, long micros) {
    ending.add(new Due(number, micros));
  }

  /** Takes out what has expired by now. */
  void passTo(long micros) {
    while (!ending.isEmpty() && ending.element().micros() <= micros) {
      int number = ending.remove().number();
      if (isPresent(number)) {
        takeOut(number);
      }
    }
  }

  /** Takes a record out, and remembers it as the last that went. */
  void takeOut(int number) {
    int place = places[number];
    int moved = present[--size];
    present[place] = moved;
    places[moved] = place;
    places[number] = -1;
    lastGone = number;
  }

  boolean isPresent(int number) {
    return places[number] >= 0;
  }

  int size() {
    return size;
  }

  /** Returns the number of a record that is there, by a place from 0 to {@link #size}. */
  int at(int place) {
    return present[place];
  }

  /** Returns the number of the record that went last. */
  int lastGone() {
    return lastGone;
  }
}
