package dev.stowage.wiring;

/** Who can reach the HTTP interface. */
public enum Exposure {
  /** Programs of this machine: a server that is bound to loopback. */
  THIS_MACHINE,
  /** Anybody on some network. */
  NETWORK
}
