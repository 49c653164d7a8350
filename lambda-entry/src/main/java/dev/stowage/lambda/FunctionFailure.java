package dev.stowage.lambda;

import dev.stowage.core.error.ErrorLine;
import dev.stowage.core.error.StowageException;

/**
 * Why a function cannot begin, or an event is none: in one line, which the runtime writes into the
 * log. No stack trace says more.
 */
public final class FunctionFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private FunctionFailure(String line) {
    super(line, null, false, false);
  }

  /** Words an error. */
  static FunctionFailure of(StowageException refused) {
    return new FunctionFailure(ErrorLine.of(refused));
  }
}
