package dev.stowage.testkit.fault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How the stores of these tests fail, and how a trial is seen to notice. */
final class Lies {

  private Lies() {}

  /** Fails in the place of an answer, whatever was done for it. */
  static <T> T lost(T answer, ErrorKind kind) {
    String what = "instead of " + answer;
    throw new StowageException(kind, "call", "key", what);
  }

  /** Makes every call of a trial once, on a line without faults. */
  static Map<String, ErrorKind> calmly(PortTrial trial) {
    return new RequestSweep(number -> {}, () -> false).run(trial);
  }

  static void assertCaught(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(AssertionError.class).hasMessageContaining(message);
  }
}
