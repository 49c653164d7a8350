package dev.stowage.lambda;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.ErrorLine;
import dev.stowage.core.error.StowageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a function writes to its log. */
final class FunctionLog {

  private static final Logger LOG = LoggerFactory.getLogger("dev.stowage");

  /** Takes note of an error of a store, or of a defect, with where it came about. */
  void failed(String route, RuntimeException why) {
    if (why instanceof StowageException error && error.kind() != ErrorKind.UNEXPECTED) {
      LOG.error("{}: {}: {}", route, error.kind(), ErrorLine.of(error));
    } else {
      LOG.error("{}: a defect; report it", route, why);
    }
  }
}
