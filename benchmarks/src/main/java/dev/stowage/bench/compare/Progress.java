package dev.stowage.bench.compare;

import dev.stowage.core.cost.Phase;

/** Is told how far a comparison is. Called by one thread. */
public interface Progress {

  /**
   * The place of a line is about to be looked for, which may start an engine.
   *
   * @param line the line
   */
  void prepare(StoreLine line);

  /**
   * A line begins.
   *
   * @param line the line
   * @param engine what its store runs on, such as {@code DynamoDB Local 3.3.1}
   */
  void begin(StoreLine line, String engine);

  /**
   * A phase has come some way. Told often: once a batch, a dashboard or a page.
   *
   * @param phase the phase
   * @param done readings or dashboards so far
   * @param total how many there will be
   */
  void advance(Phase phase, long done, long total);

  /**
   * A line is done.
   *
   * @param result what came of it
   */
  void end(LineResult result);
}
