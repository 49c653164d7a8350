package dev.stowage.http.contract;

/** Straight to the router. */
class RouterContractTest extends ApiContract {

  @Override
  World.Transport transport() {
    return World.DIRECT;
  }
}
