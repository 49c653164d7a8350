package dev.stowage.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Security;
import org.crac.Core;
import org.crac.Resource;

/**
 * What AWS Lambda calls: set it as the function's handler, {@code
 * dev.stowage.lambda.LambdaHandler}. Which stores it uses, and who may write, stands in the
 * environment.
 *
 * <p>Everything is done before an answer is given: no thread works for a request afterwards, as the
 * environment is frozen then. A store of files alone seals its finished days in a thread of its
 * own.
 */
public final class LambdaHandler implements RequestStreamHandler, Resource {

  static {
    // Read once, at the first look-up. What a name led to before a snapshot or a freeze may have
    // moved, and the JVM tells its age by a clock that stands still meanwhile.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  private final Function function;

  /**
   * Opens the stores that the environment names, and asks each once.
   *
   * @throws FunctionFailure with one line that says what is wrong and what would be right
   */
  public LambdaHandler() {
    function = Function.ofEnvironment();
    Core.getGlobalContext().register(this);
  }

  /**
   * Answers an event.
   *
   * @param event JSON of one of the kinds of {@link EventKind}
   * @param answer takes the JSON that the sender of such an event expects
   * @param context the id of the invocation and the name of the function, for the log
   * @throws FunctionFailure with one line for an event of no known kind
   */
  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    function.answer(event, answer, Invocation.of(context));
  }

  /** Answers an event of each kind for nobody, and lets go of every connection. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    function.suspend();
  }

  /** Opens the stores anew: every connection, and every source of randomness. */
  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    function.resume();
  }
}
