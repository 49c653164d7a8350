package dev.stowage.bench.place;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.wiring.OwnPlace;
import dev.stowage.wiring.Wiring;

/** A place of the run's own in a store that was named, or in a service of AWS. */
final class OwnedPlace implements Place {

  private final OwnPlace own;
  private final Host host;
  private final Scratch.Belonging belonging;

  OwnedPlace(OwnPlace own, Host host, Scratch.Belonging belonging) {
    this.own = own;
    this.host = host;
    this.belonging = belonging;
  }

  @Override
  public String engine() {
    return host.name();
  }

  @Override
  public boolean isBilled() {
    return host.billed();
  }

  @Override
  public String what() {
    return own.what();
  }

  @Override
  public boolean given() {
    return false;
  }

  @Override
  public void initialise(BackendContext context) {
    own.make(context);
  }

  @Override
  public Backend open(BackendContext context) {
    return Wiring.open(own.url(), context);
  }

  @Override
  public void close() {
    belonging.remove();
  }
}
