package dev.stowage.lambda;

import dev.stowage.core.error.ErrorLine;
import dev.stowage.core.error.StowageException;

/** Why a function cannot begin, in one line; the log needs no stack trace to say it. */
public final class InitFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private InitFailure(String line) {
    super(line, null, false, false);
  }

  /** Words an error whose operation is the name of a setting. */
  static InitFailure of(StowageException refused) {
    return new InitFailure(ErrorLine.of(refused));
  }
}
