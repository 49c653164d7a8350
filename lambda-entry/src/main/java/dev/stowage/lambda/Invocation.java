package dev.stowage.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Objects;

/**
 * One call of a function.
 *
 * @param id what AWS calls it, in its own lines of the log, too
 * @param function the function's name, {@code -} where the runtime does not tell
 */
record Invocation(String id, String function) {

  /** Takes it from what the runtime hands over. */
  static Invocation of(Context context) {
    return new Invocation(
        Objects.requireNonNullElse(context.getAwsRequestId(), "-"),
        Objects.requireNonNullElse(context.getFunctionName(), "-"));
  }
}
