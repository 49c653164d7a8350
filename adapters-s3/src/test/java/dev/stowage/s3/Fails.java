package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** That a call fails as it should. */
final class Fails {

  private Fails() {}

  static AbstractThrowableAssert<?, ?> with(ErrorKind kind, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).as("%s", e).isEqualTo(kind));
  }
}
