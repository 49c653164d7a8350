package dev.stowage.serve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Several clients, which leave together. */
final class Wires implements Iterable<Wire>, AutoCloseable {

  private final List<Wire> wires = new ArrayList<>();

  void add(Wire wire) {
    wires.add(wire);
  }

  Wire get(int index) {
    return wires.get(index);
  }

  @Override
  public Iterator<Wire> iterator() {
    return wires.iterator();
  }

  @Override
  public void close() throws IOException {
    for (Wire wire : wires) {
      wire.close();
    }
  }
}
