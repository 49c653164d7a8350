package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;

/**
 * What a caller asked for, for messages.
 *
 * @param operation the port's operation
 * @param key what it is applied to; empty when there is none
 */
record Call(String operation, String key) {

  StowageException failed(ErrorKind kind, String what) {
    return new StowageException(kind, operation, key, what);
  }
}
