package dev.stowage.bench.conformance;

/** Is told how far a run is. Rules end on many threads, but are told of one at a time. */
public interface Progress {

  /**
   * The place of a store is about to be looked for, which may start an engine.
   *
   * @param url the store as it was given
   */
  void prepare(String url);

  /**
   * A store begins.
   *
   * @param engine what it runs on
   */
  void begin(String engine);

  /**
   * A rule is done.
   *
   * @param port whose rule
   * @param done how many rules of the port are done
   * @param total how many it has
   */
  void advance(Port port, int done, int total);

  /**
   * A store is done.
   *
   * @param result what came of it
   */
  void end(StoreResult result);
}
